import pLimit from 'p-limit';
import { seenKey } from '../contract/keys.ts';
import type { ListedItem } from '../core/listing/items.ts';
import { carriedAs, otherIdOf } from '../core/listing/other-identity.ts';
import type { Archive } from '../core/ports/archive.ts';
import { readRecord } from '../core/record.ts';
import { seenSchema } from '../core/seen.ts';
import type { Seen } from '../core/seen.ts';
import type { SourceState } from '../core/source-state.ts';
import type { Source } from '../core/source.ts';
import { PARALLEL } from './record-list.ts';

/**
 * Of items without a pin of their own: what was known of them before the rule of identity changed, by the ids that they
 * have now. At most one read an item, none for those of the last good list, none at the first sight of a source.
 */
export async function carriedFrom(
  strangers: readonly ListedItem[],
  { good }: SourceState,
  source: Source,
  archive: Archive,
): Promise<ReadonlyMap<string, Seen>> {
  if (good === null) return new Map();
  const last = new Map(good.items.map((item) => [item.id, item]));
  const limit = pLimit(PARALLEL);
  const lookUp = async (item: ListedItem): Promise<readonly (readonly [string, Seen])[]> => {
    const id = otherIdOf(item, source);
    const listed = last.get(id);
    const pin =
      listed === undefined ? await readRecord(archive, seenKey(source.id, id), seenSchema) : undefined;
    const known = carriedAs(item, { pin: pin?.record, last: listed }, source);
    return known === null ? [] : [[item.id, known]];
  };
  return new Map((await Promise.all(strangers.map((item) => limit(() => lookUp(item))))).flat());
}
