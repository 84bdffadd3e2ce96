import { DAY, HOUR, after, secondsOf } from '../contract/instant.ts';
import type { CalendarDate, Instant } from '../contract/instant.ts';
import { canonicalUrl } from './identity.ts';
import type { ListedItem } from './listing/items.ts';
import type { Visit } from './source-state.ts';
import type { Source } from './source.ts';

/** When an item's page is read again after first sight: most edits and removals of a release come early. */
export const VISIT_OFFSETS = [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY] as const;

/** A page that answers "gone" is looked at once more after this long before it counts as removed. */
export const SECOND_LOOK = 6 * HOUR;

interface Visited {
  readonly id: string;
  readonly url: string;
  readonly firstSeen: Instant;
}

/** The first regular visit of `anchor` that lies after `now`, or undefined when all six are past. */
export function nextVisit(item: Visited, anchor: Instant, now: Instant): Visit | undefined {
  const offset = VISIT_OFFSETS.find((seconds) => secondsOf(anchor) + seconds > secondsOf(now));
  if (offset === undefined) return undefined;
  const at = after(anchor, offset);
  return { item: item.id, url: item.url, firstSeen: item.firstSeen, anchor, kind: 'regular', at };
}

/** An extra visit at `at`: the second look at a page that was gone, or the end of a Retry-After. */
export const extraVisit = (item: Visited, at: Instant): Visit => ({
  item: item.id,
  url: item.url,
  firstSeen: item.firstSeen,
  anchor: item.firstSeen,
  kind: 'again',
  at,
});

/** A page's visits end with the last regular one; a page that always asks to come later does not prolong them. */
const LAST_VISIT = 30 * DAY;

/**
 * The visit at the time that a page named in its Retry-After, or undefined where it is too old to be visited. A page that
 * answers so again and again is asked ever more rarely: not before a quarter of its age has gone by.
 */
export function visitAfterWait(item: Visited, retryAfter: Instant, now: Instant): Visit | undefined {
  const age = secondsOf(now) - secondsOf(item.firstSeen);
  if (age >= LAST_VISIT) return undefined;
  const soonest = after(now, Math.max(0, Math.round(age / 4)));
  return extraVisit(item, secondsOf(retryAfter) > secondsOf(soonest) ? retryAfter : soonest);
}

/** Due means at or before now. */
export const isDue = (visit: Visit, now: Instant): boolean => secondsOf(visit.at) <= secondsOf(now);

const sameVisit = (a: Visit, b: Visit): boolean => a.item === b.item && a.kind === b.kind && a.at === b.at;

/** The list without `consumed` and with `added`, no visit twice: safe to apply to a list that others changed too. */
export function rescheduled(
  visits: readonly Visit[],
  consumed: readonly Visit[],
  added: readonly Visit[],
): Visit[] {
  const kept = visits.filter((visit) => !consumed.some((gone) => sameVisit(gone, visit)));
  const fresh = added.filter((visit, index) => ![...kept, ...added.slice(0, index)].some((other) => sameVisit(other, visit))); // prettier-ignore
  return [...kept, ...fresh];
}

/** The regular visits that follow the ones consumed now. */
export const followUps = (consumed: readonly Visit[], now: Instant): readonly Visit[] =>
  consumed
    .filter((visit) => visit.kind === 'regular')
    .flatMap((visit) => nextVisit({ ...visit, id: visit.item }, visit.anchor, now) ?? []);

/**
 * Of new items that share a page (identity `url+title`) the newest, which an edit of the page belongs to: the one of the
 * latest date, else the first, for lists put the newest first.
 */
export function newestOfPages(items: readonly ListedItem[]): readonly ListedItem[] {
  const newest = new Map<string, ListedItem>();
  for (const item of items) {
    const other = newest.get(item.canonical);
    if (other === undefined || dayOf(item) > dayOf(other)) newest.set(item.canonical, item);
  }
  return [...newest.values()];
}

const dayOf = ({ entries }: ListedItem): CalendarDate =>
  entries.map(({ published }) => published ?? '').reduce((latest, day) => (day > latest ? day : latest));

/** Visits of older items of the pages that new items take over: an edit from now on is theirs. */
export function supersededBy(
  fresh: readonly ListedItem[],
  visits: readonly Visit[],
  fragment: Source['fragment'],
): readonly Visit[] {
  const owners = new Map(newestOfPages(fresh).map(({ canonical, id }) => [canonical, id]));
  return visits.filter(({ item, url }) => {
    const owner = owners.get(canonicalUrl(url, fragment));
    return owner !== undefined && owner !== item;
  });
}
