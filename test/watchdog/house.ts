import type { Instant } from '../../lambdas/contract/instant.ts';
import { stateKey } from '../../lambdas/contract/keys.ts';
import type { Outcome } from '../../lambdas/contract/outcome.ts';
import { healthAfter } from '../../lambdas/core/health.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { encodeRecord, readRecord } from '../../lambdas/core/record.ts';
import { firstState, sourceStateSchema } from '../../lambdas/core/source-state.ts';
import type { SourceState } from '../../lambdas/core/source-state.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { sourceOf } from '../support/source-of.ts';

/** Sources that a test writes the states of, without polling. */
export const HOUR = 3_600_000;
const T0 = Date.parse('2026-03-01T00:00:00Z');
export const hour = (count: number): Instant => new Date(T0 + count * HOUR).toISOString().replace('.000', '');

export const sources = (count: number): readonly Source[] =>
  Array.from({ length: count }, (_, index) =>
    sourceOf(
      { type: 'feed', url: `https://site${index}.example/feed.xml` },
      { id: `site-${String(index).padStart(2, '0')}`, allowedSilenceHours: 12 },
    ),
  );

/** The state of a source after polls at those hours. */
export function stateAfter(source: Source, polls: readonly (readonly [number, Outcome])[]): SourceState {
  const first = firstState(source, hour(polls[0]?.[0] ?? 0));
  const health = polls.reduce(
    (before, [at, outcome]) => healthAfter(before, { outcome, detail: detailOf(outcome) }, hour(at)),
    first.health,
  );
  return { ...first, health };
}

const detailOf = (outcome: Outcome): string | null => (outcome === 'ok' ? null : `saw ${outcome}`);

/** Read at hour 0, in vain from hour 1 on. */
export const silentState = (source: Source, outcome: Outcome = 'server-error'): SourceState =>
  stateAfter(source, [[0, 'ok'], [1, outcome], [1.25, outcome], [13, outcome]]); // prettier-ignore

export async function put(archive: Archive, state: SourceState): Promise<void> {
  const key = stateKey(state.source);
  const there = await archive.read(key);
  const body = encodeRecord(state);
  await (there === undefined ? archive.create(key, body) : archive.replace(key, body, there.version));
}

export async function stateIn(archive: Archive, source: Source): Promise<SourceState | undefined> {
  return (await readRecord(archive, stateKey(source.id), sourceStateSchema))?.record;
}
