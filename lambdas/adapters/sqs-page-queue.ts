import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SendMessageBatchRequestEntry, SendMessageBatchResult } from '@aws-sdk/client-sqs';
import type { PageJob } from '../contract/page-job.ts';
import { jobId } from '../core/job-id.ts';
import { QueueError } from '../core/ports/page-queue.ts';
import type { PageQueue } from '../core/ports/page-queue.ts';
import { awsClientOptions } from './aws-client.ts';
import { awsFailure } from './aws-failure.ts';
import { wireJson } from './wire-json.ts';

export interface SqsPageQueueOptions {
  readonly client: SQSClient;
  /** URL of a FIFO queue. */
  readonly queueUrl: string;
}

/** Entries of one SendMessageBatch. */
const BATCH_ENTRIES = 10;

/**
 * Bytes of one SendMessageBatch. SQS came to take 1 MiB in 2025 (AWS Compute Blog, "More room to build"), but a queue's
 * MaximumMessageSize may still say 256 KiB, and keeping to that costs nothing: a job is about one KiB.
 */
const BATCH_BYTES = 262_144;

/** SQS takes group ids of up to 128 characters; a host name may have 253, and its end is what tells hosts apart. */
const GROUP_LENGTH = 128;

interface Message {
  readonly item: string;
  readonly body: string;
  readonly group: string;
  readonly id: string;
}

/** A client for SQS, from the environment (`AWS_REGION`, `AWS_ENDPOINT_URL`). */
export const sqsClient = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): SQSClient => new SQSClient(awsClientOptions(environment));

/**
 * Page jobs in an SQS FIFO queue, one message group a host, so that one page of a host is read at a time. Jobs are sent
 * in order; after the first batch that is not wholly taken nothing more is sent, lest later jobs of a host overtake.
 * The `QueueError` then names the items not taken, those never sent included; sending all again is safe.
 */
export function sqsPageQueue({ client, queueUrl }: SqsPageQueueOptions): PageQueue {
  return {
    async send(jobs) {
      const messages = jobs.map(messageOf);
      for (let sent = 0; sent < messages.length;) {
        const batch = nextBatch(messages.slice(sent, sent + BATCH_ENTRIES));
        const rest = messages.slice(sent + batch.length);
        await sendBatch(client, queueUrl, batch, rest);
        sent += batch.length;
      }
    },
  };
}

function messageOf(job: PageJob): Message {
  const { id, url } = job.item;
  const host = URL.parse(url)?.host;
  if (!host) throw new QueueError(`item ${id}: not an absolute URL: ${url}`, { items: [id] });
  return { item: id, body: wireJson(job), group: host.slice(-GROUP_LENGTH), id: jobId(job) };
}

/** As many of the messages as fit one request; at least one, which SQS may then refuse by itself. */
function nextBatch(messages: readonly Message[]): readonly Message[] {
  let bytes = 0;
  const end = messages.findIndex(({ body }) => (bytes += Buffer.byteLength(body)) > BATCH_BYTES);
  return end === -1 ? messages : messages.slice(0, Math.max(end, 1));
}

async function sendBatch(
  client: SQSClient,
  queueUrl: string,
  batch: readonly Message[],
  rest: readonly Message[],
): Promise<void> {
  const itemsOf = (messages: readonly Message[]) => messages.map(({ item }) => item);
  const answer = await client
    .send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: batch.map(entryOf) }))
    .catch((cause: unknown) => {
      const items = itemsOf([...batch, ...rest]);
      throw new QueueError(`${queueUrl} took none of ${named(itemsOf(batch))}: ${awsFailure(cause).detail}`, {
        items,
        cause,
      });
    });
  // A 200 may hold failures, and only what it says was taken was taken.
  const taken = new Set(answer.Successful?.map(({ Id }) => Id));
  const refused = batch.filter((_, index) => !taken.has(String(index)));
  if (refused.length === 0) return;
  const message = `${queueUrl} did not take ${named(itemsOf(refused))}: ${reasonsOf(answer)}`;
  throw new QueueError(message, { items: itemsOf([...refused, ...rest]) });
}

const entryOf = (message: Message, index: number): SendMessageBatchRequestEntry => ({
  Id: String(index),
  MessageBody: message.body,
  MessageGroupId: message.group,
  MessageDeduplicationId: message.id,
});

const named = (items: readonly string[]): string => `${items.length} of the jobs (items ${items.join(', ')})`;

const reasonsOf = ({ Failed = [] }: Partial<SendMessageBatchResult>): string => {
  const reasons = new Set(Failed.map(({ Code, Message }) => [Code, Message].filter(Boolean).join(' ')));
  return reasons.size === 0 ? 'the answer does not mention them' : [...reasons].join('; ');
};
