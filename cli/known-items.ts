import { itemFolder, itemKey } from '../lambdas/contract/keys.ts';
import type { Instant } from '../lambdas/contract/instant.ts';
import { canonicalUrl, identityRule, itemId } from '../lambdas/core/identity.ts';
import { itemSchema } from '../lambdas/core/item/item.ts';
import type { Item } from '../lambdas/core/item/item.ts';
import type { Archive } from '../lambdas/core/ports/archive.ts';
import { readRecord } from '../lambdas/core/record.ts';
import { seenSchema } from '../lambdas/core/seen.ts';
import type { Seen } from '../lambdas/core/seen.ts';
import type { Source } from '../lambdas/core/source.ts';
import { comparableTitle } from '../lambdas/core/text/comparable.ts';

/** What an archive knows of an item. */
export interface KnownItem {
  /** The record of its first sight; of an alias, that of the alias. */
  readonly seen: Seen;
  /** Null where its page was never read: a baseline item, or one whose page job is still queued. */
  readonly item: Item | null;
  /** Instants of its captures, the first one first. */
  readonly captures: readonly string[];
}

/** The id of the item that an entry leads to: that of the item itself where the address is an alias. */
export const idOf = ({ of, item }: Seen): string => of ?? item;

/**
 * The items of a source at an address, the newest first. Where the title is part of the identity there may be several:
 * `title` chooses, compared as titles are.
 */
export async function itemsAt(
  archive: Archive,
  source: Source,
  url: string,
  title: string | null,
): Promise<readonly Seen[]> {
  const canonical = canonicalUrl(url, source.fragment);
  const found: Seen[] = [];
  for await (const key of seenKeys(archive, source, url, canonical)) {
    const stored = await readRecord(archive, key, seenSchema);
    if (stored !== undefined && canonicalUrl(stored.record.url, source.fragment) === canonical)
      found.push(stored.record);
  }
  const named = title === null ? found : found.filter((seen) => hasTitle(seen, title));
  const chosen = identityRule(source, url) === 'url' ? found : named;
  return chosen.toSorted((a, b) => (a.firstSeen < b.firstSeen ? 1 : -1));
}

const hasTitle = ({ titles }: Seen, title: string): boolean =>
  titles.some((known) => comparableTitle(known) === comparableTitle(title));

async function* seenKeys(
  archive: Archive,
  source: Source,
  url: string,
  canonical: string,
): AsyncGenerator<string, void, void> {
  const folder = `sources/${source.id}/seen/`;
  const id = itemId(canonical, null);
  if (identityRule(source, url) === 'url') {
    yield `${folder}${id}.json`;
    return;
  }
  // Ids of one address differ in their hash only: the readable tail is the same.
  const tail = `${id.slice(16)}.json`;
  for await (const key of archive.list(folder)) if (key.endsWith(tail)) yield key;
}

/** Reads what lies in the archive under an item. */
export async function knownItem(archive: Archive, source: string, seen: Seen): Promise<KnownItem> {
  const id = idOf(seen);
  const stored = await readRecord(archive, itemKey(source, seen.firstSeen, id), itemSchema);
  const captures: string[] = [];
  for await (const key of archive.list(`${itemFolder(source, seen.firstSeen, id)}/`)) {
    const [, captured] = /\/(\d{8}T\d{6}Z)\/capture\.json$/.exec(key) ?? [];
    if (captured !== undefined) captures.push(captured);
  }
  return { seen, item: stored?.record ?? null, captures };
}

/** Where an item lives: the day of its first sight. */
export const folderOf = (source: string, seen: { readonly firstSeen: Instant }, item: string): string =>
  itemFolder(source, seen.firstSeen, item);
