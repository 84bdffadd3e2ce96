import { describe, expect, test } from '@jest/globals';
import type { ListingReading } from '../../../lambdas/core/reading/entry.ts';
import { entriesOf, readAs } from './read-as.ts';

const SITE = 'https://www.mindef.gov.sg';
const RELEASES = '/news-and-events/latest-releases/\\d{1,2}[a-z]{3}\\d\\d[-_]';

const read = (body: string | Uint8Array, only = '.'): ListingReading =>
  readAs({ type: 'sitemap', url: `${SITE}/sitemap.xml`, only }, body, {
    source: { timeZone: 'Asia/Singapore', country: 'SG', language: 'en' },
  });

const sitemap = (...urls: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls
    .map((loc) => `<url><loc>${loc}</loc><lastmod>2026-11-01T00:00:00+08:00</lastmod></url>`)
    .join('\n')}</urlset>`;

describe('a sitemap', () => {
  test('the pages wanted, a title made of each address, the date of the address and not lastmod', () => {
    const releases = `${SITE}/news-and-events/latest-releases`;
    const body = sitemap(
      `${SITE}/`,
      `${SITE}/about-us/`,
      `${releases}/24jul26-nr2/`,
      `${releases}/03mar23_speech/`,
      `${releases}/`,
    );
    expect(read(body, RELEASES)).toEqual({
      kind: 'entries',
      entries: [
        {
          url: `${releases}/24jul26-nr2/`,
          title: '24jul26 nr2',
          published: '2026-07-24',
          summary: null,
          untitled: true,
        },
        {
          url: `${releases}/03mar23_speech/`,
          title: '03mar23 speech',
          published: '2023-03-03',
          summary: null,
          untitled: true,
        },
      ],
      charset: { name: 'utf-8', from: 'xml' },
      extension: 'xml',
      notes: [],
    });
  });

  test.each([
    ['/news/joint-statement-of-ministers', 'joint statement of ministers'],
    ['/news/joint_statement.html', 'joint statement'],
    ['/news/2026-visit.PDF', '2026 visit'],
    ['/news/%E4%BC%9A%E8%AB%87-%E7%B5%90%E6%9E%9C/', '会談 結果'],
    ['/news/%E4%ZZ-a/', '%E4%ZZ a'],
    ['/news/%89%EF', '%89%EF'],
    ['/visit/index.html', 'visit'],
    ['/a-b/?page=2', 'a b'],
    ['/---/', 'www.mindef.gov.sg'],
    ['/', 'www.mindef.gov.sg'],
  ])('%s is called %j', (path, title) => {
    expect(entriesOf(read(sitemap(SITE + path)))).toMatchObject([{ title, published: null, untitled: true }]);
  });

  test.each([
    ['entities', '<urlset><url><loc>https://a.example/?a=1&amp;b=2&#38;c=3</loc></url></urlset>', 'https://a.example/?a=1&b=2&c=3'],
    ['CDATA and white space', '<urlset><url><loc>\n <![CDATA[https://a.example/x]]> </loc></url></urlset>', 'https://a.example/x'],
    ['a prefix, and pictures of a page', '<s:urlset xmlns:s="x"><s:url><image:image><image:loc>https://a.example/i.png</image:loc></image:image><s:loc>https://a.example/x</s:loc></s:url></s:urlset>', 'https://a.example/x'],
    ['a stylesheet and a comment first', '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- made today --><urlset><url><loc>https://a.example/x</loc></url></urlset>', 'https://a.example/x'],
    ['a relative address', '<urlset><url><loc>/x</loc></url></urlset>', `${SITE}/x`],
  ])('%s', (_, body, url) => {
    expect(entriesOf(read(body)).map((entry) => entry.url)).toEqual([url]);
  }); // prettier-ignore

  test('addresses that lead to no page are noted', () => {
    expect(read('<urlset><url/><url><loc>ftp://a.example/</loc></url><url><loc> </loc></url></urlset>')).toMatchObject({
      entries: [],
      notes: [
        'url 1: no link to a page (null)',
        'url 2: no link to a page ("ftp://a.example/")',
        'url 3: no link to a page ("")',
      ],
    }); // prettier-ignore
  });

  test('of a whole site none is wanted', () => {
    expect(read(sitemap(`${SITE}/`, `${SITE}/about-us/`), RELEASES)).toMatchObject({
      entries: [],
      notes: [`none of 2 entries is wanted: only ${RELEASES}`],
    });
  });
});

describe('what is no sitemap', () => {
  test.each([['<urlset/>'], ['<urlset></urlset>'], ['<urlset xmlns="x">\n</urlset>']])(
    'an empty one is one: %s',
    (body) => {
      expect(read(body)).toMatchObject({ kind: 'entries', entries: [], notes: [] });
    },
  );

  test('an index names its parts', () => {
    const parts = Array.from(
      { length: 7 },
      (_, index) => `<sitemap><loc>${SITE}/s${index}.xml</loc></sitemap>`,
    );
    expect(read(`<sitemapindex>${parts.join('')}</sitemapindex>`)).toEqual({
      kind: 'unreadable',
      outcome: 'wrong-type',
      detail: `an index of sitemaps where a sitemap was expected: name the part that is wanted (${SITE}/s0.xml, ${SITE}/s1.xml, ${SITE}/s2.xml, ${SITE}/s3.xml, ${SITE}/s4.xml and 2 more)`,
    });
  });

  test('a gzip file is none', () => {
    expect(read(Uint8Array.of(0x1f, 0x8b, 8, 0))).toMatchObject({
      outcome: 'wrong-type',
      detail: expect.stringContaining('gzip'),
    });
  });

  test.each([
    ['a page', '<!DOCTYPE html><html><body></body></html>', 'wrong-type', /<html>/],
    ['a feed', '<rss version="2.0"><channel/></rss>', 'wrong-type', /<rss>/],
    ['words', 'https://a.example/', 'unparsable', /no element/],
    ['cut off', sitemap(`${SITE}/a`, `${SITE}/b`).slice(0, -12), 'unparsable', /breaks off: there is no <\/urlset>/],
    ['a comment without end', '<urlset><!-- <url></url></urlset>', 'unparsable', /not well-formed/],
    ['nested without end', `<urlset>${'<url>'.repeat(200)}</urlset>`, 'unparsable', /nested/i],
    ['too many entities', `<!DOCTYPE urlset [<!ENTITY a "${'b'.repeat(5000)}">]><urlset><url><loc>${'&a;'.repeat(100)}</loc></url></urlset>`, 'unparsable', /limit/],
  ])('%s', (_, body, outcome, detail) => {
    expect(read(body)).toEqual({ kind: 'unreadable', outcome, detail: expect.stringMatching(detail) });
  }); // prettier-ignore
});
