import type { CalendarDate } from '../../contract/instant.ts';
import { canonicalUrl, identityRule, itemId } from '../identity.ts';
import type { Entry } from '../reading/entry.ts';
import { sha256 } from '../digest.ts';
import type { Source } from '../source.ts';
import { comparableTitle } from '../text/comparable.ts';

/** An entry with what the source's definition says of its title. */
export interface ListedEntry extends Entry {
  /** Set where the title announces an edit of the page (`announcesEdit`): the day of the announcement. */
  readonly edition?: CalendarDate | undefined;
}

/** One item of a list: all its entries that name the same thing, in the list's order. */
export interface ListedItem {
  readonly id: string;
  /** The announced link of the first entry, absolute. */
  readonly url: string;
  readonly canonical: string;
  readonly entries: readonly [ListedEntry, ...ListedEntry[]];
}

/** Titles of an item, no two the same when compared. */
export const titlesOf = (item: ListedItem): readonly string[] => {
  const titles = new Map(item.entries.map((entry) => [comparableTitle(entry.title), entry.title]));
  return [...titles.values()];
};

/** Days on which an item's page was announced as edited. */
export const editionsOf = (item: ListedItem): readonly CalendarDate[] => [
  ...new Set(item.entries.flatMap(({ edition }) => edition ?? [])),
];

/** What tells one announcement of an item from another: its title, and of an announced edit its day. */
export const announcementKey = ({ title, edition }: Pick<ListedEntry, 'title' | 'edition'>): string =>
  edition === undefined ? comparableTitle(title) : `${comparableTitle(title)}\t${edition}`;

/** Groups the entries of a list into items by the source's identity rule, in order of first appearance. */
export function itemsOf(entries: readonly Entry[], source: Source): readonly ListedItem[] {
  const announcesEdit = source.announcesEdit === undefined ? null : new RegExp(source.announcesEdit, 'u');
  const items = new Map<string, ListedItem>();
  for (const read of entries) {
    const edited = read.published !== null && announcesEdit?.test(read.title) === true;
    const entry: ListedEntry = edited ? { ...read, edition: read.published } : read;
    const canonical = canonicalUrl(entry.url, source.fragment);
    const id = itemId(canonical, identityRule(source, entry.url) === 'url' ? null : nameOf(entry));
    const known = items.get(id);
    if (known === undefined) items.set(id, { id, url: entry.url, canonical, entries: [entry] });
    else items.set(id, { ...known, entries: [...known.entries, entry] });
  }
  return [...items.values()];
}

/** What an item that is told apart by its title is called in its id. */
export const nameOf = ({ title, edition }: ListedEntry): string =>
  edition === undefined ? title : `${title} ${edition}`;

/** How many entries a list has: several may be one item. */
export const entriesIn = (items: readonly ListedItem[]): number =>
  items.reduce((sum, { entries }) => sum + entries.length, 0);

/** A hash of what a list says, whatever its order and however often: lists with the same fingerprint announce the same. */
export function fingerprintOf(items: readonly ListedItem[]): string {
  const said = items.flatMap(({ id, entries }) => entries.map((entry) => `${id}\t${announcementKey(entry)}`));
  return sha256([...new Set(said)].sort().join('\n'));
}
