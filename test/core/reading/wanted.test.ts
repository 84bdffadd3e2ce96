import { describe, expect, test } from '@jest/globals';
import type { SourceInput } from '../../../lambdas/core/source.ts';
import { entriesOf, readAs } from './read-as.ts';

const SITE = 'https://www.ministry.example';
const PATHS = ['/press/kisha/2026/0807a.html', '/press/news/2026/08/07a.html', '/procurement/1.html'];

interface Wishes {
  readonly only: string;
  readonly skip?: { url: string; title?: string }[];
}

/** The same three links in every kind of list, all relative where the kind allows it. */
const LISTS: readonly [SourceInput['entry'], string][] = [
  [
    { type: 'feed', url: `${SITE}/a.xml` },
    `<rss version="2.0"><channel>${PATHS.map((path) => `<item><title>会見を掲載</title><link>${path}</link></item>`).join('')}</channel></rss>`,
  ],
  [
    { type: 'listing', url: `${SITE}/a.html`, item: 'li' },
    `<ul>${PATHS.map((path) => `<li><a href="${path}">会見を掲載</a></li>`).join('')}</ul>`,
  ],
  [
    { type: 'script', url: `${SITE}/a.js`, fields: { url: 'u', title: 't' } },
    `list = [${PATHS.map((path) => `{u:"${path}",t:"会見を掲載"}`).join()}]`,
  ],
  [
    { type: 'json', url: `${SITE}/a.json`, fields: { url: 'u', title: 't' } },
    JSON.stringify(PATHS.map((path) => ({ u: path, t: '会見を掲載' }))),
  ],
  [
    { type: 'sitemap', url: `${SITE}/a.xml`, only: '.' },
    `<urlset>${PATHS.map((path) => `<url><loc>${path}</loc></url>`).join('')}</urlset>`,
  ],
];

describe.each(LISTS)('the wishes of a $type', (entry, body) => {
  const read = (wishes: Wishes) => readAs({ ...entry, ...wishes }, body);
  const pathsOf = (wishes: Wishes) => entriesOf(read(wishes)).map(({ url }) => url.replace(SITE, ''));

  test('only the addresses that match, absolute as they are', () => {
    expect(pathsOf({ only: `^${SITE}/press/` })).toEqual(PATHS.slice(0, 2));
    expect(pathsOf({ only: '/kisha/\\d{4}/' })).toEqual(PATHS.slice(0, 1));
    expect(pathsOf({ only: '^/press/' })).toEqual([]);
  });

  test('less those that another source announces', () => {
    expect(pathsOf({ only: '.', skip: [{ url: '/press/' }] })).toEqual(PATHS.slice(2));
    expect(pathsOf({ only: '.', skip: [{ url: '/kisha/' }, { url: '/procurement/' }] })).toEqual(
      PATHS.slice(1, 2),
    );
    expect(pathsOf({ only: '/press/', skip: [{ url: '/kisha/' }] })).toEqual(PATHS.slice(1, 2));
  });

  test('entries left out are not noted, but that none is left is', () => {
    expect(read({ only: '/press/' })).toMatchObject({ notes: [] });
    expect(read({ only: '/exchange/' })).toMatchObject({
      kind: 'entries',
      entries: [],
      notes: ['none of 3 entries is wanted: only /exchange/'],
    });
  });
});

test('a title decides together with the address', () => {
  const [[entry, body]] = [LISTS[0]!];
  const skip = (title: string) => entriesOf(readAs({ ...entry, skip: [{ url: '/press/', title }] }, body));
  expect(skip('を掲載$')).toHaveLength(1);
  expect(skip('を更新$')).toHaveLength(3);
});

test('a list that was empty before anybody chose has no such note', () => {
  const reading = readAs(
    { type: 'json', url: `${SITE}/a.json`, fields: { url: 'u', title: 't' }, only: 'x' },
    '[]',
  );
  expect(reading).toMatchObject({ entries: [], notes: [] });
});
