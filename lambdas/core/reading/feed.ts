import {
  DetectError,
  MalformedError,
  parseAtomFeed,
  parseRdfFeed,
  parseRssFeed,
  ParseError,
} from 'feedsmith';
import type { AtomFeed } from 'feedsmith';
import { oneLine } from '../text/whitespace.ts';
import type { Entry } from './entry.ts';
import { feedRoot } from './feed-root.ts';
import type { FeedFormat } from './feed-root.ts';
import { wordsOfHtml } from './inline-text.ts';
import { pageLink } from './link.ts';
import { entriesOf, unparsable, wrongType } from './list-text.ts';
import type { ListContent, ListText } from './list-text.ts';
import { summaryOf } from './summary.ts';
import { writtenDate } from './written-date.ts';

/** An item of any format, its words decoded as its format says. `bases`: xml:base attributes, outermost first. */
interface RawItem {
  readonly title: string;
  readonly link: string | undefined;
  readonly bases: readonly (string | undefined)[];
  readonly date: string | undefined;
  readonly html: readonly (string | undefined)[];
}

/**
 * RSS 0.9x and 2.0, RSS 1.0 (RDF) and Atom → entries in the feed's order. Guids and ids are not looked at. A feed without
 * items is a feed; what is no feed, or breaks off, is unreadable and says why.
 */
export function readFeed(list: ListText): ListContent {
  const { text } = list;
  const root = feedRoot(text);
  if (root.kind === 'none') return unparsable('no XML: the body has no element');
  if (root.kind === 'other') return wrongType(`no feed: the outermost element is <${root.root}>`);
  if (root.kind === 'cut') return unparsable(`the feed breaks off: there is no </${root.root}>`);
  const items = parseItems(text, root.format);
  return typeof items === 'string'
    ? unparsable(items)
    : entriesOf(items, 'item', (item) => entryOf(item, list));
}

/** The items, or why the XML could not be read. */
function parseItems(text: string, format: FeedFormat): readonly RawItem[] | string {
  try {
    return PARSERS[format](text);
  } catch (error) {
    // The outermost element is a feed's: a feed in which nothing stands.
    if (error instanceof ParseError || error instanceof DetectError) return [];
    if (!(error instanceof MalformedError)) throw error;
    const cause = error.cause instanceof Error ? error.cause.message : error.message;
    return `not well-formed XML: ${oneLine(cause).slice(0, 200)}`;
  }
}

const PARSERS = {
  rss: (text: string): readonly RawItem[] => {
    const feed = parseRssFeed(text);
    return (feed.items ?? []).map((item) => ({
      title: item.title ?? '',
      link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
      bases: [feed.xml?.base, item.xml?.base],
      date: item.pubDate ?? item.dc?.dates?.[0],
      html: [item.description, item.content?.encoded],
    }));
  },
  rdf: (text: string): readonly RawItem[] => {
    const feed = parseRdfFeed(text);
    return (feed.items ?? []).map((item) => ({
      title: item.title ?? '',
      link: item.link ?? item.rdf?.about,
      bases: [feed.xml?.base, item.xml?.base],
      date: item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0],
      html: [item.description, item.content?.encoded],
    }));
  },
  atom: (text: string): readonly RawItem[] => {
    const feed = parseAtomFeed(text);
    return (feed.entries ?? []).map((entry) => ({
      title: atomWords(entry.title),
      link: alternate(entry.links),
      bases: [feed.xml?.base, entry.xml?.base],
      date: entry.published ?? entry.updated,
      html: [atomHtml(entry.summary), atomHtml(entry.content)],
    }));
  },
} satisfies Record<FeedFormat, (text: string) => readonly RawItem[]>;

/** `type="html"` holds HTML that was escaped once more, `xhtml` holds elements (RFC 4287, 3.1.1); else the words. */
const atomWords = (text: Partial<AtomFeed.Text> | undefined): string =>
  isMarkup(text?.type) ? wordsOfHtml(text?.value ?? '') : (text?.value ?? '');

const atomHtml = (text: Partial<AtomFeed.Text> | undefined): string | undefined =>
  isMarkup(text?.type) ? text?.value : text?.value?.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const isMarkup = (type: string | undefined): boolean => /html/i.test(type ?? 'text');

/** RFC 4287, 4.2.7.2: a link without `rel` is the alternate. */
function alternate(links: readonly { href?: string; rel?: string }[] | undefined): string | undefined {
  return (links ?? []).find(({ rel }) => rel === undefined || rel === 'alternate')?.href;
}

function entryOf(item: RawItem, { url, timeZone }: ListText): Entry | string {
  const title = oneLine(item.title);
  if (title === '') return 'no title';
  const link = pageLink(item.link, baseOf(item.bases, url));
  if (link === null) return `no link to a page (${JSON.stringify(item.link ?? null)})`;
  const published = writtenDate(item.date, { timeZone });
  return { url: link, title, published, summary: summaryOf(item.html, title) };
}

const baseOf = (bases: readonly (string | undefined)[], url: string): string =>
  bases.reduce<string>((base, next) => URL.parse(next ?? '', base)?.href ?? base, url);
