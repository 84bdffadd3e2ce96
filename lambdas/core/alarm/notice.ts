import type { Label } from '../../contract/alert.ts';
import type { Instant } from '../../contract/instant.ts';
import { stateKey } from '../../contract/keys.ts';
import type { OperationsKind } from '../../contract/operations.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Health, SourceState } from '../source-state.ts';
import type { Source } from '../source.ts';
import { adviceFor } from './advice.ts';
import { isLater, isSilent, silentSince } from './silence.ts';
import type { Notice } from './watch-record.ts';

/** What a notice says of one source: for the mail, and as it is for machines. */
export interface SourceNotice {
  readonly source: string;
  readonly name: Label;
  /** Of its preferred channel. */
  readonly url: string;
  readonly notice: Notice;
  readonly kind: OperationsKind;
  /** Since when it gave nothing; of a recovery: since when it had. */
  readonly since: Instant;
  /** The last miss, null where nobody asked. */
  readonly seen: { readonly at: Instant; readonly outcome: Outcome; readonly detail: string | null } | null;
  /** Polls in a row without a trustworthy list; 0 between two misses of a flapping source. */
  readonly misses: number;
  /** The last success noted; others may have followed for up to the heartbeat. */
  readonly lastSuccess: Instant | null;
  /** When the alarm of this incident was sent, null for the alarm itself. */
  readonly alarmedAt: Instant | null;
  /** Until when it is not asked, by the site's wish or our patience; null where the next poll asks. */
  readonly pausedUntil: Instant | null;
  readonly advice: string;
  /** Key of its `state.json`. */
  readonly state: string;
}

/** All that is told of a source whose notice is due at `at`. */
export function noticeOn(source: Source, state: SourceState, notice: Notice, at: Instant): SourceNotice {
  const { health, watch } = state;
  const { trouble } = health;
  const kind = kindOf(source, state, notice, at);
  return {
    source: source.id,
    name: source.name,
    url: source.entry.url,
    notice,
    kind,
    since: watch?.incident?.since ?? silentSince(health, source),
    seen: kind === 'source-not-polled' || trouble === undefined ? null : seenIn(trouble),
    misses: health.misses,
    lastSuccess: health.lastSuccess,
    alarmedAt: watch?.incident?.alarmedAt ?? null,
    pausedUntil: pausedUntil(state, at),
    advice: adviceFor(kind, health.trouble?.outcome ?? health.outcome, source),
    state: stateKey(source.id),
  };
}

function kindOf(source: Source, { health }: SourceState, notice: Notice, at: Instant): OperationsKind {
  if (notice === 'recovery') return 'source-recovered';
  return health.misses === 0 && isSilent(health, source, at) ? 'source-not-polled' : 'source-silent';
}

const seenIn = ({ last, outcome, detail }: NonNullable<Health['trouble']>): SourceNotice['seen'] => ({
  at: last,
  outcome,
  detail,
});

const pausedUntil = ({ retryAfter, backOff }: SourceState, at: Instant): Instant | null =>
  [retryAfter, backOff]
    .flatMap((until) => (until !== null && isLater(until, at) ? until : []))
    .sort()
    .at(-1) ?? null;
