import type { Instant } from '../../lambdas/contract/instant.ts';
import type { HealthStatus, Outcome } from '../../lambdas/contract/outcome.ts';
import { isSuccess } from '../../lambdas/core/health.ts';
import type { SourceState } from '../../lambdas/core/source-state.ts';
import type { WatchEvent } from './events.ts';

/** What the status table says of one source. */
export interface SourceStatus {
  readonly source: string;
  /** Of the last poll since the start; null before the first. */
  readonly outcome: Outcome | null;
  readonly detail: string | null;
  readonly items: number | null;
  /** What the last read says besides: entries passed over, a list that became another one. */
  readonly notes: readonly string[];
  /** Alerts since the start. */
  readonly alerts: number;
  readonly health: HealthStatus | null;
  readonly lastSuccess: Instant | null;
  readonly next: Instant | null;
}

/** A source before its first poll, with what the archive remembers of it; null where it was never polled. */
export const statusBefore = (source: string, state: SourceState | null): SourceStatus => ({
  source,
  outcome: null,
  detail: null,
  items: null,
  notes: [],
  alerts: 0,
  health: state === null ? null : state.health.status,
  lastSuccess: state === null ? null : state.health.lastSuccess,
  next: null,
});

/** The statuses after an event; the same ones where it is about none of them. */
export const statusesAfter = (
  statuses: readonly SourceStatus[],
  event: WatchEvent,
): readonly SourceStatus[] =>
  statuses.map((status) => (status.source === sourceOf(event) ? statusAfter(status, event) : status));

function sourceOf(event: WatchEvent): string | null {
  if (event.kind === 'polled') return event.report.source;
  if (event.kind === 'alert') return event.alert.source.id;
  return event.kind === 'next' ? event.source : null;
}

function statusAfter(status: SourceStatus, event: WatchEvent): SourceStatus {
  if (event.kind === 'alert') return { ...status, alerts: status.alerts + 1 };
  if (event.kind === 'next') return { ...status, next: event.at };
  if (event.kind !== 'polled') return status;
  const { outcome, detail, items, notes, health, at } = event.report;
  const lastSuccess = isSuccess(outcome) ? at : status.lastSuccess;
  // After a 304 the list has as many items as before.
  const size = items ?? (outcome === 'not-modified' ? status.items : null);
  return { ...status, outcome, detail, items: size, notes, health, lastSuccess };
}

/** Whether the last poll of a source read its list. */
export const wasRead = ({ outcome }: SourceStatus): boolean => outcome !== null && isSuccess(outcome);
