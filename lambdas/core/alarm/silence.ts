import { HOUR, MINUTE, after, secondsOf } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';
import { HEARTBEAT } from '../health.ts';
import type { Health } from '../source-state.ts';
import type { Source } from '../source.ts';

/** Shortest silence that is told, whatever a definition says: sites are down for a night now and then. */
export const SHORTEST_SILENCE = 12 * HOUR;

/**
 * So many misses in a row, over the shortest silence at least, are told before the allowed silence is over. A list that
 * comes but cannot be trusted is asked for at every poll and has as many after 12 hours of half-hourly polls: no waiting
 * mends a page that was built anew. A site that fails or refuses is asked ever more rarely (`backOffAfter`: some 16
 * times a day), so there the allowed silence is over first.
 */
export const MANY_MISSES = 24;

/** How late a poll may be before it counts as not made. */
const GRACE = HOUR;

export const periodOf = ({ everyMinutes }: Source): number => everyMinutes * MINUTE;

/** Seconds from one instant to another; negative where the clock went back. */
export const secondsBetween = (from: Instant, to: Instant): number => secondsOf(to) - secondsOf(from);

export const isLater = (instant: Instant, than: Instant): boolean => secondsBetween(than, instant) > 0;

const latest = (...instants: readonly Instant[]): Instant =>
  instants.reduce((late, instant) => (isLater(instant, late) ? instant : late));

/** The last thing that is known to have come of polling: a success, a miss, or the making of the state. */
export const lastSign = ({ lastSuccess, trouble, since }: Health): Instant =>
  latest(lastSuccess ?? since, trouble?.last ?? since);

/**
 * Since when a source has given nothing, at the latest.
 *
 * In a run of misses: the poll before the first of them succeeded, or nobody polled then (a laptop was shut); so its time
 * counts, or the last success that is noted. Without a miss (nobody polls): the last success, plus the heartbeat for which
 * a success of a frequently polled source may go unnoted. Never read: since the state was made.
 */
export function silentSince(health: Health, source: Source): Instant {
  const { lastSuccess, misses, trouble } = health;
  if (misses > 0) {
    const first = trouble?.since ?? health.since;
    return lastSuccess === null ? first : latest(lastSuccess, after(first, -periodOf(source)));
  }
  if (lastSuccess === null) return health.since;
  return periodOf(source) < HEARTBEAT ? after(lastSuccess, HEARTBEAT) : lastSuccess;
}

/** Seconds for which a source may be silent: what its definition allows, and time for two polls to be made. */
export const allowedSilence = (source: Source): number =>
  Math.max(source.allowedSilenceHours * HOUR, SHORTEST_SILENCE, 2 * periodOf(source) + GRACE);

/** Whether a source has been silent for longer than is allowed, or was asked in vain often enough to know by now. */
export function isSilent(health: Health, source: Source, at: Instant): boolean {
  const silence = secondsBetween(silentSince(health, source), at);
  const many = health.misses >= MANY_MISSES && silence >= SHORTEST_SILENCE;
  return many || silence >= allowedSilence(source);
}

/** How long it is watched after nobody was found to poll a source, before that is told: a poll may just be due. */
export const patienceWithPolls = (source: Source): number => periodOf(source) + GRACE;
