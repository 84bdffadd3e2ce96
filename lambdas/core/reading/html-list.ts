import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import type { EntryOf } from '../source-entry.ts';
import { oneLine } from '../text/whitespace.ts';
import type { Entry } from './entry.ts';
import { parseHtml } from './html.ts';
import { inlineText } from './inline-text.ts';
import { datesOf } from './item-dates.ts';
import type { DateOf } from './item-dates.ts';
import { closest, partsOf } from './item-parts.ts';
import type { PartsOf } from './item-parts.ts';
import { pageLink } from './link.ts';
import { entriesOf } from './list-text.ts';
import type { ListContent, ListText } from './list-text.ts';

/** What the rules find in the items of a page. */
interface Listing {
  readonly link: (anchor: Element) => string | null;
  readonly anchors: PartsOf;
  /** Null where there is no such rule. */
  readonly chosenLinks: PartsOf | null;
  readonly titles: PartsOf | null;
  readonly summaries: PartsOf | null;
  readonly pictures: PartsOf;
  readonly date: DateOf;
}

/** A page with a list → its entries in document order, and a note for each item that is none. */
export function readHtmlList(list: ListText, rules: EntryOf<'listing'>): ListContent {
  const $ = parseHtml(list.text);
  const items = $<Element, string>(rules.item).get().filter(isTag);
  const listing = lookUp($, items, list, rules);
  return entriesOf(items, 'item', (item) => readItem(listing, item));
}

function lookUp(
  $: CheerioAPI,
  items: readonly Element[],
  list: ListText,
  rules: EntryOf<'listing'>,
): Listing {
  const { url, charset } = list;
  const set = new Set(items);
  const parts = (selector: string | undefined): PartsOf | null =>
    selector === undefined ? null : partsOf($, set, selector);
  const base = pageLink($('base[href]').attr('href'), url, charset) ?? url;
  return {
    link: (anchor) => pageLink(anchor.attribs['href'], base, charset),
    anchors: partsOf($, set, 'a[href]'),
    chosenLinks: parts(rules.link),
    titles: parts(rules.title),
    summaries: parts(rules.summary),
    pictures: partsOf($, set, 'img[alt]'),
    date: datesOf($, items, list, rules),
  };
}

/** The entry, or what it lacks. */
function readItem(listing: Listing, item: Element): Entry | string {
  const titled = listing.titles === null ? null : (listing.titles(item)[0] ?? null);
  const anchor = anchorOf(listing, item, titled);
  const url = anchor === null ? null : listing.link(anchor);
  if (anchor === null || url === null) return 'no link to a page';
  const title = titleOf(listing, item, titled ?? anchor);
  if (title === '') return `no title (${url})`;
  const summary = textOf(listing.summaries?.(item)[0]);
  return { url, title, published: listing.date(item), summary: summary === '' ? null : summary };
}

const textOf = (element: Element | null | undefined): string =>
  element === null || element === undefined ? '' : inlineText(element);

const isInside = (element: Element, outer: Element): boolean =>
  closest(element, (each) => each === outer) !== null;

/** The words of what holds the title; where that is an anchor around the item, the item's own. Else a picture's words. */
function titleOf({ pictures }: Listing, item: Element, holder: Element): string {
  const inner = isInside(holder, item) ? holder : item;
  const picture = () => pictures(item).find((each) => isInside(each, inner))?.attribs['alt'];
  return textOf(inner) || oneLine(picture() ?? '');
}

/**
 * The anchor of an item. With a selector: the first match that has words, else the first. Without: the anchor around or
 * inside the title, else the last that has words, else the last, else the anchor around the item. An empty first anchor
 * is never taken while there is another: where `<a>` is not closed, the parser opens it again in the next item with the
 * previous item's address (joint staff office, captures of 2026-08-01 and 08-08).
 */
function anchorOf(listing: Listing, item: Element, titled: Element | null): Element | null {
  const usable = (anchors: readonly (Element | null)[]): Element[] =>
    anchors.flatMap((anchor) => (anchor === null || listing.link(anchor) === null ? [] : [anchor]));
  const worded = (anchor: Element): boolean => textOf(anchor) !== '';
  if (listing.chosenLinks !== null) {
    const chosen = usable(listing.chosenLinks(item));
    return chosen.find(worded) ?? chosen[0] ?? null;
  }
  const own = listing.anchors(item);
  if (titled !== null) {
    const inside = own.filter((anchor) => isInside(anchor, titled));
    const [holder] = usable([closest(titled, isAnchor), ...inside]);
    if (holder !== undefined) return holder;
  }
  const anchors = usable(own);
  return anchors.findLast(worded) ?? anchors.at(-1) ?? usable([closest(item, isAnchor)])[0] ?? null;
}

const isAnchor = ({ name, attribs }: Element): boolean => name === 'a' && attribs['href'] !== undefined;
