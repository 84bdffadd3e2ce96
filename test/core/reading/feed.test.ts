import { describe, expect, test } from '@jest/globals';
import { dateFromUrl } from '../../../lambdas/core/date-in-url.ts';
import type { ListingReading } from '../../../lambdas/core/reading/entry.ts';
import { readListing } from '../../../lambdas/core/reading/listing.ts';
import { encode } from '../../support/encode.ts';
import type { Encoding } from '../../support/encode.ts';
import { sourceOf } from '../../support/source-of.ts';

const URL_OF_FEED = 'https://www.example.jp/j/rss/news.xml';
const source = sourceOf({ type: 'feed', url: URL_OF_FEED });

const read = (feed: string | Uint8Array, encoding: Encoding = 'utf-8'): ListingReading =>
  readListing({
    body: typeof feed === 'string' ? encode(feed, encoding) : feed,
    contentType: 'application/xml',
    url: URL_OF_FEED,
    source,
    entry: source.entry,
    at: '2026-08-20T01:00:00Z',
  });

function entriesOf(feed: string | Uint8Array, encoding?: Encoding): readonly unknown[] {
  const reading = read(feed, encoding);
  if (reading.kind !== 'entries') throw new Error(reading.detail);
  return reading.entries;
}

const rss = (items: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\r\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>t</title><link>https://www.example.jp/</link>${items}</channel></rss>\r\n`;
const atom = (entries: string, attributes = ''): string =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"${attributes}><title>t</title>${entries}</feed>`;

describe('RSS 2.0', () => {
  test('a byte order mark, relative links and empty descriptions', () => {
    const feed = rss(
      '<item><title>日豪防衛相会談について</title><link>/j/area/2026/20260818_aus-j.html</link><guid isPermaLink="true">/j/x</guid><pubDate>Wed, 19 Aug 2026 18:02:36 +0900</pubDate><description></description><content:encoded></content:encoded></item>',
    );
    expect(entriesOf(Uint8Array.from([0xef, 0xbb, 0xbf, ...encode(feed, 'utf-8')]))).toEqual([
      {
        url: 'https://www.example.jp/j/area/2026/20260818_aus-j.html',
        title: '日豪防衛相会談について',
        published: '2026-08-19',
        summary: null,
      },
    ]);
  });

  test('positional guids are no links, permanent ones are', () => {
    const reading = read(
      rss(
        '<item><title>A</title><link>https://a.example/1</link><guid isPermaLink="false">item_1</guid></item><item><title>B</title><guid isPermaLink="false">item_2</guid></item><item><title>C</title><guid>https://a.example/3</guid></item>',
      ),
    );
    expect(reading).toMatchObject({
      entries: [{ url: 'https://a.example/1' }, { url: 'https://a.example/3' }],
      notes: ['item 2: no link to a page (null)'],
    });
  });

  test.each([
    ['no title', '<item><title> </title><link>/a</link></item>', 'item 1: no title'],
    [
      'javascript',
      '<item><title>A</title><link>javascript:void(0)</link></item>',
      'item 1: no link to a page ("javascript:void(0)")',
    ],
    [
      'mail',
      '<item><title>A</title><link>mailto:a@example.jp</link></item>',
      'item 1: no link to a page ("mailto:a@example.jp")',
    ],
  ])('an item is passed over, and why: %s', (_, item, note) => {
    expect(read(rss(item))).toMatchObject({ kind: 'entries', entries: [], notes: [note] });
  });

  test('titles are decoded once, as XML, and their white space folded', () => {
    const titles = [
      'A &amp; B',
      '<![CDATA[C & D]]>',
      '&lt;共同発表&gt;',
      '  一行\n  二行　三 ',
      'E &amp;amp; F',
      '&#x9632;衛',
    ];
    const items = titles
      .map((title, index) => `<item><title>${title}</title><link>/${index}</link></item>`)
      .join('');
    expect(entriesOf(rss(items))).toMatchObject(
      ['A & B', 'C & D', '<共同発表>', '一行 二行　三', 'E &amp; F', '防衛'].map((title) => ({ title })),
    );
  });

  test.each([
    [
      'HTML',
      '&lt;p&gt;共同訓練を&lt;b&gt;実施&lt;/b&gt;。&lt;/p&gt;&lt;p&gt;R&amp;amp;D&lt;/p&gt;',
      '共同訓練を実施。 R&D',
    ],
    ['CDATA', '<![CDATA[<img src="x"><p>概要<br>次のとおり</p><script>x()</script>]]>', '概要 次のとおり'],
    ['the title again', '会　談（結果）', null],
    ['the title in other width', '<![CDATA[<p>会談(結果)</p>]]>', null],
    ['nothing but markup', '<![CDATA[<p>&nbsp;</p>]]>', null],
  ])('a description is plain words: %s', (_, description, summary) => {
    const item = `<item><title>会談（結果）</title><link>/a</link><description>${description}</description></item>`;
    expect(entriesOf(rss(item))).toMatchObject([{ summary }]);
  });

  test('content beside a description: the one with more words, cut to a lead', () => {
    const item = `<item><title>T</title><link>/a</link><description>short</description><content:encoded><![CDATA[<p>${'長'.repeat(5000)}</p>]]></content:encoded></item>`;
    expect(entriesOf(rss(item))).toMatchObject([{ summary: '長'.repeat(1000) }]);
  });

  test('dc:date where there is no pubDate; no date is null', () => {
    const items =
      '<item><title>A</title><link>/a</link><dc:date>2026-08-18T20:00:00Z</dc:date></item><item><title>B</title><link>/b</link><pubDate>soon</pubDate></item>';
    expect(entriesOf(rss(items))).toMatchObject([{ published: '2026-08-19' }, { published: null }]);
  });

  test('xml:base', () => {
    const feed = rss('<item><title>A</title><link>a.html</link></item>').replace(
      '<rss ',
      '<rss xml:base="https://base.example/d/" ',
    );
    const channel = feed.replace('<channel>', '<channel xml:base="https://base.example/d/">');
    expect(entriesOf(channel)).toMatchObject([{ url: 'https://base.example/d/a.html' }]);
  });
});

test('RSS 1.0 in Shift_JIS that only the XML declaration tells', () => {
  const feed = `<?xml version="1.0" encoding="Shift_JIS" ?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="ja">
<channel rdf:about="https://www.example.jp/news.rdf"><title>新着</title><link>https://www.example.jp/</link><items><rdf:Seq><rdf:li rdf:resource="https://www.example.jp/1.html"/></rdf:Seq></items></channel>
<item rdf:about="https://www.example.jp/1.html"><title>審議会　第１回（①髙橋委員）</title><description>審議会　第１回（①髙橋委員）</description><link>https://www.example.jp/1.html</link><dc:date>2026-08-19T05:00:00+09:00</dc:date></item>
</rdf:RDF>`;
  expect(read(feed, 'shift_jis')).toEqual({
    kind: 'entries',
    entries: [
      {
        url: 'https://www.example.jp/1.html',
        title: '審議会　第１回（①髙橋委員）',
        published: '2026-08-19',
        summary: null,
      },
    ],
    charset: { name: 'shift_jis', from: 'xml' },
    extension: 'xml',
    notes: [],
  });
});

describe('Atom', () => {
  test.each([
    [
      'html',
      '<title type="html">Q&amp;amp;A &lt;b&gt;bold&lt;/b&gt; &amp;lt;SQUAD&amp;gt;</title>',
      'Q&A bold <SQUAD>',
    ],
    ['html in CDATA', '<title type="html"><![CDATA[A &amp; B <i>x</i>]]></title>', 'A & B x'],
    ['text', '<title type="text">A &lt;b&gt; &amp;amp;</title>', 'A <b> &amp;'],
    ['no type', '<title>A &amp; B</title>', 'A & B'],
    [
      'xhtml',
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">less <b>than</b> &lt;2</div></title>',
      'less than <2',
    ],
  ])('a title of type %s', (_, element, title) => {
    expect(entriesOf(atom(`<entry>${element}<link href="/a"/></entry>`))).toMatchObject([{ title }]);
  });

  test('the alternate link against nested xml:base, published before updated', () => {
    const feed = atom(
      '<entry xml:base="sub/"><title>A</title><link rel="self" href="/feed"/><link rel="alternate" href="a.html"/><published>2026-08-18T16:00:00Z</published><updated>2026-08-20T00:00:00Z</updated><summary>1 &lt; 2 &amp;amp; 3</summary></entry>',
      ' xml:base="/news/"',
    );
    expect(entriesOf(feed)).toEqual([
      {
        url: 'https://www.example.jp/news/sub/a.html',
        title: 'A',
        published: '2026-08-19',
        summary: '1 < 2 &amp; 3',
      },
    ]);
  });
});

test('the batch date of a feed is the entry’s; the one in the address is known apart from it', () => {
  const feed = rss(
    '<item><title>日豪防衛相会談（8月16日）</title><link>/j/approach/exchange/area/2026/20260816_aus-j.html</link><pubDate>Wed, 19 Aug 2026 18:02:36 +0900</pubDate></item>',
  );
  expect(entriesOf(feed)).toMatchObject([{ published: '2026-08-19' }]);
  expect(dateFromUrl('https://www.example.jp/j/approach/exchange/area/2026/20260816_aus-j.html')).toEqual({
    published: null,
    event: '2026-08-16',
  });
});

describe('what is no feed', () => {
  const whole = rss(
    '<item><title>A</title><link>/a</link></item><item><title>B</title><link>/b</link></item>',
  );
  test.each([
    [
      'a page',
      '<!DOCTYPE html><html><body><p>how to write &lt;rss version="2.0"&gt;</p><rss></rss></body></html>',
      'wrong-type',
      /outermost element is <html>/,
    ],
    ['a sitemap', '<?xml version="1.0"?><urlset><url/></urlset>', 'wrong-type', /<urlset>/],
    ['words', 'Service unavailable', 'unparsable', /no element/],
    ['nothing', '', 'unparsable', /empty/],
    ['a PDF', '%PDF-1.7 …', 'wrong-type', /PDF/],
    ['cut inside an item', whole.slice(0, whole.indexOf('<title>B') + 8), 'unparsable', /breaks off/],
    ['cut between two items', whole.slice(0, whole.indexOf('</item>') + 7), 'unparsable', /breaks off/],
    ['not well-formed', rss('<item><title>A</item>'), 'unparsable', /well-formed/],
  ])('%s', (_, body, outcome, detail) => {
    expect(read(body)).toEqual({ kind: 'unreadable', outcome, detail: expect.stringMatching(detail) });
  });

  test.each([
    ['RSS', rss('')],
    ['RSS without a title', '<rss version="2.0"><channel/></rss>'],
    ['Atom', atom('')],
    ['Atom with nothing at all', '<feed xmlns="http://www.w3.org/2005/Atom"/>'],
    [
      'RDF',
      '<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel><title>t</title></channel></rdf:RDF>',
    ],
    [
      'comments and a document type first',
      `<!-- a -->\n<!DOCTYPE rss [ <!ENTITY x "y"> ]>\n${rss('').slice(40)}`,
    ],
  ])('an empty feed is a feed: %s', (_, feed) => {
    expect(read(feed)).toMatchObject({ kind: 'entries', entries: [] });
  });

  test('a header that denies the charset is overruled and noted', () => {
    const reading = readListing({
      body: encode(
        rss('<item><title>日豪防衛相会談について</title><link>/a</link></item>').replace(
          'UTF-8',
          'Shift_JIS',
        ),
        'shift_jis',
      ),
      contentType: 'application/xml; charset=UTF-8',
      url: URL_OF_FEED,
      source,
      entry: source.entry,
      at: '2026-08-20T01:00:00Z',
    });
    expect(reading).toMatchObject({
      entries: [{ title: '日豪防衛相会談について' }],
      notes: ['charset: header says utf-8, content is shift_jis'],
    });
  });
});
