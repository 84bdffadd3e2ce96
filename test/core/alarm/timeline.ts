import { HOUR, MINUTE, instantOf, secondsOf } from '../../../lambdas/contract/instant.ts';
import type { Instant } from '../../../lambdas/contract/instant.ts';
import type { Outcome } from '../../../lambdas/contract/outcome.ts';
import { verdictOn } from '../../../lambdas/core/alarm/due.ts';
import { silentSince } from '../../../lambdas/core/alarm/silence.ts';
import { foundUnpolled, told } from '../../../lambdas/core/alarm/told.ts';
import { backOffAfter } from '../../../lambdas/core/back-off.ts';
import { healthAfter } from '../../../lambdas/core/health.ts';
import type { Source } from '../../../lambdas/core/source.ts';
import { firstState } from '../../../lambdas/core/source-state.ts';
import type { SourceState } from '../../../lambdas/core/source-state.ts';
import { worthWriting } from '../../../lambdas/scrape/next-state.ts';

export const T0: Instant = '2026-03-01T00:00:00Z';
export const hour = (count: number): Instant => instantOf((secondsOf(T0) + count * HOUR) * 1000);
const hoursOf = (at: Instant): number => (secondsOf(at) - secondsOf(T0)) / HOUR;

export interface Timeline {
  readonly source: Source;
  /** What a poll at an hour (0.25, 0.5 …) sees; null: nobody polls. */
  readonly seen: (hours: number) => Outcome | null;
  readonly hours: number;
  /** Minutes past each hour at which the watchdog looks; 7 unless told. */
  readonly watchMinute?: number;
}

export interface Told {
  /** Every notice, `hours notice`. */
  readonly notices: readonly string[];
  /** As the archive holds it at the end. */
  readonly state: SourceState;
}

/**
 * Polls a source at its period and looks at it every hour, by the rules alone: a state is written only where a poll
 * would write it, so that what the watchdog reads is as old as it is in an archive.
 */
export function runTimeline({ source, seen, hours, watchMinute = 7 }: Timeline): Told {
  let state = firstState(source, T0);
  const notices: string[] = [];
  for (let minute = 0; minute <= hours * 60; minute += 1) {
    const at = instantOf((secondsOf(T0) + minute * MINUTE) * 1000);
    const outcome = minute % source.everyMinutes === 0 ? seen(minute / 60) : null;
    if (outcome !== null) state = polled(state, source, outcome, at);
    if (minute % 60 === watchMinute) state = looked(state, source, at, notices);
  }
  return { notices, state };
}

/** A poll inside our own patience asks nothing. */
function polled(state: SourceState, source: Source, seen: Outcome, at: Instant): SourceState {
  const isPatient = state.backOff !== null && secondsOf(state.backOff) > secondsOf(at);
  const outcome = isPatient ? 'waiting' : seen;
  const health = healthAfter(state.health, { outcome, detail: null }, at);
  const backOff = outcome === 'waiting' ? state.backOff : backOffAfter(source, outcome, health.misses, at);
  const next = { ...state, health, backOff };
  return worthWriting(state, next, at) ? next : state;
}

function looked(state: SourceState, source: Source, at: Instant, notices: string[]): SourceState {
  const verdict = verdictOn(source, state, at);
  if (verdict === 'quiet') return state;
  if (verdict === 'unpolled') return foundUnpolled(state, at);
  notices.push(`${Math.floor(hoursOf(at))} ${verdict}`);
  return told(state, verdict, silentSince(state.health, source), at);
}
