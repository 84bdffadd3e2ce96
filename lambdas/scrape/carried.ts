import { listingEntriesOf } from '../contract/keys.ts';
import { editionsOf, itemsOf, titlesOf } from '../core/listing/items.ts';
import type { Archive } from '../core/ports/archive.ts';
import { readRecord } from '../core/record.ts';
import type { Seen } from '../core/seen.ts';
import type { SourceState } from '../core/source-state.ts';
import type { Source } from '../core/source.ts';
import { listingEntriesSchema } from './record-list.ts';

/**
 * What the last good list says under today's rules of identity, by the ids that these give: after a change of the rules
 * known items stay known. `firstSeen` is that of the item's old id. One read; empty where the list's entries are gone.
 */
export async function carriedFrom(
  { good }: SourceState,
  source: Source,
  archive: Archive,
): Promise<ReadonlyMap<string, Seen>> {
  const stored =
    good === null
      ? undefined
      : await readRecord(archive, listingEntriesOf(good.listing), listingEntriesSchema);
  if (good === null || stored === undefined) return new Map();
  const { entries } = stored.record;
  const firstSight = new Map(good.items.map(({ id, firstSeen }) => [id, firstSeen]));
  const oldIds = new Map(entries.map(({ url, item }) => [url, item]));
  return new Map(
    itemsOf(entries, source).map((item) => {
      const firstSeen = firstSight.get(oldIds.get(item.url) ?? '') ?? good.at;
      const titles = [...titlesOf(item)];
      const editions = [...editionsOf(item)];
      const { id, url } = item;
      return [id, { version: 1, item: id, url, titles, editions, firstSeen, baseline: true }];
    }),
  );
}
