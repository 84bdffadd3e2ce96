import type { PerStage } from '../../lambdas/contract/stages.ts';
import { STAGES } from '../../lambdas/contract/stages.ts';
import { AT_ONCE } from '../../lambdas/core/settled.ts';
import { PACE } from '../../lambdas/contract/pace.ts';
import { ASSUMPTIONS } from './read-data.ts';
import type { Counts } from './read-data.ts';
import type { Flow } from './flow.ts';
import { archiveRequests } from './stage-requests.ts';
import { plain } from './usage.ts';
import type { Usage } from './usage.ts';

/** Memory of the functions in megabytes, as the stack has it: a test holds the two together. */
export const MEMORY: PerStage<number> = {
  scrape: 512,
  capture: 1024,
  publish: 256,
  watchdog: 256,
  digest: 256,
};

interface Work {
  readonly invocations: number;
  /** Of one invocation. */
  readonly seconds: number;
  readonly how: string;
}

/** What Lambda bills: invocations and their time, each stage for itself. */
export function computeUsage(flow: Flow, requests: PerStage<Counts>): readonly Usage[] {
  const work = workOf(flow, requests);
  const count = STAGES.map((stage) => ({
    service: 'Lambda',
    what: `${stage}, invocations`,
    price: 'lambda-request',
    allowance: 'lambda-requests',
    units: work[stage].invocations,
    how: work[stage].how,
  }));
  const time = STAGES.map((stage) => ({
    service: 'Lambda',
    what: `${stage}, GB-seconds on arm64`,
    price: 'lambda-arm-gb-second',
    allowance: 'lambda-gb-seconds',
    units: (work[stage].invocations * work[stage].seconds * MEMORY[stage]) / 1024,
    how: `each ${plain(work[stage].seconds)} s with ${MEMORY[stage]} MB`,
  }));
  return [...count, ...time];
}

function workOf(flow: Flow, requests: PerStage<Counts>): PerStage<Work> {
  const { pollSeconds, pageSeconds, publishSeconds, routineSeconds, readSeconds } = ASSUMPTIONS;
  const { polls, jobs, alerts, digests, looks } = flow;
  const routineTime = (stage: 'watchdog' | 'digest', runs: number): number =>
    runs === 0
      ? 0
      : routineSeconds.value + (archiveRequests(requests[stage]) / runs / AT_ONCE) * readSeconds.value;
  return {
    scrape: {
      invocations: polls.unchanged + polls.heartbeat + polls.changed + polls.visit,
      seconds: pollSeconds.value,
      how: 'one for each poll',
    },
    capture: {
      invocations: jobs,
      seconds: PACE.spacingSeconds + pageSeconds.value,
      how: 'one for each page job, new pages and visits',
    },
    publish: { invocations: alerts + digests, seconds: publishSeconds.value, how: 'alerts and digests' },
    watchdog: { invocations: looks, seconds: routineTime('watchdog', looks), how: 'every hour' },
    digest: { invocations: digests, seconds: routineTime('digest', digests), how: 'every day' },
  };
}
