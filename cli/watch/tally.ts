import { statusesAfter, wasRead } from './status.ts';
import type { SourceStatus } from './status.ts';
import type { WatchEvent } from './events.ts';

/** What a run came to so far. */
export interface Tally {
  readonly statuses: readonly SourceStatus[];
  readonly alerts: number;
  readonly mails: number;
  /** Times that something of our own failed. */
  readonly failures: number;
}

export const firstTally = (statuses: readonly SourceStatus[]): Tally => ({
  statuses,
  alerts: 0,
  mails: 0,
  failures: 0,
});

/** How many alerts' and bursts' mails an event is; a digest is none of them. */
export const mailsIn = (event: WatchEvent): number =>
  event.kind === 'delivered' && event.report.to === 'alerts' ? (event.report.receivers ?? 0) : 0;

export const tallyAfter = (tally: Tally, event: WatchEvent): Tally => ({
  statuses: statusesAfter(tally.statuses, event),
  alerts: tally.alerts + (event.kind === 'alert' ? 1 : 0),
  mails: tally.mails + mailsIn(event),
  failures: tally.failures + (event.kind === 'failed' ? 1 : 0),
});

/** Of a single round: 0 where at least one source was read, 1 where none could be, or something of our own failed. */
export const roundStatus = ({ statuses, failures }: Tally): number =>
  failures === 0 && statuses.some(wasRead) ? 0 : 1;

export const sumOf = ({ statuses, alerts, mails }: Tally): string =>
  `${statuses.filter(wasRead).length} of ${statuses.length} sources read, ${alerts} alerts, ${mails} mails`;
