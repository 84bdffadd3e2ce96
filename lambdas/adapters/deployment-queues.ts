import { GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { MINUTE, after, secondsOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import type { QueueFacts } from '../core/ports/deployment.ts';
import { answerTo } from './deployment-failure.ts';

export async function queueFacts(client: SQSClient, QueueUrl: string): Promise<QueueFacts> {
  const AttributeNames = [
    'ApproximateNumberOfMessages' as const,
    'ApproximateNumberOfMessagesNotVisible' as const,
  ];
  const asking = client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
  const answer = await answerTo(
    'sqs:GetQueueAttributes',
    `count the messages of ${nameOf(QueueUrl)}`,
    asking,
  );
  const countOf = (name: (typeof AttributeNames)[number]): number => Number(answer.Attributes?.[name] ?? 0);
  return {
    waiting: countOf('ApproximateNumberOfMessages'),
    inHand: countOf('ApproximateNumberOfMessagesNotVisible'),
  };
}

/** SQS itself does not tell a message's age without receiving it: CloudWatch does, every five minutes. */
export async function oldestSeconds(client: CloudWatchClient, url: string, at: Instant): Promise<number | null> {
  const name = nameOf(url);
  const asking = client.send(
    new GetMetricStatisticsCommand({
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateAgeOfOldestMessage',
      Dimensions: [{ Name: 'QueueName', Value: name }],
      StartTime: dateOf(after(at, -15 * MINUTE)),
      EndTime: dateOf(at),
      Period: 5 * MINUTE,
      Statistics: ['Maximum'],
    }),
  );
  const answer = await answerTo('cloudwatch:GetMetricStatistics', `ask how long ${name} waits`, asking);
  const newest = (answer.Datapoints ?? [])
    .toSorted((a, b) => Number(a.Timestamp) - Number(b.Timestamp))
    .at(-1);
  return newest?.Maximum ?? null;
} // prettier-ignore

const dateOf = (instant: Instant): Date => new Date(secondsOf(instant) * 1000);

/** A queue's URL ends in its name. */
const nameOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);
