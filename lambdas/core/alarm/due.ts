import { DAY, HOUR } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';
import { STEADY_READS } from '../health.ts';
import type { Health, SourceState } from '../source-state.ts';
import type { Source } from '../source.ts';
import { isLater, isSilent, lastSign, patienceWithPolls, secondsBetween } from './silence.ts';
import type { Notice, Watch } from './watch-record.ts';

/** Between two notices of one incident. */
const REMIND_EVERY = DAY;

/** So long a source must be read without a miss until its silence is over: hours down and up again are one incident. */
export const STEADY_FOR = 6 * HOUR;

type Incident = NonNullable<Watch['incident']>;

/** `unpolled`: nobody polls it; to be remembered, and told if that goes on. `quiet`: nothing to do. */
export type Verdict = Notice | 'unpolled' | 'quiet';

/**
 * What is due for a source now: one alarm when it is silent for longer than is allowed, a reminder a day while that
 * lasts, one recovery when it is read steadily again. Single good reads in between neither end the incident nor begin
 * another. A clock that stands before the last notice finds nothing due: it was told then.
 */
export function verdictOn(source: Source, { health, watch }: SourceState, at: Instant): Verdict {
  const { incident, noticedAt } = watch ?? {};
  if (noticedAt !== undefined && secondsBetween(noticedAt, at) <= 0) return 'quiet';
  if (incident === undefined)
    return isSilent(health, source, at) ? silentVerdict(source, health, watch, at) : 'quiet';
  const told = noticedAt ?? incident.alarmedAt;
  if (isSteady(health, told, incident, at)) return 'recovery';
  return secondsBetween(told, at) >= REMIND_EVERY && lastsSince(told, health) ? 'reminder' : 'quiet';
}

/** A source asked in vain is told at once; one that nobody asks only when no poll came while we looked on. */
function silentVerdict(source: Source, health: Health, watch: Watch | undefined, at: Instant): Verdict {
  if (health.misses > 0) return 'alarm';
  const found = watch?.unpolledSince;
  if (found === undefined || !isLater(found, lastSign(health))) return 'unpolled';
  return secondsBetween(found, at) >= patienceWithPolls(source) ? 'alarm' : 'quiet';
}

/**
 * Read since it was last told, and well for six hours: after misses since the first of three good reads or more in a row,
 * after a time without polls since the alarm.
 */
function isSteady(health: Health, told: Instant, { alarmedAt }: Incident, at: Instant): boolean {
  const { misses, lastSuccess, steady } = health;
  if (misses > 0 || lastSuccess === null || !isLater(lastSuccess, told)) return false;
  const isMended = steady !== undefined && isLater(steady.since, alarmedAt);
  const well = isMended ? steady : { since: alarmedAt, reads: STEADY_READS };
  return well.reads >= STEADY_READS && secondsBetween(well.since, at) >= STEADY_FOR;
}

/** Missed at the last poll, or not read since it was last spoken of, or flapping since; not while it is on the mend. */
const lastsSince = (told: Instant, { misses, lastSuccess, trouble, steady }: Health): boolean =>
  misses > 0 ||
  lastSuccess === null ||
  !isLater(lastSuccess, told) ||
  (trouble !== undefined && isLater(trouble.last, told) && (steady?.reads ?? 0) < STEADY_READS);
