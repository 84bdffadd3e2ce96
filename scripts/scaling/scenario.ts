import { PACE } from '../../lambdas/contract/pace.ts';
import { estimate } from '../../cli/cost/estimate.ts';
import type { Estimate } from '../../cli/cost/estimate.ts';
import { ASSUMPTIONS } from '../../cli/cost/read-data.ts';
import { workloadOf } from '../../cli/cost/workload.ts';
import { fleetOf } from './fleet.ts';
import { jobsOfDay } from './page-jobs.ts';
import { queueDay } from './page-queue.ts';
import type { QueueDay } from './page-queue.ts';
import { pollsByMinute } from './polls.ts';

export interface Scenario {
  readonly sources: number;
  /** New items a year. */
  readonly items: number;
  readonly polls: { readonly mean: number; readonly peak: number };
  readonly jobs: number;
  readonly queue: QueueDay;
  readonly bill: Estimate;
}

const SEED = 20_261_124;
export const REGION = 'ap-northeast-1';

/** One working day of so many sources, and the month's bill. */
export function scenarioOf(sources: number, items: number): Scenario {
  const fleet = fleetOf(sources);
  const minutes = pollsByMinute(fleet);
  const jobs = jobsOfDay(fleet, Math.round(items / 365), SEED);
  const seconds = PACE.spacingSeconds + ASSUMPTIONS.pageSeconds.value;
  const mailboxes = { alerts: 1, digests: 1 };
  const workload = workloadOf(fleet, { items: items / 12, mailboxes, digest: true, logDays: 30 });
  return {
    sources,
    items,
    polls: {
      mean: minutes.reduce((sum, polls) => sum + polls, 0) / minutes.length,
      peak: Math.max(...minutes),
    },
    jobs: jobs.length,
    queue: queueDay(jobs, seconds),
    bill: estimate(workload, REGION),
  };
}
