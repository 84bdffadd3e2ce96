import type { Instant } from '../contract/instant.ts';
import { stateKey } from '../contract/keys.ts';
import { verdictOn } from '../core/alarm/due.ts';
import { noticeOn } from '../core/alarm/notice.ts';
import type { SourceNotice } from '../core/alarm/notice.ts';
import { claimed, isHeld, released, told } from '../core/alarm/told.ts';
import { NOTICES } from '../core/alarm/watch-record.ts';
import type { Notice } from '../core/alarm/watch-record.ts';
import type { Archive } from '../core/ports/archive.ts';
import { updateRecord } from '../core/record.ts';
import { sourceStateSchema } from '../core/source-state.ts';
import type { SourceState } from '../core/source-state.ts';
import type { Source } from '../core/source.ts';
import type { Look } from './look.ts';
import type { WatchPorts } from './ports.ts';
import { settled } from '../core/settled.ts';

export interface Claims {
  /** What is ours to send. */
  readonly notices: readonly SourceNotice[];
  /** Another watchdog was first. */
  readonly held: boolean;
  /** Throws where a notice could not be claimed: it is due again at the next look. */
  readonly rethrow: () => void;
}

/**
 * Claims the notices that are due. The first source whose notice still is decides for all: of two watchdogs that find the
 * same due, one sends everything, and what is due is one message.
 */
export async function claimNotices(looks: readonly Look[], at: Instant, ports: WatchPorts): Promise<Claims> {
  const due = looks.filter(({ verdict }) => isNotice(verdict)).map(({ source }) => source);
  for (const [index, source] of due.entries()) {
    const first = await claimNotice(source, at, ports);
    if (first === 'held') return { notices: [], held: true, rethrow: () => undefined };
    if (first !== 'quiet') return claimRest(first, due.slice(index + 1), at, ports);
  }
  return { notices: [], held: false, rethrow: () => undefined };
}

async function claimRest(
  first: SourceNotice,
  rest: readonly Source[],
  at: Instant,
  ports: WatchPorts,
): Promise<Claims> {
  const { values, rethrow } = await settled(rest, (source) => claimNotice(source, at, ports));
  return {
    notices: [first, ...values.filter((claim) => typeof claim === 'object')],
    held: values.includes('held'),
    rethrow: () => {
      rethrow('a notice could not be claimed');
    },
  };
}

/** The state is judged anew: a poll or another watchdog may have changed it since the look. */
async function claimNotice(
  source: Source,
  at: Instant,
  { archive, clock, claimant }: WatchPorts,
): Promise<SourceNotice | 'held' | 'quiet'> {
  const who = { claimant, now: clock() };
  let claim: SourceNotice | 'held' | 'quiet' = 'quiet';
  await changeState(archive, source.id, (state) => {
    const verdict = verdictOn(source, state, at);
    claim = !isNotice(verdict) ? 'quiet' : isHeld(state, who) ? 'held' : noticeOn(source, state, verdict, at);
    return isNotice(verdict) && typeof claim === 'object' ? claimed(state, verdict, who) : undefined;
  });
  return claim;
}

const isNotice = (verdict: string): verdict is Notice => NOTICES.some((notice) => notice === verdict);

/** Gives our claims back where the receiver took nothing. */
export async function releaseClaims(
  notices: readonly SourceNotice[],
  { archive, claimant }: WatchPorts,
): Promise<void> {
  await settled(notices, ({ source }) => changeState(archive, source, (state) => released(state, claimant)));
}

/** Notes in every state what was told of it. */
export async function markTold(
  notices: readonly SourceNotice[],
  at: Instant,
  archive: Archive,
): Promise<void> {
  const marks = await settled(notices, ({ source, notice, since }) =>
    changeState(archive, source, (state) => told(state, notice, since, at)),
  );
  marks.rethrow('a notice that was sent could not be marked');
}

/** A state that is gone stays gone. */
async function changeState(
  archive: Archive,
  source: string,
  change: (state: SourceState) => SourceState | undefined,
): Promise<void> {
  await updateRecord(archive, stateKey(source), sourceStateSchema, (state) =>
    state === undefined ? undefined : change(state),
  );
}
