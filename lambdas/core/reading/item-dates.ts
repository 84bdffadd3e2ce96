import type { CheerioAPI } from 'cheerio/slim';
import { isText } from 'domhandler';
import type { Element } from 'domhandler';
import type { CalendarDate } from '../../contract/instant.ts';
import { findDate } from '../dates.ts';
import type { EntryOf } from '../source-entry.ts';
import { inlineText } from './inline-text.ts';
import { partsOf } from './item-parts.ts';
import type { ListText } from './list-text.ts';
import { writtenDate } from './written-date.ts';
import type { WrittenIn } from './written-date.ts';

export type DateOf = (item: Element) => CalendarDate | null;

/** How the date of an item is found, by the listing's rule for it; without a rule no item has one. */
export function datesOf(
  $: CheerioAPI,
  items: readonly Element[],
  { today, timeZone }: ListText,
  { item, date: rule }: EntryOf<'listing'>,
): DateOf {
  if (rule === undefined) return () => null;
  if ('ownText' in rule) return (element) => findDate(ownText(element), { at: today });
  const set = new Set(items);
  if ('select' in rule) {
    const parts = partsOf($, set, rule.select);
    return (element) => dateAt(parts(element)[0], { at: today, timeZone });
  }
  const headings = headingsOf($, set, `${item}, ${rule.before}`);
  // A heading over a hundred items is read once.
  const dates = new Map([...new Set(headings.values())].map((heading) => [heading, dateAt(heading, { at: today, timeZone })])); // prettier-ignore
  return (element) => {
    const heading = headings.get(element);
    return heading === undefined ? null : (dates.get(heading) ?? null);
  };
}

/** What an element says of a date: the machine-readable `datetime` of a `<time>` before its words. */
const dateAt = (place: Element | undefined, { timeZone, ...context }: WrittenIn): CalendarDate | null =>
  place === undefined
    ? null
    : (writtenDate(place.attribs['datetime'], { timeZone }) ??
      writtenDate(inlineText(place), { timeZone, ...context }));

const ownText = (element: Element): string =>
  element.children.map((child) => (isText(child) ? child.data : ' ')).join('');

/** For each item the nearest element that precedes it in the document. `either`: matches items and such elements. */
function headingsOf(
  $: CheerioAPI,
  items: ReadonlySet<Element>,
  either: string,
): ReadonlyMap<Element, Element> {
  const headings = new Map<Element, Element>();
  let latest: Element | undefined;
  // A union comes in document order, whatever the order of its selectors.
  for (const element of $<Element, string>(either).get()) {
    if (!items.has(element)) latest = element;
    else if (latest !== undefined) headings.set(element, latest);
  }
  return headings;
}
