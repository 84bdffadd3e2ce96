import { canonicalUrl, identityRule, itemId } from '../identity.ts';
import type { Entry } from '../reading/entry.ts';
import { sha256 } from '../digest.ts';
import type { Source } from '../source.ts';
import { comparableTitle } from '../text/comparable.ts';

/** One item of a list: all its entries that name the same thing, in the list's order. */
export interface ListedItem {
  readonly id: string;
  /** The announced link of the first entry, absolute. */
  readonly url: string;
  readonly canonical: string;
  readonly entries: readonly [Entry, ...Entry[]];
}

/** Titles of an item, no two the same when compared. */
export const titlesOf = (item: ListedItem): readonly string[] => {
  const titles = new Map(item.entries.map((entry) => [comparableTitle(entry.title), entry.title]));
  return [...titles.values()];
};

/** Groups the entries of a list into items by the source's identity rule, in order of first appearance. */
export function itemsOf(entries: readonly Entry[], source: Source): readonly ListedItem[] {
  const items = new Map<string, ListedItem>();
  for (const entry of entries) {
    const canonical = canonicalUrl(entry.url, source.fragment);
    const id = itemId(canonical, identityRule(source, entry.url) === 'url' ? null : entry.title);
    const known = items.get(id);
    if (known === undefined) items.set(id, { id, url: entry.url, canonical, entries: [entry] });
    else items.set(id, { ...known, entries: [...known.entries, entry] });
  }
  return [...items.values()];
}

/** How many entries a list has: several may be one item. */
export const entriesIn = (items: readonly ListedItem[]): number =>
  items.reduce((sum, { entries }) => sum + entries.length, 0);

/** A hash of what a list says, whatever its order: two lists with the same fingerprint announce the same. */
export const fingerprintOf = (items: readonly ListedItem[]): string =>
  sha256(items.flatMap((item) => item.entries.map((e) => `${item.id}\t${comparableTitle(e.title)}`)).sort().join('\n')); // prettier-ignore
