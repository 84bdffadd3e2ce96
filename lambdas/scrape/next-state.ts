import { HOUR, secondsOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import { healthAfter } from '../core/health.ts';
import type { PollVerdict } from '../core/health.ts';
import { entriesIn, titlesOf } from '../core/listing/items.ts';
import type { ListedItem } from '../core/listing/items.ts';
import type { ListPlan } from '../core/listing/plan.ts';
import { definitionHash } from '../core/source-state.ts';
import type { SourceState, Visit } from '../core/source-state.ts';
import { hostsOf } from '../core/source.ts';
import type { Source } from '../core/source.ts';
import { followUps, newestOfPages, nextVisit, rescheduled, supersededBy } from '../core/visits.ts';
import { onAllowedHost } from './jobs.ts';
import { NOTES } from '../core/source-state-store.ts';
import type { ListRead } from './read-list.ts';
import type { PoliteRead } from './read-politely.ts';

/** An unchanged source writes its state only this often, so that silence can be told from health. */
const HEARTBEAT = 6 * HOUR;

/** All that a poll found out, as far as the state of its source is concerned. */
export interface PollFindings {
  readonly source: Source;
  readonly at: Instant;
  readonly verdict: PollVerdict;
  readonly politely: PoliteRead;
  /** Set where the list could be read. */
  readonly plan: ListPlan | null;
  /** Key of the raw list, where it was trusted and said something else than the last one. */
  readonly listing: string | null;
  /** Visits that this poll turned into jobs. */
  readonly consumed: readonly Visit[];
}

type List = Extract<ListRead, { kind: 'list' }>;

/**
 * The state after a poll. It may be applied to a state that changed meanwhile: visits are added and taken away one by
 * one, and of two polls the later one's list stands.
 */
export function nextState(state: SourceState, findings: PollFindings): SourceState {
  const { at, politely, plan, verdict } = findings;
  const { read } = politely;
  const polled: SourceState = {
    ...state,
    robots: { ...state.robots, ...politely.robots },
    health: healthAfter(state.health, verdict, at),
    retryAfter: read.kind === 'none' && read.outcome !== 'waiting' ? read.retryAfter : state.retryAfter,
    // Only polls in a row count: any other answer ends the trial, but for one that was not asked for.
    doubt: verdict.outcome === 'waiting' ? state.doubt : (plan?.doubt ?? null),
    visits: rescheduled(
      state.visits,
      [...findings.consumed, ...supersededBy(freshItems(plan), state.visits, findings.source.fragment)],
      visitsToCome(state, findings),
    ),
    notes: plan?.note ? [...state.notes, { at, text: plan.note }].slice(-NOTES) : state.notes,
  };
  if (read.kind !== 'list' || plan?.outcome !== 'ok') return polled;
  return { ...polled, ...committed(state, findings, read, plan) };
}

function committed(
  state: SourceState,
  { source, at, listing }: PollFindings,
  read: List,
  plan: ListPlan,
): Partial<SourceState> {
  const later = state.committedThrough !== null && secondsOf(state.committedThrough) > secondsOf(at);
  const items = read.items.map((item) => ({
    id: item.id,
    ...aliasOf(plan.aliases.get(item.id)),
    titles: [...titlesOf(item)],
    firstSeen: plan.firstSight.get(item.id) ?? at,
  }));
  return {
    definition: definitionHash(source),
    validators: read.validators,
    ...(listing !== null && {
      good: { at, listing, fingerprint: plan.fingerprint, entries: entriesIn(read.items), items },
    }),
    committedThrough: later ? state.committedThrough : at,
  };
}

const aliasOf = (of: string | undefined): { of?: string } => (of === undefined ? {} : { of });

function visitsToCome(state: SourceState, { source, at, plan, consumed }: PollFindings): readonly Visit[] {
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
    JSON.stringify({ ...state, committedThrough: null, health: { ...state.health, lastSuccess: null } });
  return bare(before) !== bare(next);
}
