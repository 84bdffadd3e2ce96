import type { PerStage } from '../../lambdas/contract/stages.ts';
import { ASSUMPTIONS } from './read-data.ts';
import type { Counts } from './read-data.ts';
import type { Flow } from './flow.ts';
import { plain } from './usage.ts';
import type { Usage } from './usage.ts';
import type { Workload } from './workload.ts';

/** What the scheduler, the queue and the topics bill. Dead letters are not polled by anything, so they cost nothing. */
export function messagingUsage(flow: Flow, requests: PerStage<Counts>, workload: Workload): readonly Usage[] {
  return [schedules(flow, workload), ...queue(flow, requests), ...topics(flow, requests, workload)];
}

const schedules = ({ looks, digests }: Flow, { polls }: Workload): Usage => ({
  service: 'EventBridge Scheduler',
  what: 'invocations',
  price: 'scheduler-invocation',
  allowance: 'scheduler-invocations',
  units: polls + looks + digests,
  how: `${plain(polls)} polls, ${plain(looks)} watches, ${plain(digests)} digests`,
});

function queue({ jobs }: Flow, { scrape }: PerStage<Counts>): readonly Usage[] {
  const { hoursAMonth, idlePollers, longPollSeconds, requestsPerJob } = ASSUMPTIONS;
  const fifo = { service: 'SQS', price: 'sqs-fifo-request', allowance: 'sqs-requests' };
  const received = jobs * requestsPerJob.value;
  return [
    {
      ...fifo,
      what: 'polling by Lambda of the page queue',
      units: (hoursAMonth.value * 3600 * idlePollers.value) / longPollSeconds.value,
      how: `${idlePollers.value} pollers that wait ${longPollSeconds.value} s each, all month`,
    },
    {
      ...fifo,
      what: 'page jobs',
      units: scrape['sqs:SendMessage'] + received,
      how: `${plain(scrape['sqs:SendMessage'])} sent, ${plain(received)} received and deleted`,
    },
  ];
}

function topics(
  { alerts, digests }: Flow,
  { publish }: PerStage<Counts>,
  { mailboxes, sources }: Workload,
): readonly Usage[] {
  // Without a source nobody is silent.
  const operations = sources === 0 ? 0 : ASSUMPTIONS.operationsMails.value;
  return [
    {
      service: 'SNS',
      what: 'messages published',
      price: 'sns-publish',
      allowance: 'sns-publishes',
      units: publish['sns:Publish'] + operations,
      how: `${plain(alerts)} alerts, ${plain(digests)} digests, ${operations} for the operator`,
    },
    {
      service: 'SNS',
      what: 'e-mails',
      price: 'sns-email',
      allowance: 'sns-emails',
      units: alerts * mailboxes.alerts + digests * mailboxes.digests + operations,
      how: `mailboxes: ${mailboxes.alerts} for every alert, ${mailboxes.digests} for every digest, one of the operator`,
    },
  ];
}
