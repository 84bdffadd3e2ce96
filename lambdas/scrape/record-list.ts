import pLimit from 'p-limit';
import type { Instant } from '../contract/instant.ts';
import { listingEntriesKey, listingKey, seenKey } from '../contract/keys.ts';
import { gzip } from '../core/compress.ts';
import { sha256 } from '../core/digest.ts';
import { editionsOf, titlesOf } from '../core/listing/items.ts';
import type { ListedItem } from '../core/listing/items.ts';
import type { Archive } from '../core/ports/archive.ts';
import { encodeRecord, readRecord } from '../core/record.ts';
import { seenSchema } from '../core/seen.ts';
import type { Seen } from '../core/seen.ts';
import type { ListRead } from './read-list.ts';

/** Archive requests under way at once: a baseline records hundreds of entries. */
export const PARALLEL = 16;

/** The `seen` records of these items, where there are any. */
export async function seenOf(
  items: readonly ListedItem[],
  source: string,
  archive: Archive,
): Promise<ReadonlyMap<string, Seen>> {
  const limit = pLimit(PARALLEL);
  const records = await Promise.all(
    items.map(({ id }) => limit(() => readRecord(archive, seenKey(source, id), seenSchema))),
  );
  return new Map(records.flatMap((stored) => (stored ? [[stored.record.item, stored.record] as const] : [])));
}

/**
 * Pins the first sight of items that are taken in silently. A record that is there already stays: the first sight is the
 * first. `from`: the address of the channel, where the source has several.
 */
export async function recordSilent(
  items: readonly { readonly item: ListedItem; readonly firstSeen: Instant }[],
  from: string | undefined,
  source: string,
  archive: Archive,
): Promise<void> {
  const limit = pLimit(PARALLEL);
  const create = ({ item, firstSeen }: (typeof items)[number]): Promise<unknown> => {
    const editions = editionsOf(item);
    const record: Seen = {
      version: 1,
      item: item.id,
      url: item.url,
      titles: [...titlesOf(item)],
      ...(from !== undefined && { from }),
      ...(editions.length > 0 && { editions: [...editions] }),
      firstSeen,
      baseline: true,
    };
    return archive.create(seenKey(source, item.id), encodeRecord(record));
  };
  await Promise.all(items.map((entry) => limit(() => create(entry))));
}

/** Archives the raw list and, beside it, its entries. Returns the key of the raw list. */
export async function archiveListing(
  list: Extract<ListRead, { kind: 'list' }>,
  source: string,
  at: Instant,
  archive: Archive,
): Promise<string> {
  const digest = sha256(list.body);
  const key = listingKey(source, at, digest.slice(0, 8), list.extension);
  await archive.create(key, gzip(list.body));
  const entries = list.items.flatMap(({ id, entries: all }) => all.map((entry) => ({ item: id, ...entry })));
  const record = {
    version: 1,
    source,
    at,
    body: key,
    sha256: digest,
    url: list.url,
    headers: list.headers,
    entries,
  };
  await archive.create(listingEntriesKey(source, at, digest.slice(0, 8)), encodeRecord(record));
  return key;
}
