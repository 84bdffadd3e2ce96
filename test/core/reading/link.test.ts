import { describe, expect, test } from '@jest/globals';
import { pageLink } from '../../../lambdas/core/reading/link.ts';

const BASE = 'https://www.example.jp/news/index.html';

describe('pageLink', () => {
  test.each([
    ['1.html', 'https://www.example.jp/news/1.html'],
    ['//second.example.jp/a', 'https://second.example.jp/a'],
    [' /a?b=1&c=2#d ', 'https://www.example.jp/a?b=1&c=2#d'],
    ['http://www.example.jp@elsewhere.example/', 'http://elsewhere.example/'],
    ['https://user:secret@www.example.jp/a', 'https://www.example.jp/a'],
  ])('%s → %s', (href, link) => {
    expect(pageLink(href, BASE)).toBe(link);
  });

  test.each([
    undefined,
    null,
    '',
    '  ',
    '#top',
    'javascript:void(0)',
    'mailto:a@example.jp',
    'ftp://www.example.jp/',
    'http://[',
    `/${'a'.repeat(8000)}`,
  ])('%s leads to no page', (href) => {
    expect(pageLink(href, BASE)).toBeNull();
  });
});
