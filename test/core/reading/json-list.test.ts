import { describe, expect, test } from '@jest/globals';
import type { ListingReading } from '../../../lambdas/core/reading/entry.ts';
import type { SourceInput } from '../../../lambdas/core/source.ts';
import { encode } from '../../support/encode.ts';
import { entriesOf, readAs } from './read-as.ts';
import type { ReadOptions } from './read-as.ts';

type Rules = Omit<Extract<SourceInput['entry'], { type: 'json' }>, 'type' | 'url'>;

const API = 'https://api.forces.example/articles/?page=1';
const FIELDS = { url: 'link', title: 'title', date: 'date' };

const read = (body: unknown, rules: Rules = { fields: FIELDS }, options?: ReadOptions): ListingReading =>
  readAs(
    { type: 'json', url: API, ...rules },
    typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    options,
  );

const ARTICLES = {
  items: 'results',
  fields: {
    url: 'https://www.forces.example/{category_slug}/{slug}',
    title: 'title',
    date: 'published_at',
    summary: 'intro_html',
  },
} satisfies Rules;

describe('the articles of an armed force', () => {
  const article = {
    id: 7,
    title: 'Joint sail with Japan &amp; Australia',
    slug: 'joint-sail',
    category_slug: 'news',
    intro_html: '<p>Ships of three navies <strong>sailed</strong>.</p>',
    published_at: '2026-08-20T00:30:00.123456+08:00',
  };

  test('a link and a date made of fields, words of HTML', () => {
    const body = { count: 1, next: null, results: [article] };
    expect(read(body, ARTICLES, { source: { timeZone: 'Asia/Manila' } })).toEqual({
      kind: 'entries',
      entries: [
        {
          url: 'https://www.forces.example/news/joint-sail',
          title: 'Joint sail with Japan & Australia',
          published: '2026-08-20',
          summary: 'Ships of three navies sailed.',
        },
      ],
      charset: { name: 'utf-8', from: 'default' },
      extension: 'json',
      notes: [],
    });
  });

  test.each([
    ['Asia/Manila', '2026-08-20T00:30:00+08:00', '2026-08-20'],
    ['UTC', '2026-08-20T00:30:00+08:00', '2026-08-19'],
    ['Asia/Tokyo', '2026-08-19T15:30:00Z', '2026-08-20'],
    ['Asia/Tokyo', '2026-08-19T15:30:00', '2026-08-19'],
    ['Asia/Tokyo', '8月19日付', '2026-08-19'],
    ['Asia/Tokyo', 1_787_190_000, null],
    ['Asia/Tokyo', null, null],
    ['Asia/Tokyo', { day: 1 }, null],
  ])('a date in %s: %j', (timeZone, published_at, published) => {
    const body = { results: [{ ...article, published_at }] };
    expect(entriesOf(read(body, ARTICLES, { source: { timeZone } }))[0]?.published).toBe(published);
  });

  test('a template with a missing field gives no entry, and a note', () => {
    const results = [
      { ...article, slug: undefined },
      { ...article, slug: ' ' },
      { ...article, slug: ['x'] },
      article,
      'text',
      null,
      7,
    ];
    expect(read({ results }, ARTICLES)).toMatchObject({
      kind: 'entries',
      entries: [{ title: 'Joint sail with Japan & Australia' }],
      notes: ['item 1: no slug', 'item 2: no slug', 'item 3: no slug', 'item 5: no category_slug', 'item 6: no category_slug', 'item 7: no category_slug'],
    }); // prettier-ignore
  });
});

describe('fields', () => {
  const wordpress = { url: 'link', title: 'title.rendered', date: 'date', summary: 'excerpt.rendered' };

  test('the answer is the array, and titles are HTML (WordPress)', () => {
    const body = [
      {
        link: 'https://news.example/2026/08/a/',
        date: '2026-08-19T09:15:00',
        title: { rendered: 'Leaders&#8217; statement &#038; <em>joint</em> drills' },
        excerpt: { rendered: '<p>Read &hellip;</p>\n' },
      },
    ];
    expect(entriesOf(read(body, { fields: wordpress }))).toEqual([
      {
        url: 'https://news.example/2026/08/a/',
        title: 'Leaders’ statement & joint drills',
        published: '2026-08-19',
        summary: 'Read …',
      },
    ]);
  });

  test('a summary that is the title again is none', () => {
    const body = [{ link: '/a', title: { rendered: 'A' }, excerpt: { rendered: '<p>A</p>' } }];
    expect(entriesOf(read(body, { fields: wordpress }))[0]?.summary).toBeNull();
  });

  test('relative links are relative to the answer, or to the base', () => {
    const body = [{ link: 'news/a', title: 'A' }];
    const base = 'https://www.forces.example/en/';
    expect(entriesOf(read(body))[0]?.url).toBe('https://api.forces.example/articles/news/a');
    expect(entriesOf(read(body, { fields: FIELDS, base }))[0]?.url).toBe(`${base}news/a`);
  });

  test('numbers are written out while they are exact', () => {
    const body = '[{"link":12,"title":"A"},{"link":12345678901234567890,"title":"B"}]';
    const fields = { ...FIELDS, url: '/news/{link}' };
    expect(read(body, { fields })).toMatchObject({
      entries: [{ url: 'https://api.forces.example/news/12' }],
      notes: ['item 2: no link'],
    });
  });

  test.each([['toString'], ['__proto__'], ['constructor.name'], ['title.length']])(
    'only own fields count: %s',
    (title) => {
      expect(read([{ link: '/a', title: 'A' }], { fields: { url: 'link', title } })).toMatchObject({
        entries: [],
        notes: [`item 1: no ${title}`],
      });
    },
  );

  test('an array inside', () => {
    const fields = { url: 'links.1.href', title: 'title' };
    const body = [{ title: 'A', links: [{ href: '/x' }, { href: '/y' }] }];
    expect(entriesOf(read(body, { fields }))[0]?.url).toBe('https://api.forces.example/y');
  });
});

describe('what is no list', () => {
  test('an empty array is an empty list', () => {
    expect(read({ results: [] }, ARTICLES)).toMatchObject({ kind: 'entries', entries: [], notes: [] });
  });

  test('a byte order mark, and an encoding that only the header tells', () => {
    const body = '\ufeff\ufeff[{"link":"/a","title":"会談"}]';
    expect(entriesOf(read(body))).toHaveLength(1);
    const sjis = encode('[{"link":"/a","title":"会談"}]', 'shift_jis');
    const options = { contentType: 'application/json; charset=Shift_JIS' };
    expect(entriesOf(read(sjis, { fields: FIELDS }, options))[0]?.title).toBe('会談');
  });

  test.each([
    ['an error in JSON', '{"detail":"Not found."}', ARTICLES, 'unparsable', 'no array at "results"'],
    ['the field is no array', '{"results":{"a":1}}', ARTICLES, 'unparsable', 'no array at "results"'],
    [
      'an object in the place of an array',
      '{"a":1}',
      { fields: FIELDS },
      'unparsable',
      /the answer is no array/,
    ],
    ['null', 'null', ARTICLES, 'unparsable', /results/],
    ['cut off', '{"results":[{"title":"A"', ARTICLES, 'unparsable', /no JSON: /],
    ['words', 'Service unavailable', ARTICLES, 'unparsable', /no JSON: /],
    ['a script', 'callback([]);', ARTICLES, 'unparsable', /no JSON: /],
    ['a page', '<!doctype html><html><title>403</title></html>', ARTICLES, 'wrong-type', /<html>/],
    ['a feed', '<rss version="2.0"/>', ARTICLES, 'wrong-type', /<rss>/],
    ['a PDF', '%PDF-1.7', ARTICLES, 'wrong-type', /PDF/],
    ['nothing', '', ARTICLES, 'unparsable', /empty/],
  ])('%s', (_, body, rules, outcome, detail) => {
    expect(read(body, rules)).toEqual({ kind: 'unreadable', outcome, detail: expect.stringMatching(detail) });
  });

  test('an inner path is named as the definition writes it', () => {
    expect(read({ data: {} }, { ...ARTICLES, items: 'data.list' })).toMatchObject({
      detail: 'no array at "data.list"',
    });
  });
});
