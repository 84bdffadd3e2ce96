import type { Instant } from '../contract/instant.ts';
import { stateKey } from '../contract/keys.ts';
import { verdictOn } from '../core/alarm/due.ts';
import type { Verdict } from '../core/alarm/due.ts';
import { foundUnpolled } from '../core/alarm/told.ts';
import type { Archive } from '../core/ports/archive.ts';
import { readRecord, updateRecord } from '../core/record.ts';
import { commitState } from '../core/source-state-store.ts';
import { firstState, sourceStateSchema } from '../core/source-state.ts';
import type { SourceState } from '../core/source-state.ts';
import type { Source } from '../core/source.ts';

/** A source as one look found it. */
export interface Look {
  readonly source: Source;
  readonly state: SourceState;
  readonly verdict: Verdict;
}

/**
 * Looks at one source: one read where nothing is the matter. A source without a state is given one: its silence counts
 * from now. One that nobody polls is remembered as such.
 */
export async function lookAt(source: Source, at: Instant, archive: Archive): Promise<Look> {
  const stored = await readRecord(archive, stateKey(source.id), sourceStateSchema);
  const state = stored?.record ?? (await beginWatching(source, at, archive));
  const verdict = verdictOn(source, state, at);
  if (verdict === 'unpolled') await rememberUnpolled(source, at, archive);
  return { source, state, verdict };
}

/** Unless a poll has made the state meanwhile. */
async function beginWatching(source: Source, at: Instant, archive: Archive): Promise<SourceState> {
  const first = firstState(source, at);
  const made = await updateRecord(archive, stateKey(source.id), sourceStateSchema, (current) =>
    current === undefined ? first : undefined,
  );
  return made ?? first;
}

const rememberUnpolled = (source: Source, at: Instant, archive: Archive): Promise<void> =>
  commitState(archive, source, at, (state) =>
    verdictOn(source, state, at) === 'unpolled' ? foundUnpolled(state, at) : state,
  );
