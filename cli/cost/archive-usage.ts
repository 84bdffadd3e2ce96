import type { PerStage, Stage } from '../../lambdas/contract/stages.ts';
import { STAGES } from '../../lambdas/contract/stages.ts';
import { ASSUMPTIONS } from './read-data.ts';
import type { Counts } from './read-data.ts';
import type { Flow } from './flow.ts';
import { plain } from './usage.ts';
import type { Usage } from './usage.ts';
import type { Workload } from './workload.ts';

const GB = 1e9;
/** Days for which a replaced state is kept. */
const OLD_STATES_DAYS = 7;

/** What S3 bills: requests of each stage, and what lies there. Lists cost as much as writes. */
export function archiveUsage(flow: Flow, requests: PerStage<Counts>, workload: Workload): readonly Usage[] {
  const perStage = STAGES.flatMap((stage) => {
    const counts = requests[stage];
    return [
      {
        service: 'S3',
        what: `${stage}, reads`,
        price: 's3-read',
        units: counts['s3:GetObject'],
        how: readsOf(stage, flow),
      },
      {
        service: 'S3',
        what: `${stage}, writes and lists`,
        price: 's3-write',
        units: counts['s3:PutObject'] + counts['s3:ListBucket'],
        how: `${plain(counts['s3:PutObject'])} writes, ${plain(counts['s3:ListBucket'])} lists`,
      },
    ];
  });
  return [...perStage, storage(flow, workload)];
}

function readsOf(stage: Stage, { polls, captures, recentAlerts }: Flow): string {
  if (stage === 'scrape')
    return `polls: ${plain(polls.unchanged)} unchanged, ${plain(polls.heartbeat)} heartbeats, ${plain(polls.changed)} with news, ${plain(polls.visit)} with visits`;
  if (stage === 'capture')
    return `pages: ${plain(captures.new)} new or edited, ${plain(captures.unchanged)} unchanged`;
  if (stage === 'publish') return 'the record of each alert and digest';
  if (stage === 'watchdog')
    return `each hour: the state of each source, the deliveries of ${plain(recentAlerts)} recent alerts; feeds`;
  return 'each day: the state of each source, the alerts of the day';
}

function storage({ polls, days }: Flow, { keptItems, sources }: Workload): Usage {
  const { itemBytes, stateBytes } = ASSUMPTIONS;
  const written = polls.heartbeat + polls.changed + 2 * polls.visit;
  const states = sources + (written / days) * OLD_STATES_DAYS;
  return {
    service: 'S3',
    what: 'storage, GB-months',
    price: 's3-gb-month',
    units: (keptItems * itemBytes.value + states * stateBytes.value) / GB,
    how: `${plain(keptItems)} items of ${plain(itemBytes.value / 1000)} KB, ${plain(states)} states and their versions of ${OLD_STATES_DAYS} days`,
  };
}
