import { describe, expect, test } from '@jest/globals';
import { alertId, canonicalUrl, itemId } from '../../lambdas/core/identity.ts';

describe('canonicalUrl', () => {
  test.each([
    ['http://Example.JP/a', 'https://example.jp/a', 'scheme and case of the host'],
    ['https://example.jp:443/a', 'https://example.jp/a', 'default port'],
    ['http://example.jp:80/a', 'https://example.jp/a', 'default port of http'],
    ['https://example.jp:8080/a', 'https://example.jp:8080/a', 'another port stays'],
    ['https://example.jp/a#top', 'https://example.jp/a', 'fragment'],
    ['https://example.jp/a/index.html', 'https://example.jp/a/', 'index.html is the folder'],
    ['https://example.jp/a/index.htm', 'https://example.jp/a/', 'index.htm too'],
    ['https://example.jp/index.php?x=1', 'https://example.jp/?x=1', 'index.php too, the query stays'],
    [
      'https://example.jp/a/comme_index.html',
      'https://example.jp/a/comme_index.html',
      'another index page is a page',
    ],
    ['https://example.jp/a?utm_source=x&id=2&utm_medium=y', 'https://example.jp/a?id=2', 'campaign tags'],
    ['https://example.jp/a?fbclid=1', 'https://example.jp/a', 'a click id alone leaves no question mark'],
    ['https://example.jp/a?b=2&a=1', 'https://example.jp/a?b=2&a=1', 'order of other parameters stays'],
    ['https://example.jp/a?', 'https://example.jp/a', 'an empty query is none'],
    ['https://example.jp/%7euser/%e6%97%a5', 'https://example.jp/~user/%E6%97%A5', 'percent-encoding'],
    ['https://example.jp/日', 'https://example.jp/%E6%97%A5', 'characters and their escapes'],
    ['https://example.jp/a/../b', 'https://example.jp/b', 'dot segments'],
  ])('%s → %s (%s)', (url, canonical) => {
    expect(canonicalUrl(url)).toBe(canonical);
  });

  test('keeps the fragment where the source says that it names an item', () => {
    expect(canonicalUrl('https://example.jp/diary.html#photo_20260918d', 'keep')).toBe(
      'https://example.jp/diary.html#photo_20260918d',
    );
  });
});

describe('itemId', () => {
  const page = 'https://www.mod.go.jp/j/approach/exchange/area/2026/20260818_aus-j.html';

  test('ends in words a person can read', () => {
    expect(itemId(page, null)).toMatch(/^[0-9a-f]{16}-20260818-aus-j$/);
  });
  test('is ASCII and short for any address', () => {
    const long = `https://example.jp/${'防衛'.repeat(200)}`;
    expect(itemId(canonicalUrl(long), null)).toMatch(/^[0-9a-z-]{16,57}$/);
  });
  test('hashes the title too, compared without width and spacing, where one page carries several items', () => {
    expect(itemId(page, 'ＡＢＣ 日 本')).toBe(itemId(page, 'ABC日本'));
    expect(itemId(page, 'A')).not.toBe(itemId(page, 'B'));
    expect(itemId(page, 'A')).not.toBe(itemId(page, null));
  });
});

test('an alert id tells sources, items, changes and versions apart', () => {
  const ids = [
    alertId('a', 'i', 'new', 1),
    alertId('b', 'i', 'new', 1),
    alertId('a', 'j', 'new', 1),
    alertId('a', 'i', 'updated', 1),
    alertId('a', 'i', 'updated', 2),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});
