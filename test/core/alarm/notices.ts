import type { Outcome } from '../../../lambdas/contract/outcome.ts';
import { noticeOn } from '../../../lambdas/core/alarm/notice.ts';
import type { SourceNotice } from '../../../lambdas/core/alarm/notice.ts';
import type { Notice } from '../../../lambdas/core/alarm/watch-record.ts';
import { healthAfter } from '../../../lambdas/core/health.ts';
import { firstState } from '../../../lambdas/core/source-state.ts';
import type { SourceState } from '../../../lambdas/core/source-state.ts';
import type { Source, SourceInput } from '../../../lambdas/core/source.ts';
import { sourceOf } from '../../support/source-of.ts';
import { hour } from './timeline.ts';

export const feed = (id: string, rest: Partial<SourceInput> = {}): Source =>
  sourceOf({ type: 'feed', url: `https://${id}.example/feed.xml` }, { id, ...rest });

/** The state of a source after polls: hour, outcome, detail. */
export function stateOf(
  source: Source,
  polls: readonly (readonly [hours: number, outcome: Outcome, detail?: string])[],
  watch?: SourceState['watch'],
): SourceState {
  const first = firstState(source, hour(0));
  const health = polls.reduce(
    (before, [at, outcome, detail]) => healthAfter(before, { outcome, detail: detail ?? null }, hour(at)),
    first.health,
  );
  return { ...first, health, ...(watch !== undefined && { watch }) };
}

/** Hours into the test at which the message is written. */
export const NOW = 26;

/** A notice of a source that was read at hour 0 and has failed since. */
export const silent = (source: Source, notice: Notice = 'alarm', outcome: Outcome = 'server-error'): SourceNotice =>
  noticeOn(source, stateOf(source, [[0, 'ok'], [0.25, outcome, `saw ${outcome}`], [25.9, outcome, `saw ${outcome}`]]), notice, hour(NOW)); // prettier-ignore
