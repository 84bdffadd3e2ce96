import type { CalendarDate, Instant } from '../../contract/instant.ts';
import { secondsOf } from '../../contract/instant.ts';
import type { Outcome } from '../../contract/outcome.ts';
import { dateIn } from '../dates.ts';
import type { Seen } from '../seen.ts';
import { definitionHash } from '../source-state.ts';
import type { SourceState } from '../source-state.ts';
import type { Source } from '../source.ts';
import { comparableTitle } from '../text/comparable.ts';
import { entriesIn, fingerprintOf, titlesOf } from './items.ts';
import type { ListedItem } from './items.ts';
import { POLLS_TO_BELIEVE, judgeListing } from './judge-listing.ts';

/** A known item under titles that it did not have in the last good list, and the titles it had. */
export interface Retitled {
  readonly item: ListedItem;
  readonly titles: readonly string[];
  readonly knownTitles: readonly string[];
  readonly firstSeen: Instant;
}

export interface Fresh {
  readonly item: ListedItem;
  readonly firstSeen: Instant;
}

/** What a list that was read means for a source. */
export interface ListPlan {
  readonly outcome: Outcome;
  readonly detail: string | null;
  readonly fingerprint: string;
  /** Taken in without a word: the first sight of a source, or old entries of a list that has become another. */
  readonly silent: readonly ListedItem[];
  /** To alert: never seen, or seen by a poll that did not get as far as committing. In the list's order. */
  readonly fresh: readonly Fresh[];
  readonly retitled: readonly Retitled[];
  /** When each item of the list was first seen. */
  readonly firstSight: ReadonlyMap<string, Instant>;
  /** The items that entries of the list are aliases of, by the alias' own id. */
  readonly aliases: ReadonlyMap<string, string>;
  /** The next state's trial of an implausible list. */
  readonly doubt: SourceState['doubt'];
  /** For the digest. */
  readonly note: string | null;
}

/** What `planList` decides from. `seen`: the records of the items that `absentFromLast` names, where there are any. */
export interface ListFindings {
  readonly items: readonly ListedItem[];
  readonly seen: ReadonlyMap<string, Seen>;
  readonly state: SourceState;
  readonly source: Source;
  readonly at: Instant;
}

/** Items of the list that the last good list did not have: for these alone `seen` must be read. */
export function absentFromLast(items: readonly ListedItem[], state: SourceState): readonly ListedItem[] {
  const last = new Set(state.good?.items.map(({ id }) => id));
  return items.filter(({ id }) => !last.has(id));
}

/**
 * Decides what a list means (design, invariants 4 and 5): the first sight of a source is silent; an untrustworthy list
 * gives its outcome and nothing else; a list that has become another is taken in, but for what is dated since.
 */
export function planList(findings: ListFindings): ListPlan {
  const { items, seen, state, source, at } = findings;
  const fingerprint = fingerprintOf(items);
  const strangers = absentFromLast(items, state).filter(({ id }) => !seen.has(id));
  const verdict = judgeListing(
    { entries: entriesIn(items), lastGood: lastGoodSize(state), unknown: entriesIn(strangers) },
    source,
  );
  const firstSight = firstSightOf(findings);
  const plan = {
    ...verdict,
    fingerprint,
    firstSight,
    aliases: aliasesIn(findings),
    silent: [],
    fresh: [],
    retitled: [],
    doubt: null,
    note: null,
  };
  if (verdict.outcome === 'empty' || verdict.outcome === 'collapsed') return plan;
  if (state.good === null) return { ...plan, silent: strangers, fresh: unfinished(findings) };
  if (state.definition !== definitionHash(source)) {
    return takenIn(findings, strangers, fingerprint, 'the definition has changed');
  }
  const polls = state.doubt?.fingerprint === fingerprint ? state.doubt.polls + 1 : 1;
  if (verdict.outcome !== 'implausible' && polls === 1) {
    const fresh = [...strangers.map((item) => ({ item, firstSeen: at })), ...unfinished(findings)];
    return { ...plan, fresh: inOrder(items, fresh), retitled: retitledIn(findings) };
  }
  if (polls >= POLLS_TO_BELIEVE)
    return takenIn(findings, strangers, fingerprint, `${polls} polls agree on a new list`);
  return { ...plan, outcome: 'implausible', doubt: { fingerprint, polls } };
}

const lastGoodSize = ({ good }: SourceState): number | null => good?.entries ?? good?.items.length ?? null;

/** A list that has become another: what is dated since the last good read is news, the rest is known from now on. */
function takenIn(
  findings: ListFindings,
  strangers: readonly ListedItem[],
  fingerprint: string,
  why: string,
): ListPlan {
  const { items, state, source, at } = findings;
  const lastRead = state.health.lastSuccess ?? state.good?.at ?? at;
  const lastDay = dateIn(secondsOf(lastRead) * 1000, source.timeZone);
  const news = strangers.filter((item) => isSince(item, lastDay));
  const silent = strangers.filter((item) => !news.includes(item));
  const fresh = [...news.map((item) => ({ item, firstSeen: at })), ...unfinished(findings)];
  return {
    outcome: 'ok',
    detail: null,
    fingerprint,
    silent,
    fresh: inOrder(items, fresh),
    retitled: retitledIn(findings),
    firstSight: firstSightOf(findings),
    aliases: aliasesIn(findings),
    doubt: null,
    note: `${why}: ${silent.length} entries taken in silently, ${news.length} alerted`,
  };
}

/** On the very day of the last good read counts too: rather an old entry alerted than a new one missed. */
const isSince = (item: ListedItem, day: CalendarDate): boolean =>
  item.entries.some(({ published }) => published !== null && published >= day);

/** Seen by a poll that stopped before it committed: its job may never have been queued. */
const unfinished = ({ items, seen, state }: ListFindings): readonly Fresh[] =>
  absentFromLast(items, state).flatMap((item) => {
    const record = seen.get(item.id);
    if (record === undefined || record.baseline || record.of !== undefined) return [];
    const { committedThrough } = state;
    const committed = committedThrough !== null && secondsOf(record.firstSeen) <= secondsOf(committedThrough);
    return committed ? [] : [{ item, firstSeen: record.firstSeen }];
  });

const inOrder = (items: readonly ListedItem[], chosen: readonly Fresh[]): readonly Fresh[] =>
  items.flatMap(({ id }) => chosen.find(({ item }) => item.id === id) ?? []);

/** Whether a title was never had before, the item's own record tells; here it is enough that the last list lacked it. */
function retitledIn({ items, seen, state }: ListFindings): readonly Retitled[] {
  const last = new Map(state.good?.items.map((item) => [item.id, item]));
  return items.flatMap((item) => {
    const known = last.get(item.id) ?? seen.get(item.id);
    if (known === undefined) return [];
    const had = new Set(known.titles.map(comparableTitle));
    const titles = titlesOf(item).filter((title) => !had.has(comparableTitle(title)));
    const named = known.of === undefined ? item : { ...item, id: known.of };
    const { titles: knownTitles, firstSeen } = known;
    return titles.length > 0 ? [{ item: named, titles, knownTitles, firstSeen }] : [];
  });
}

/** When each item of the list was first seen. */
function firstSightOf({ items, seen, state, at }: ListFindings): ReadonlyMap<string, Instant> {
  const last = new Map(state.good?.items.map(({ id, firstSeen }) => [id, firstSeen]));
  return new Map(items.map(({ id }) => [id, last.get(id) ?? seen.get(id)?.firstSeen ?? at]));
}

function aliasesIn({ items, seen, state }: ListFindings): ReadonlyMap<string, string> {
  const last = new Map(state.good?.items.map(({ id, of }) => [id, of]));
  return new Map(
    items.flatMap(({ id }) => {
      const of = last.get(id) ?? seen.get(id)?.of;
      return of === undefined ? [] : [[id, of] as const];
    }),
  );
}
