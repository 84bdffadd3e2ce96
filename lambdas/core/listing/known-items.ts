import type { Instant } from '../../contract/instant.ts';
import type { Channel } from '../channel.ts';
import type { Seen } from '../seen.ts';
import { comparableTitle } from '../text/comparable.ts';
import { absentFromLast, isOtherChannel } from './findings.ts';
import type { Fresh, ListFindings, Retitled } from './findings.ts';
import type { ListedEntry } from './items.ts';

/** Items of the list that were known under other ids, with their first sight. */
export const carriedIn = ({ items, carried, seen, state }: ListFindings): readonly Fresh[] =>
  absentFromLast(items, state).flatMap((item) => {
    const known = carried?.get(item.id);
    return known === undefined || seen.has(item.id) ? [] : [{ item, firstSeen: known.firstSeen }];
  });

/**
 * Whether a title was never had before, the item's own record tells; here it is enough that the last list lacked it.
 * Another channel words its titles in its own way: on a switch they are taken as they are.
 */
export function retitledIn({ items, seen, state, channel, carried }: ListFindings): readonly Retitled[] {
  if (isOtherChannel(state, channel)) return [];
  const last = new Map(state.good?.items.map((item) => [item.id, item]));
  return items.flatMap((item) => {
    const known = last.get(item.id) ?? seen.get(item.id) ?? carried?.get(item.id);
    if (known === undefined) return [];
    if (!last.has(item.id) && isWordedElsewhere(seen.get(item.id), channel)) return [];
    const announced = item.entries.filter((entry) => !wasAnnounced(entry, known));
    const named = known.of === undefined ? item : { ...item, id: known.of };
    const { titles: knownTitles, firstSeen } = known;
    return announced.length > 0 ? [{ item: named, announced, knownTitles, firstSeen }] : [];
  });
}

/** Known from another channel alone, which has words of its own for it. */
const isWordedElsewhere = (seen: Seen | undefined, { entry }: Channel): boolean =>
  seen?.from !== undefined && seen.from !== entry.url;

/** An announced edit counts by its day; an item known from before editions were noted, by its title. */
function wasAnnounced(entry: ListedEntry, known: Pick<Seen, 'titles' | 'editions'>): boolean {
  const { titles, editions } = known;
  if (entry.edition !== undefined && editions !== undefined) return editions.includes(entry.edition);
  return titles.some((title) => comparableTitle(title) === comparableTitle(entry.title));
}

/** When each item of the list was first seen. */
export function firstSightOf({
  items,
  seen,
  state,
  carried,
  at,
}: ListFindings): ReadonlyMap<string, Instant> {
  const last = new Map(state.good?.items.map(({ id, firstSeen }) => [id, firstSeen]));
  const pinned = (id: string): Instant | undefined => (seen.get(id) ?? carried?.get(id))?.firstSeen;
  return new Map(items.map(({ id }) => [id, last.get(id) ?? pinned(id) ?? at]));
}

/** The items that entries of the list are aliases of, by the alias' own id. */
export function aliasesIn({ items, seen, state }: ListFindings): ReadonlyMap<string, string> {
  const last = new Map(state.good?.items.map(({ id, of }) => [id, of]));
  return new Map(
    items.flatMap(({ id }) => {
      const of = last.get(id) ?? seen.get(id)?.of;
      return of === undefined ? [] : [[id, of] as const];
    }),
  );
}
