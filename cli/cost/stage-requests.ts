import type { PerStage } from '../../lambdas/contract/stages.ts';
import { REQUESTS } from './read-data.ts';
import type { Counts, RoutineCounts } from './read-data.ts';
import type { Flow } from './flow.ts';

/** Requests of each stage in a month, by action: the counts of one invocation times how often it happens. */
export function requestsOf(flow: Flow, sources: number): PerStage<Counts> {
  const { invocations: one } = REQUESTS;
  const { polls, captures } = flow;
  return {
    scrape: sum([
      [polls.unchanged, one['poll-unchanged']],
      [polls.heartbeat, one['poll-heartbeat']],
      [polls.changed, one['poll-changed']],
      [polls.visit, one['poll-visit']],
    ]),
    capture: sum([
      [captures.unchanged, one['capture-unchanged']],
      [captures.new, one['capture-new']],
    ]),
    publish: sum([[flow.alerts + flow.digests, one.publish]]),
    watchdog: sum([
      [flow.looks, routine(one.watchdog, sources, flow.recentAlerts)],
      [flow.alerts, one.watchdog.perNewAlert],
    ]),
    digest: sum([[flow.digests, routine(one.digest, sources, flow.alerts / flow.days)]]),
  };
}

/** Requests of one run of a routine. */
const routine = ({ fixed, perSource, perAlert }: RoutineCounts, sources: number, alerts: number): Counts =>
  sum([
    [1, fixed],
    [sources, perSource],
    [alerts, perAlert],
  ]);

function sum(parts: readonly (readonly [times: number, counts: Counts])[]): Counts {
  const total = (action: keyof Counts): number =>
    parts.reduce((result, [times, counts]) => result + times * counts[action], 0);
  return {
    's3:GetObject': total('s3:GetObject'),
    's3:PutObject': total('s3:PutObject'),
    's3:ListBucket': total('s3:ListBucket'),
    'sqs:SendMessage': total('sqs:SendMessage'),
    'sns:Publish': total('sns:Publish'),
  };
}

/** All of a stage's requests to the archive. */
export const archiveRequests = (counts: Counts): number =>
  counts['s3:GetObject'] + counts['s3:PutObject'] + counts['s3:ListBucket'];
