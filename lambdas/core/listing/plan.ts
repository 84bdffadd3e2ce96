import type { CalendarDate, Instant } from '../../contract/instant.ts';
import { DAY, secondsOf } from '../../contract/instant.ts';
import type { Outcome } from '../../contract/outcome.ts';
import { dateFromUrl } from '../date-in-url.ts';
import { dateIn, findDate } from '../dates.ts';
import type { Seen } from '../seen.ts';
import { definitionHash } from '../source-state.ts';
import type { SourceState } from '../source-state.ts';
import type { Source } from '../source.ts';
import { comparableTitle } from '../text/comparable.ts';
import { minimumOf } from '../channel.ts';
import type { Channel } from '../channel.ts';
import { entriesIn, fingerprintOf } from './items.ts';
import type { ListedEntry, ListedItem } from './items.ts';
import { POLLS_TO_BELIEVE, judgeListing } from './judge-listing.ts';

/** A known item with announcements that the last good list did not have (other titles, edits), and the titles it had. */
export interface Retitled {
  readonly item: ListedItem;
  readonly announced: readonly ListedEntry[];
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
  /** Known before under the ids of another rule of identity: to be recorded under the new ones, and nothing else. */
  readonly carried: readonly Fresh[];
  /** When each item of the list was first seen. */
  readonly firstSight: ReadonlyMap<string, Instant>;
  /** The items that entries of the list are aliases of, by the alias' own id. */
  readonly aliases: ReadonlyMap<string, string>;
  /** The next state's trial of an implausible list. */
  readonly doubt: SourceState['doubt'];
  /** For the digest. */
  readonly note: string | null;
  /** Of a list that takes the place of one that it shares nothing with: since when news count; else null. */
  readonly replaces: Instant | null;
}

/** What `planList` decides from. `seen`: the records of the items that `absentFromLast` names, where there are any. */
export interface ListFindings {
  readonly items: readonly ListedItem[];
  readonly seen: ReadonlyMap<string, Seen>;
  readonly state: SourceState;
  readonly source: Source;
  /** The channel that was read, with the address where it was found. */
  readonly channel: Channel;
  readonly at: Instant;
  /** Of items that the last good list had under other ids (the rule of identity has changed): what was known of them. */
  readonly carried?: ReadonlyMap<string, Seen>;
  /** At the first sight of a source: entries dated on this day or later are alerted, not taken in silently. */
  readonly since?: CalendarDate | undefined;
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
  const { items, seen, state, source, channel, at } = findings;
  const fingerprint = fingerprintOf(items);
  const carried = carriedIn(findings);
  const strangers = absentFromLast(items, state).filter(
    (item) => !seen.has(item.id) && !carried.some((known) => known.item === item),
  );
  const facts = {
    entries: entriesIn(items),
    minimum: minimumOf(source, channel),
    lastGood: lastGoodSize(state, channel),
    unknown: entriesIn(strangers),
  };
  const verdict = judgeListing(facts, channel.entry.url);
  const firstSight = firstSightOf(findings);
  const plan = {
    ...verdict,
    fingerprint,
    firstSight,
    aliases: aliasesIn(findings),
    silent: [],
    fresh: [],
    retitled: [],
    carried,
    doubt: null,
    note: null,
    replaces: state.good?.replaced ?? null,
  };
  if (verdict.outcome === 'empty' || verdict.outcome === 'collapsed') return plan;
  if (state.good === null) return { ...plan, ...firstSightPlan(findings, strangers) };
  if (state.definition !== definitionHash(source, channel.entry)) {
    const why = isOtherChannel(state, channel)
      ? `read at ${channel.entry.url} now`
      : 'the definition has changed';
    return takenIn(findings, strangers, fingerprint, why);
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

/** Another channel, or the same one at another address: its list has a size of its own. */
const isOtherChannel = ({ good }: SourceState, { entry }: Channel): boolean =>
  good?.from !== undefined && good.from !== entry.url;

const lastGoodSize = (state: SourceState, channel: Channel): number | null =>
  isOtherChannel(state, channel) ? null : (state.good?.entries ?? state.good?.items.length ?? null);

/** The first sight of a source is a silent baseline, but for what `since` asks for. */
function firstSightPlan(
  findings: ListFindings,
  strangers: readonly ListedItem[],
): Pick<ListPlan, 'silent' | 'fresh'> {
  const { items, since, at, source } = findings;
  const today = dateIn(secondsOf(at) * 1000, source.timeZone);
  const news = since === undefined ? [] : strangers.filter((item) => isSince(item, since, today));
  const fresh = [...news.map((item) => ({ item, firstSeen: at })), ...unfinished(findings)];
  return { silent: strangers.filter((item) => !news.includes(item)), fresh: inOrder(items, fresh) };
}

/** Items of the list that were known under other ids, with their first sight. */
const carriedIn = ({ items, carried, seen, state }: ListFindings): readonly Fresh[] =>
  absentFromLast(items, state).flatMap((item) => {
    const known = carried?.get(item.id);
    return known === undefined || seen.has(item.id) ? [] : [{ item, firstSeen: known.firstSeen }];
  });

/** A list that has become another: what is dated since the last good read is news, the rest is known from now on. */
function takenIn(
  findings: ListFindings,
  strangers: readonly ListedItem[],
  fingerprint: string,
  why: string,
): ListPlan {
  const { items, state, source, at } = findings;
  const lastRead = state.health.lastSuccess ?? state.good?.at ?? at;
  const isOther = absentFromLast(items, state).length === items.length;
  const since = isOther ? (recent(state.good?.replaced, at) ?? lastRead) : lastRead;
  const dayIn = (instant: Instant): CalendarDate => dateIn(secondsOf(instant) * 1000, source.timeZone);
  const news = strangers.filter((item) => isSince(item, dayIn(since), dayIn(at)));
  const silent = strangers.filter((item) => !news.includes(item));
  const fresh = [...news.map((item) => ({ item, firstSeen: at })), ...unfinished(findings)];
  return {
    outcome: 'ok',
    detail: null,
    fingerprint,
    silent,
    fresh: inOrder(items, fresh),
    retitled: retitledIn(findings),
    carried: carriedIn(findings),
    firstSight: firstSightOf(findings),
    aliases: aliasesIn(findings),
    doubt: null,
    note: `${why}: ${silent.length} entries taken in silently, ${news.length} alerted`,
    replaces: isOther && strangers.length === items.length ? since : null,
  };
}

/** A list that was replaced longer ago than this does not come back: what is dated since would be a flood. */
const COMES_BACK_WITHIN = 30 * DAY;

const recent = (replaced: Instant | undefined, at: Instant): Instant | null =>
  replaced !== undefined && secondsOf(at) - secondsOf(replaced) <= COMES_BACK_WITHIN ? replaced : null;

/** On the very day of the last good read counts too: rather an old entry alerted than a new one missed. */
const isSince = (item: ListedItem, day: CalendarDate, today: CalendarDate): boolean =>
  item.entries.some((entry) => (dayOf(entry, today) ?? '') >= day);

/** A list without dates may have them in its addresses, or in its headlines: …と会談（9月2日）. */
function dayOf({ published, url, title }: ListedEntry, today: CalendarDate): CalendarDate | null {
  const inUrl = dateFromUrl(url);
  return published ?? inUrl.published ?? inUrl.event ?? findDate(title, { at: today });
}

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

/**
 * Whether a title was never had before, the item's own record tells; here it is enough that the last list lacked it.
 * Another channel words its titles in its own way: on a switch they are taken as they are.
 */
function retitledIn({ items, seen, state, channel, carried }: ListFindings): readonly Retitled[] {
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
function firstSightOf({ items, seen, state, carried, at }: ListFindings): ReadonlyMap<string, Instant> {
  const last = new Map(state.good?.items.map(({ id, firstSeen }) => [id, firstSeen]));
  const pinned = (id: string): Instant | undefined => (seen.get(id) ?? carried?.get(id))?.firstSeen;
  return new Map(items.map(({ id }) => [id, last.get(id) ?? pinned(id) ?? at]));
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
