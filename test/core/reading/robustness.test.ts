import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MOST_MARKS, marksIn } from '../../../lambdas/core/reading/bounds.ts';
import type { SourceInput } from '../../../lambdas/core/source.ts';
import { encode } from '../../support/encode.ts';
import { readAs } from './read-as.ts';

/** Whatever a site sends, a reader gives entries or says why there are none; and it takes no longer than the text is long. */
const U = 'https://www.example.jp/list/';
const fields = { url: 'url', title: 'title', date: '{year}-{month}-{day}', summary: 'text' };
const READERS: readonly SourceInput['entry'][] = [
  { type: 'feed', url: U },
  { type: 'listing', url: U, item: 'li', title: 'h5', date: { before: 'dt' }, summary: 'p' },
  { type: 'script', url: U, fields },
  { type: 'json', url: U, items: 'results', fields },
  { type: 'sitemap', url: U, only: '.' },
];

/** Small lists that are right, to be spoilt. */
const LISTS: readonly string[] = [
  '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item><title>会談</title><link>/a</link><pubDate>Wed, 19 Aug 2026 18:02:36 +0900</pubDate><description>&lt;p&gt;概要</description></item></channel></rss>',
  '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">A &amp;amp; B</title><link href="/a"/><updated>2026-08-19T00:00:00Z</updated></entry></feed>',
  '<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><item rdf:about="/a"><title>会談</title><link>/a</link></item></rdf:RDF>',
  '<!DOCTYPE html><html><body><dl><dt>8月19日付</dt><dd><ul><li><a href="/a"><h5>会談</h5><p>概要<li><a href="b?c=会">訪問</a></ul></dd></dl></body></html>',
  'var list = [ { year:"2026", month:8, "day":\'19\', title:"会" + `談`, url:"2026/a.html", text:/x/ }, ]; list.push({url:"b",title:"訪問"});',
  '{"results":[{"url":"/a","title":"会談 &amp; <b>訪問</b>","year":2026,"month":8,"day":19,"text":"<p>概要"}]}',
  '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/x-y/</loc></url></urlset>',
];

/** Pieces that break lists in ways of their own. */
const PIECES = ['<', '>', '&', '"', "'", '`', '{', '}', '[', ']', '(', ')', '/*', '*/', '//', '\\', '${', '<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE x [', '&#x0;', '&#xd800;', '</', '/>', '<?', '\ufeff', '\u0000', '<li>', '<a href="?会">', '</a>', '__proto__', 'null', '令和7年', '13月32日', '9999-99-99', ',', ':', '+'] as const; // prettier-ignore

const spoilt = fc
  .tuple(
    fc.constantFrom(...LISTS),
    fc.array(fc.tuple(fc.nat(400), fc.nat(12), fc.constantFrom(...PIECES)), { maxLength: 4 }),
  )
  .map(([list, cuts]) =>
    cuts.reduce((text, [at, length, piece]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + piece + text.slice(place + length);
    }, list),
  );
const heap = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 60 })
  .map((pieces) => pieces.join(''));

const isReading = (reading: { readonly kind: string }): boolean =>
  reading.kind === 'entries' || reading.kind === 'unreadable';

describe.each(READERS)('a $type of anything', (entry) => {
  test.each([
    ['spoilt lists', spoilt],
    ['heaps of pieces', heap],
    ['any text', fc.string({ unit: 'binary', maxLength: 200 })],
  ])('%s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => isReading(readAs(entry, text))),
      { numRuns: 300 },
    );
  });

  test('any bytes, whatever they are said to be', () => {
    const types = ['text/html; charset=shift_jis', 'application/xml; charset=euc-jp', 'x; charset=iso-2022-jp', null];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...types), (body, contentType) =>
        isReading(readAs(entry, body, { contentType })),
      ),
      { numRuns: 200 },
    );
  }); // prettier-ignore
});

test('the lists that are spoilt above are right: each is read by one reader', () => {
  const read = LISTS.map((list) => READERS.map((entry) => readAs(entry, list)).filter(({ kind }) => kind === 'entries'));
  expect(read.map((readings) => readings.length > 0)).toEqual(LISTS.map(() => true));
}); // prettier-ignore

const megabyte = (piece: string): string => piece.repeat(Math.ceil(1_000_000 / piece.length));
/** As much of it as a list may hold without being refused for its size. */
const full = (piece: string): string => piece.repeat(Math.floor((MOST_MARKS - 10) / marksIn(piece)));

/** Texts on which a reader that looks back, or goes into itself, takes minutes or dies. */
const HOSTILE: readonly [string, string][] = [
  ['100 000 braces', '{'.repeat(100_000)],
  ['nearly as many', full('{')],
  ['brackets', full('[')],
  ['objects in objects', `x=${full('{url:"a",title:"b",c:')}`],
  ['a sum of 100 000', `x={url:"a",title:${'"a"+'.repeat(100_000)}"b"}`],
  ['names declared again and again', Array.from({ length: 150_000 }, (_, index) => `let a${index};`).join('')],
  ['a regular expression of many groups', `/${full('(?<a>b)|')}/`],
  ['many objects', `x=[${full('{url:"a",title:"b",year:1,month:2,day:3},')}]`],
  ['1 MB of li', megabyte('<li>')],
  ['li without end', full('<li>')],
  ['lists in lists', full('<ul><li>x')],
  ['unclosed anchors', full('<li><a href="/x"><h5>t')],
  ['anchors, each of its own', Array.from({ length: 49_000 }, (_, index) => `<a href="/${index}">`).join('')],
  ['a long heading of many items', `<dl><dt>${'8月'.repeat(100_000)}</dt>${full('<dd><ul><li><a href=x>a</a></ul>')}`],
  ['less-than', full('<')],
  ['comments', full('<!---->')],
  ['comments without end', full('<!--')],
  ['a document type without end', `<!doctype x [${megabyte(']')}`],
  ['1 MB of white space', megabyte(' ')],
  ['items', `<rss version="2.0"><channel>${full('<item><title>a</title><link>/b</link></item>')}</channel></rss>`],
  ['items in items', `<rss version="2.0"><channel>${full('<item>')}</channel></rss>`],
  ['a date with white space', `<rss version="2.0"><channel><item><title>a</title><link>/b</link><pubDate>1 May 2026 10:30${' '.repeat(200_000)}x</pubDate></item></channel></rss>`],
  ['addresses', `<urlset>${full('<url><loc>https://a.example/b-c/</loc></url>')}</urlset>`],
  ['records', `{"results":[${full('{"url":"/a","title":"<li>b","text":"<p>"},')}0]}`],
  ['a record of 100 000 tags', `{"results":[{"url":"/a","title":"${full('<li>')}"}]}`],
  ['a link with a query of 1 MB', `<li><a href="?${megabyte('会談')}">t</a></li>`],
]; // prettier-ignore

describe.each(HOSTILE)('%s', (_, list) => {
  // A page without its end is refused as one that broke off; this one is to be read.
  const ended = (type: string): string => (type === 'listing' ? `${list}</body></html>` : list);
  test.each(READERS)('read in a moment as a $type', (entry) => {
    const start = performance.now();
    expect(isReading(readAs(entry, ended(entry.type), { contentType: 'text/html; charset=utf-8' }))).toBe(
      true,
    );
    // A second or two on a busy machine; what is not linear takes far longer.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

test('no more than some of a list’s faults are told', () => {
  const reading = readAs({ type: 'listing', url: U, item: 'li' }, '<li>x</li>'.repeat(1000));
  const notes = reading.kind === 'entries' ? reading.notes : [];
  expect(notes).toHaveLength(51);
  expect(notes.at(-1)).toBe('and 950 more like these');
});

test('a query of 1 MB in a legacy encoding is encoded, and then too long for a link', () => {
  const body = encode(`<li><a href="?${'会談'.repeat(100_000)}">t</a></li>`, 'shift_jis');
  const reading = readAs({ type: 'listing', url: U, item: 'li' }, body, { contentType: 'text/html; charset=shift_jis' });
  expect(reading).toMatchObject({ kind: 'entries', entries: [] });
}); // prettier-ignore
