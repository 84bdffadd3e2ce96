import { after, secondsOf } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';
import { CLAIM } from '../delivery.ts';
import type { SourceState } from '../source-state.ts';
import type { Notice, Watch } from './watch-record.ts';

/** Who sends, and the wall clock: a claim is about real time, whatever the scheduled time. */
export interface Claimant {
  readonly claimant: string;
  readonly now: Instant;
}

/** Whether another's notice of this source is on its way out. */
export const isHeld = ({ watch }: SourceState, { claimant, now }: Claimant): boolean =>
  watch?.claim !== undefined &&
  watch.claim.claimant !== claimant &&
  secondsOf(watch.claim.until) > secondsOf(now);

/** The state with a notice claimed: to be written before it is sent. */
export const claimed = (state: SourceState, notice: Notice, { claimant, now }: Claimant): SourceState => ({
  ...state,
  watch: { ...state.watch, claim: { notice, claimant, until: after(now, CLAIM) } },
});

/** The state with our claim given back: the receiver did not take the notice, and anybody may send it at once. */
export function released(state: SourceState, claimant: string): SourceState {
  const { claim, ...watch } = state.watch ?? {};
  return claim?.claimant === claimant ? { ...state, watch } : state;
}

/** The state of a source that nobody polls, with the time at which that was found. */
export const foundUnpolled = (state: SourceState, at: Instant): SourceState => ({
  ...state,
  watch: { ...state.watch, unpolledSince: at },
});

/** The state after a notice was taken: to be written after it was sent. `since`: of the silence that an alarm told. */
export function told(state: SourceState, notice: Notice, since: Instant, at: Instant): SourceState {
  const { incident } = state.watch ?? {};
  return { ...state, watch: { ...incidentAfter(incident, notice, since, at), noticedAt: at } };
}

function incidentAfter(
  incident: Watch['incident'],
  notice: Notice,
  since: Instant,
  at: Instant,
): Pick<Watch, 'incident'> {
  if (notice === 'recovery') return {};
  if (notice === 'alarm' || incident === undefined)
    return { incident: { since, alarmedAt: at, reminders: 0 } };
  return { incident: { ...incident, reminders: incident.reminders + 1 } };
}
