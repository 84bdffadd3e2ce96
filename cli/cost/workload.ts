import { ASSUMPTIONS } from './read-data.ts';

/** What is asked of a deployment in a month of 730 hours. */
export interface Workload {
  /** Sources that are polled. */
  readonly sources: number;
  /** Polls a month, of all sources. */
  readonly polls: number;
  /** New items a month. */
  readonly items: number;
  /** Items whose snapshots lie in the archive. */
  readonly keptItems: number;
  /** E-mail addresses that get every alert, and every digest. */
  readonly mailboxes: { readonly alerts: number; readonly digests: number };
  /** A digest a day is made. */
  readonly digest: boolean;
  /** Days that the logs are kept. */
  readonly logDays: number;
}

export interface WorkloadOptions extends Pick<Workload, 'mailboxes' | 'digest' | 'logDays'> {
  /** New items a month; unless told, a number for each source. */
  readonly items?: number | undefined;
}

/** The workload of sources at their cadences (minutes between two polls). */
export function workloadOf(
  sources: readonly { readonly everyMinutes: number }[],
  { items: told, ...options }: WorkloadOptions,
): Workload {
  const { hoursAMonth, itemsPerSourceAMonth, monthsKept } = ASSUMPTIONS;
  const items = told ?? sources.length * itemsPerSourceAMonth.value;
  const pollsOf = (everyMinutes: number): number => (hoursAMonth.value * 60) / everyMinutes;
  return {
    sources: sources.length,
    polls: sources.reduce((sum, { everyMinutes }) => sum + pollsOf(everyMinutes), 0),
    items,
    keptItems: items * monthsKept.value,
    ...options,
  };
}

/** The same deployment while no site publishes anything: only the clock and the services themselves cause work. */
export const idle = (workload: Workload): Workload => ({ ...workload, items: 0 });
