import { secondsOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import { stateKey } from '../contract/keys.ts';
import type { Archive } from './ports/archive.ts';
import { encodeRecord, readRecord, updateRecord } from './record.ts';
import type { Source } from './source.ts';
import { firstState, sourceStateSchema } from './source-state.ts';
import type { SourceState, Visit } from './source-state.ts';
import { rescheduled } from './visits.ts';

/** The state of a source, or its first state where it was never polled. One read. */
export async function loadState(archive: Archive, source: Source, at: Instant): Promise<SourceState> {
  const stored = await readRecord(archive, stateKey(source.id), sourceStateSchema);
  return stored?.record ?? firstState(source, at);
}

/** A state with the version of the object that held it; null where there is none yet. */
export interface StoredState {
  readonly state: SourceState;
  readonly version: string | null;
}

/** The same with its version, to be replaced. One read. */
export async function loadStoredState(archive: Archive, source: Source, at: Instant): Promise<StoredState> {
  const stored = await readRecord(archive, stateKey(source.id), sourceStateSchema);
  return stored === undefined
    ? { state: firstState(source, at), version: null }
    : { state: stored.record, version: stored.version };
}

/** Writes a state over the one that was loaded; false where somebody else has written it meanwhile. */
export async function replaceState(
  archive: Archive,
  state: SourceState,
  { version }: StoredState,
): Promise<boolean> {
  const key = stateKey(state.source);
  const body = encodeRecord(state);
  const outcome =
    version === null ? await archive.create(key, body) : await archive.replace(key, body, version);
  return outcome !== 'exists' && outcome !== 'conflict';
}

/** Applies a change to whatever the state is by now: capture may have added visits since it was loaded. */
export async function commitState(
  archive: Archive,
  source: Source,
  at: Instant,
  change: (state: SourceState) => SourceState,
): Promise<void> {
  await updateRecord(archive, stateKey(source.id), sourceStateSchema, (state) =>
    change(state ?? firstState(source, at)),
  );
}

/** Notes for the digest that a state keeps. */
export const NOTES = 20;

/** Leaves a note for the digest in a source's state. */
export async function leaveNote(archive: Archive, source: Source, text: string, at: Instant): Promise<void> {
  await commitState(archive, source, at, (state) => ({
    ...state,
    notes: [...state.notes, { at, text }].slice(-NOTES),
  }));
}

/** Puts a visit into a source's due list, unless it is there. */
export async function scheduleVisit(
  archive: Archive,
  source: Source,
  visit: Visit,
  at: Instant,
): Promise<void> {
  await commitState(archive, source, at, (state) => ({
    ...state,
    visits: rescheduled(state.visits, [], [visit]),
  }));
}

/** The same for a page that asked to come later, unless another extra visit to it is pending. */
export async function scheduleAfterWait(
  archive: Archive,
  source: Source,
  visit: Visit,
  at: Instant,
): Promise<void> {
  await commitState(archive, source, at, (state) => {
    const isAwaited = state.visits.some(
      ({ item, kind, at: due }) => item === visit.item && kind === 'again' && secondsOf(due) > secondsOf(at),
    );
    return isAwaited ? state : { ...state, visits: rescheduled(state.visits, [], [visit]) };
  });
}
