import type { Cheerio, CheerioAPI } from 'cheerio/slim';
import { isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import type { CalendarDate } from '../../contract/instant.ts';
import { findDate } from '../dates.ts';
import type { Source } from '../source.ts';
import { oneLine } from '../text/whitespace.ts';
import type { Entry } from './entry.ts';
import { feedDate } from './feed-date.ts';
import { parseHtml } from './html.ts';
import { inlineText } from './inline-text.ts';
import { pageLink } from './link.ts';

export type ListingRules = Extract<Source['entry'], { type: 'listing' }>;

export interface HtmlListInput {
  readonly text: string;
  /** Where the page was read; a `<base href>` of the page goes before it. */
  readonly url: string;
  readonly rules: ListingRules;
  /** The day of reading in the source's time zone: resolves dates without a year. */
  readonly today: CalendarDate;
  /** The source's zone: an instant in a `datetime` attribute is a day there. */
  readonly timeZone: string;
}

interface Listing {
  readonly $: CheerioAPI;
  readonly base: string;
  readonly rules: ListingRules;
  readonly today: CalendarDate;
  readonly timeZone: string;
  /** For a `before` rule: the nearest matching element that precedes each item in the document. */
  readonly dateBefore: ReadonlyMap<Element, Element>;
}

/** A page with a list → its entries in document order, and a note for each item that is none. */
export function readHtmlList({ text, url, rules, today, timeZone }: HtmlListInput): {
  readonly entries: readonly Entry[];
  readonly notes: readonly string[];
} {
  const $ = parseHtml(text);
  const items = $<Element, string>(rules.item);
  const base = URL.parse($('base[href]').attr('href') ?? '', url)?.href ?? url;
  const list: Listing = { $, base, rules, today, timeZone, dateBefore: placesBefore($, items, rules) };
  const entries: Entry[] = [];
  const notes: string[] = [];
  items.each((index, element) => {
    const entry = readItem(list, $(element), element);
    if (typeof entry === 'string') notes.push(`item ${index + 1}: ${entry}`);
    else entries.push(entry);
  });
  return { entries, notes };
}

/** The entry, or what it lacks. */
function readItem(list: Listing, item: Cheerio<Element>, element: Element): Entry | string {
  const { rules } = list;
  const titled = rules.title === undefined ? undefined : item.find(rules.title).first();
  const link = linkOf(list, item, titled);
  const url = pageLink(link?.attr('href'), list.base);
  if (link === undefined || url === null) return 'no link to a page';
  const title = textOf(titled ?? link) || oneLine((titled ?? link).find('img[alt]').attr('alt') ?? '');
  if (title === '') return `no title (${url})`;
  const summary = rules.summary === undefined ? '' : textOf(item.find(rules.summary).first());
  return { url, title, published: dateOf(list, item, element), summary: summary === '' ? null : summary };
}

const textOf = (selection: Cheerio<Element>): string => {
  const [element] = selection.get();
  return element === undefined ? '' : inlineText(element);
};

/**
 * The anchor of an item. With a selector: the first match that has words, else the first. Without: the anchor around or
 * inside the title, else the last that has words, else the last. An empty first anchor is never taken while there is
 * another: where `<a>` is not closed, the parser opens it again in the next item with the previous item's address
 * (joint staff office, captures of 2026-08-01 and 08-08).
 */
function linkOf(
  list: Listing,
  item: Cheerio<Element>,
  titled: Cheerio<Element> | undefined,
): Cheerio<Element> | undefined {
  const { $, base, rules } = list;
  const usable = (...selections: readonly Cheerio<AnyNode>[]): Cheerio<Element>[] =>
    selections
      .flatMap((selection) => selection.get().filter(isTag))
      .map((anchor) => $(anchor))
      .filter((anchor) => pageLink(anchor.attr('href'), base) !== null);
  const worded = (anchor: Cheerio<Element>): boolean => textOf(anchor) !== '';
  if (rules.link !== undefined) {
    const chosen = usable(item.filter(rules.link), item.find(rules.link));
    return chosen.find(worded) ?? chosen[0];
  }
  if (titled !== undefined) {
    const holder = usable(titled.closest('a[href]'), titled.find('a[href]'))[0];
    if (holder !== undefined) return holder;
  }
  const anchors = usable(item.filter('a[href]'), item.find('a[href]'));
  return anchors.findLast(worded) ?? anchors.at(-1) ?? usable(item.closest('a[href]'))[0];
}

function dateOf(list: Listing, item: Cheerio<Element>, element: Element): CalendarDate | null {
  const rule = list.rules.date;
  if (rule === undefined) return null;
  if ('ownText' in rule) return findDate(ownText(element), { at: list.today });
  const [inside] = 'select' in rule ? item.filter(rule.select).add(item.find(rule.select)).get() : [];
  const place = 'before' in rule ? list.dateBefore.get(element) : inside;
  return place === undefined ? null : dateAt(place, list);
}

/** What an element says of a date: the machine-readable `datetime` of a `<time>` before its words. */
const dateAt = (place: Element, { today, timeZone }: Listing): CalendarDate | null =>
  feedDate(place.attribs['datetime'], timeZone) ?? findDate(inlineText(place), { at: today });

const ownText = (element: Element): string =>
  element.children.map((child) => (isText(child) ? child.data : ' ')).join('');

function placesBefore(
  $: CheerioAPI,
  items: Cheerio<Element>,
  rules: ListingRules,
): ReadonlyMap<Element, Element> {
  const places = new Map<Element, Element>();
  if (rules.date === undefined || !('before' in rules.date)) return places;
  const itemSet = new Set(items.get());
  let latest: Element | undefined;
  // A union comes in document order, whatever the order of its selectors.
  for (const element of $(`${rules.item}, ${rules.date.before}`).get()) {
    if (!isTag(element)) continue;
    if (!itemSet.has(element)) latest = element;
    else if (latest !== undefined) places.set(element, latest);
  }
  return places;
}
