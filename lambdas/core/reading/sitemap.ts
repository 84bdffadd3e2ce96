import { XMLParser } from 'fast-xml-parser';
import * as v from 'valibot';
import { dateFromUrl } from '../date-in-url.ts';
import { oneLine } from '../text/whitespace.ts';
import type { Entry } from './entry.ts';
import { endsIn, rootName } from './feed-root.ts';
import { pageLink } from './link.ts';
import { entriesOf, unparsable, wrongType } from './list-text.ts';
import type { ListContent, ListText } from './list-text.ts';

/** Parts of a sitemap index that are named to whoever writes a definition. */
const PARTS_NAMED = 5;

const REPEATED: ReadonlySet<string> = new Set(['url', 'sitemap', 'loc']);
const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  htmlEntities: true,
  isArray: (name) => REPEATED.has(name),
});

const addresses = v.fallback(
  v.array(v.fallback(v.object({ loc: v.fallback(v.array(v.string()), []) }), { loc: [] })),
  [],
);
/** An element in which nothing stands is a text, not an object: then there are no addresses. */
const documentSchema = v.object({
  urlset: v.fallback(v.object({ url: addresses }), { url: [] }),
  sitemapindex: v.fallback(v.object({ sitemap: addresses }), { sitemap: [] }),
});

/**
 * A sitemap (sitemaps.org 0.9) → an entry an address, in its order. There are no titles: one is made of the address and
 * marked. `lastmod` is not looked at, as sites set it to the day on which they built the file; the date is the address'
 * own where its pattern is known.
 */
export function readSitemap(list: ListText): ListContent {
  const name = rootName(list.text);
  if (name === null) return unparsable('no XML: the body has no element');
  if (name !== 'urlset' && name !== 'sitemapindex')
    return wrongType(`no sitemap: the outermost element is <${name}>`);
  if (!endsIn(list.text, name)) return unparsable(`the sitemap breaks off: there is no </${name}>`);
  const parsed = parse(list.text);
  if (typeof parsed === 'string') return unparsable(`not well-formed XML: ${parsed}`);
  const { urlset, sitemapindex } = v.parse(documentSchema, parsed.document);
  return name === 'sitemapindex'
    ? wrongType(indexDetail(sitemapindex.sitemap.map(({ loc }) => loc[0] ?? '')))
    : entriesOf(urlset.url, 'url', ({ loc }) => entryOf(loc[0], list.url));
}

/** The document, or why it is none. */
function parse(text: string): { readonly document: unknown } | string {
  try {
    return { document: parser.parse(text) };
  } catch (error) {
    // The parser throws plain errors: for what it cannot read, and for more nesting or entities than it allows.
    return oneLine(error instanceof Error ? error.message : String(error)).slice(0, 200);
  }
}

function indexDetail(parts: readonly string[]): string {
  const named = parts.slice(0, PARTS_NAMED).join(', ');
  const more = parts.length > PARTS_NAMED ? ` and ${parts.length - PARTS_NAMED} more` : '';
  return `an index of sitemaps where a sitemap was expected: name the part that is wanted (${named}${more})`;
}

function entryOf(loc: string | undefined, base: string): Entry | string {
  const url = pageLink(loc, base);
  if (url === null) return `no link to a page (${JSON.stringify(loc ?? null)})`;
  return { url, title: titleFrom(url), published: dateFromUrl(url).published, summary: null, untitled: true };
}

/** `…/latest-releases/24jul26-nr2/` → `24jul26 nr2`; the host where the address has no path. */
function titleFrom(url: string): string {
  const { pathname, hostname } = new URL(url);
  const segments = pathname.split('/').filter((segment) => !/^(?:index\.\w+)?$/.test(segment));
  const words = decoded(segments.at(-1) ?? '')
    .replace(/\.(?:html?|php|aspx?|pdf)$/i, '')
    .replaceAll(/[-_+]+/g, ' ');
  return oneLine(words) || hostname;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // Thrown for one reason: percent signs that encode no UTF-8. The address is then shown as it is.
    return segment;
  }
}
