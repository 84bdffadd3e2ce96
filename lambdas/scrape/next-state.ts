import { secondsOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import { backOffAfter } from '../core/back-off.ts';
import { channelAfter, waitOfAll, waitsAhead } from '../core/channel.ts';
import { HEARTBEAT, healthAfter } from '../core/health.ts';
import type { PollVerdict } from '../core/health.ts';
import { editionsOf, entriesIn, titlesOf } from '../core/listing/items.ts';
import type { ListedItem } from '../core/listing/items.ts';
import type { ListPlan } from '../core/listing/findings.ts';
import { definitionHash } from '../core/source-state.ts';
import type { Sending, SourceState, Visit } from '../core/source-state.ts';
import { hostsOf } from '../core/source.ts';
import type { Source } from '../core/source.ts';
import { followUps, newestOfPages, nextVisit, rescheduled, supersededBy } from '../core/visits.ts';
import { learntOf, waitsIn } from './attempts.ts';
import type { Attempt } from './attempts.ts';
import { onAllowedHost } from './jobs.ts';
import { NOTES } from '../core/source-state-store.ts';
import type { ListRead } from './read-list.ts';

/** All that a poll found out, as far as the state of its source is concerned. */
export interface PollFindings {
  readonly source: Source;
  readonly at: Instant;
  readonly verdict: PollVerdict;
  /** Every channel that was asked, in order; empty where none was. */
  readonly attempts: readonly Attempt[];
  /** The one that is gone by: trusted, or the first of those that are not. */
  readonly chosen: Attempt | null;
  /** Key of the raw list, where it was trusted and said something else than the last one. */
  readonly listing: string | null;
  /** Visits that this poll turned into jobs. */
  readonly consumed: readonly Visit[];
  /** What is to be sent once the state is committed; null where there is nothing. */
  readonly sending: Sending | null;
}

/** The state after a poll. `findings` must have been made by this very state. */
export function nextState(state: SourceState, findings: PollFindings): SourceState {
  const { source, at, attempts, chosen, verdict } = findings;
  const plan = chosen?.plan ?? null;
  const health = healthAfter(state.health, verdict, at);
  const asked = chosen !== null;
  const waits = { ...waitsAhead(state.waits, at), ...waitsIn(attempts) };
  const polled: SourceState = {
    ...state,
    ...learntOf(state, attempts),
    health,
    waits,
    retryAfter: asked && !chosen.trusted ? waitOfAll(source, waits) : asked ? null : state.retryAfter,
    backOff: asked ? backOffAfter(source, verdict.outcome, health.misses, at) : state.backOff,
    // Only polls in a row count: any other answer ends the trial, but for one that was not asked for.
    doubt: asked ? (plan?.doubt ?? null) : state.doubt,
    visits: rescheduled(
      state.visits,
      [...findings.consumed, ...supersededBy(freshItems(plan), state.visits, source.fragment)],
      visitsToCome(state, plan, findings),
    ),
    sending: findings.sending === null ? state.sending : [...state.sending, findings.sending],
    notes: plan?.note ? [...state.notes, { at, text: plan.note }].slice(-NOTES) : state.notes,
  };
  if (chosen === null || !chosen.trusted) return polled;
  const tried = attempts.slice(0, attempts.indexOf(chosen)).map(({ channel }) => channel);
  const through = { ...polled, channel: channelAfter(state, chosen.channel, tried, at) };
  if (chosen.read.kind !== 'list' || plan === null) return through;
  return { ...through, ...committed(state, findings, chosen, chosen.read, plan) };
}

function committed(
  state: SourceState,
  { source, at, listing }: PollFindings,
  { channel }: Attempt,
  read: Extract<ListRead, { kind: 'list' }>,
  plan: ListPlan,
): Partial<SourceState> {
  const items = read.items.map((item) => ({
    id: item.id,
    ...aliasOf(plan.aliases.get(item.id)),
    titles: [...titlesOf(item)],
    ...editionsIn(item),
    firstSeen: plan.firstSight.get(item.id) ?? at,
  }));
  const from = channel.entry.url;
  const good =
    listing === null
      ? // The same list as before, though perhaps read from another channel.
        state.good && { ...state.good, from, ...replacedBy(plan) }
      : {
          at,
          listing,
          fingerprint: plan.fingerprint,
          from,
          ...replacedBy(plan),
          entries: entriesIn(read.items),
          items,
        };
  return {
    definition: definitionHash(source, channel.entry),
    validators: read.validators,
    good,
  };
}

const replacedBy = ({ replaces }: ListPlan): { replaced?: Instant } =>
  replaces === null ? {} : { replaced: replaces };

const editionsIn = (item: ListedItem): { editions?: string[] } => {
  const editions = [...editionsOf(item)];
  return editions.length > 0 ? { editions } : {};
};

const aliasOf = (of: string | undefined): { of?: string } => (of === undefined ? {} : { of });

function visitsToCome(
  state: SourceState,
  plan: ListPlan | null,
  { source, at, consumed }: PollFindings,
): readonly Visit[] {
  const hosts = hostsOf(source);
  const awaited = new Set(state.visits.map(({ item }) => item));
  const newest = newestOfPages(freshItems(plan));
  const fresh = (plan?.fresh ?? [])
    .filter(({ item }) => newest.includes(item) && onAllowedHost(item, hosts))
    .flatMap(
      ({ item, firstSeen }) => nextVisit({ id: item.id, url: item.url, firstSeen }, firstSeen, at) ?? [],
    );
  const retitled = (plan?.retitled ?? [])
    .filter(({ item }) => onAllowedHost(item, hosts) && !awaited.has(item.id))
    .flatMap(({ item, firstSeen }) => nextVisit({ id: item.id, url: item.url, firstSeen }, at, at) ?? []);
  return [...followUps(consumed, at), ...fresh, ...retitled];
}

const freshItems = (plan: ListPlan | null): readonly ListedItem[] =>
  (plan?.fresh ?? []).map(({ item }) => item);

/** Whether a state says anything that the last one did not, or the heartbeat is due. */
export function worthWriting(before: SourceState, next: SourceState, at: Instant): boolean {
  const beat = before.health.lastSuccess;
  if (beat !== null && secondsOf(at) - secondsOf(beat) >= HEARTBEAT) return true;
  const bare = (state: SourceState): string =>
    JSON.stringify({ ...state, health: { ...state.health, lastSuccess: null } });
  return bare(before) !== bare(next);
}
