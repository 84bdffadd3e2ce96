import { createHash } from 'node:crypto';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { sqsPageQueue } from '../../lambdas/adapters/sqs-page-queue.ts';
import { pageJobSchema } from '../../lambdas/contract/page-job.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import { jobId } from '../../lambdas/core/job-id.ts';
import { QueueError } from '../../lambdas/core/ports/page-queue.ts';
import { answeredBy } from '../support/fake-aws.ts';
import { motoAvailable, startMoto } from '../support/moto.ts';
import type { Moto } from '../support/moto.ts';

const QUEUE = 'https://sqs.ap-northeast-1.amazonaws.com/123456789012/pages.fifo';

const jobFor = (id: string, host = 'news.example', title = `title of ${id}`): PageJob => ({
  version: 1,
  source: 'example-news',
  item: { id, url: `https://${host}/${id}`, firstSeen: '2025-11-06T02:00:00Z' },
  reason: 'new',
  detectedAt: '2025-11-06T02:00:00Z',
  announcements: [{ title, url: `https://${host}/${id}`, published: '2025-11-06', summary: null }],
});
const jobsFor = (count: number) => Array.from({ length: count }, (_, index) => jobFor(`item-${index}`));

const batchSchema = v.object({
  QueueUrl: v.string(),
  Entries: v.array(
    v.object({
      Id: v.string(),
      MessageBody: v.string(),
      MessageGroupId: v.string(),
      MessageDeduplicationId: v.string(),
    }),
  ),
});
type Batch = v.InferOutput<typeof batchSchema>;
type Answer = (batch: Batch) => object;

/** A client that is answered `answer(batch)` with 200, or what `answer` throws as an error of SQS. */
function clientAnswering(answer: Answer) {
  const sent: Batch[] = [];
  const client = new SQSClient(
    answeredBy((body) => {
      const batch = v.parse(batchSchema, JSON.parse(body));
      sent.push(batch);
      const type = 'application/x-amz-json-1.0';
      try {
        return { status: 200, type, body: JSON.stringify(answer(batch)) };
      } catch (error) {
        const { message } = v.parse(v.instance(Error), error);
        return {
          status: 400,
          type,
          body: JSON.stringify({ __type: `com.amazonaws.sqs#${message}`, message: 'made up' }),
        };
      }
    }),
  );
  return { client, sent };
}

const taken = ({ Id, MessageBody }: Batch['Entries'][number]) => ({
  Id,
  MessageId: 'm',
  MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
});
const takeAll: Answer = ({ Entries }) => ({ Successful: Entries.map(taken), Failed: [] });

/** Takes everything but the entries of these items. */
const refusing =
  (...items: string[]): Answer =>
  ({ Entries }) => {
    const refused = ({ MessageBody }: { MessageBody: string }) =>
      items.some((item) => MessageBody.includes(`"${item}"`));
    return {
      Successful: Entries.filter((entry) => !refused(entry)).map(taken),
      Failed: Entries.filter(refused).map(({ Id }) => ({
        Id,
        SenderFault: false,
        Code: 'InternalError',
        Message: 'made up',
      })),
    };
  };

async function failureOf(call: Promise<unknown>): Promise<QueueError> {
  const error: unknown = await call.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof QueueError) return error;
  throw error;
}

describe('what is sent', () => {
  test('tens, in order, grouped by host, deduplicated by job', async () => {
    const { client, sent } = clientAnswering(takeAll);
    const jobs = [...jobsFor(12), jobFor('elsewhere', 'other.example:8080')];
    await sqsPageQueue({ client, queueUrl: QUEUE }).send(jobs);
    expect(sent.map(({ Entries }) => Entries.length)).toEqual([10, 3]);
    const entries = sent.flatMap(({ Entries }) => Entries);
    expect(entries.map(({ MessageBody }) => v.parse(pageJobSchema, JSON.parse(MessageBody)))).toEqual(jobs);
    expect(entries.map(({ MessageDeduplicationId }) => MessageDeduplicationId)).toEqual(jobs.map(jobId));
    expect(new Set(entries.slice(0, 12).map(({ MessageGroupId }) => MessageGroupId))).toEqual(
      new Set(['news.example']),
    );
    expect(entries[12]?.MessageGroupId).toBe('other.example:8080');
    for (const { Entries } of sent) expect(new Set(Entries.map(({ Id }) => Id)).size).toBe(Entries.length);
  });

  test('nothing for no jobs', async () => {
    const { client, sent } = clientAnswering(takeAll);
    await sqsPageQueue({ client, queueUrl: QUEUE }).send([]);
    expect(sent).toEqual([]);
  });

  test('no request of more than 256 KiB, counted in UTF-8', async () => {
    const { client, sent } = clientAnswering(takeAll);
    // 30 000 characters of three bytes each: two jobs fit one request, three do not.
    const jobs = Array.from({ length: 7 }, (_, index) =>
      jobFor(`item-${index}`, 'news.example', '防'.repeat(30_000)),
    );
    await sqsPageQueue({ client, queueUrl: QUEUE }).send(jobs);
    expect(sent.map(({ Entries }) => Entries.length)).toEqual([2, 2, 2, 1]);
  });

  test('a job larger than a request goes alone', async () => {
    const { client, sent } = clientAnswering(takeAll);
    const jobs = [jobFor('a'), jobFor('b', 'news.example', 'x'.repeat(300_000)), jobFor('c')];
    await sqsPageQueue({ client, queueUrl: QUEUE }).send(jobs);
    expect(sent.map(({ Entries }) => Entries.length)).toEqual([1, 1, 1]);
  });

  test('a title with code points that SQS refuses arrives whole', async () => {
    const { client, sent } = clientAnswering(takeAll);
    const job = jobFor('a', 'news.example', 'a\uFFFFb\uFFFE\u0001\n');
    await sqsPageQueue({ client, queueUrl: QUEUE }).send([job]);
    const body = sent[0]!.Entries[0]!.MessageBody;
    expect(body).toMatch(/^[ -~]*$/);
    expect(JSON.parse(body)).toEqual(job);
  });

  test('a long host keeps its end as group, within the limit of SQS', async () => {
    const { client, sent } = clientAnswering(takeAll);
    await sqsPageQueue({ client, queueUrl: QUEUE }).send([jobFor('a', `${'sub.'.repeat(50)}news.example`)]);
    expect(sent[0]!.Entries[0]!.MessageGroupId).toMatch(/^.{116}news\.example$/);
  });
});

describe('what was not taken', () => {
  test.each([
    ['one entry of an answer 200', 3, refusing('item-1'), ['item-1'], 1],
    ['an entry, and all that was to follow', 12, refusing('item-9'), ['item-9', 'item-10', 'item-11'], 1],
    ['an entry of the second batch', 12, refusing('item-10'), ['item-10'], 2],
    [
      'an entry that the answer does not mention',
      2,
      ({ Entries }) => ({ Successful: Entries.slice(1).map(taken) }),
      ['item-0'],
      1,
    ],
    ['everything, where the answer is empty', 2, () => ({}), ['item-0', 'item-1'], 1],
  ] satisfies [string, number, Answer, string[], number][])(
    '%s',
    async (_, count, answer, items, requests) => {
      const { client, sent } = clientAnswering(answer);
      const error = await failureOf(sqsPageQueue({ client, queueUrl: QUEUE }).send(jobsFor(count)));
      expect(error.items).toEqual(items);
      expect(error.message).toContain(items[0]);
      expect(error.message).toContain(QUEUE);
      expect(sent).toHaveLength(requests);
    },
  );

  test('the reason is told', async () => {
    const { client } = clientAnswering(refusing('item-1'));
    const error = await failureOf(sqsPageQueue({ client, queueUrl: QUEUE }).send(jobsFor(2)));
    expect(error.message).toContain('InternalError made up');
  });

  test('a request that fails names every item from there on', async () => {
    let requests = 0;
    const { client } = clientAnswering((input) => {
      requests += 1;
      if (requests === 2) throw new Error('QueueDoesNotExist');
      return takeAll(input);
    });
    const error = await failureOf(sqsPageQueue({ client, queueUrl: QUEUE }).send(jobsFor(25)));
    expect(error.items).toEqual(
      jobsFor(25)
        .slice(10)
        .map(({ item }) => item.id),
    );
    expect(error.cause).toMatchObject({ name: 'QueueDoesNotExist' });
    expect(error.message).toContain('QueueDoesNotExist: made up');
    expect(requests).toBe(2);
  });

  test('an item without a proper address stops everything before anything is sent', async () => {
    const { client, sent } = clientAnswering(takeAll);
    const bad = { ...jobFor('bad'), item: { ...jobFor('bad').item, url: 'news/page' } };
    const error = await failureOf(sqsPageQueue({ client, queueUrl: QUEUE }).send([jobFor('good'), bad]));
    expect(error.items).toEqual(['bad']);
    expect(sent).toEqual([]);
  });
});

/**
 * Where moto (5.2.1) is not SQS: it takes bodies with U+FFFE, U+FFFF and control characters, group ids of more than 128
 * characters, and its limit is 1 MiB whatever the queue; it never gives a 200 that holds failures.
 */
(motoAvailable() ? describe : describe.skip)('over the wire (moto)', () => {
  let moto: Moto;
  let client: SQSClient;
  beforeAll(async () => {
    moto = await startMoto();
    client = new SQSClient(moto.client);
  }, 30_000);
  afterAll(async () => {
    client.destroy();
    await moto.stop();
  });

  async function newQueue(name: string): Promise<string> {
    const Attributes = { FifoQueue: 'true' };
    return (await client.send(new CreateQueueCommand({ QueueName: name, Attributes }))).QueueUrl!;
  }

  async function received(queueUrl: string) {
    const command = {
      QueueUrl: queueUrl,
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ['All' as const],
    };
    return (await client.send(new ReceiveMessageCommand(command))).Messages ?? [];
  }

  test('jobs arrive in order with their group', async () => {
    const queueUrl = await newQueue('order.fifo');
    const jobs = [jobFor('a'), jobFor('b', 'news.example', '防衛相会談'), jobFor('c', 'other.example')];
    await sqsPageQueue({ client, queueUrl }).send(jobs);
    const messages = await received(queueUrl);
    expect(messages.map(({ Body }) => v.parse(pageJobSchema, JSON.parse(Body!)))).toEqual(jobs);
    const groups = messages.map(({ Attributes }) => Attributes?.MessageGroupId);
    expect(groups).toEqual(['news.example', 'news.example', 'other.example']);
  });

  test('the same job sent again is swallowed, a second edit within five minutes is not', async () => {
    const queueUrl = await newQueue('dedupe.fifo');
    const queue = sqsPageQueue({ client, queueUrl });
    const job = jobFor('a');
    const edited = { ...jobFor('a', 'news.example', 'another title'), knownTitles: ['title of a'] };
    for (const batch of [[job], [job], [edited], [job, edited]]) await queue.send(batch);
    const bodies = (await received(queueUrl)).map(({ Body }) => v.parse(pageJobSchema, JSON.parse(Body!)));
    expect(bodies).toEqual([job, edited]);
  });

  test('a queue that is not there is a QueueError', async () => {
    const queueUrl = `${moto.endpoint}/123456789012/absent.fifo`;
    const error = await failureOf(sqsPageQueue({ client, queueUrl }).send([jobFor('a')]));
    expect(error.items).toEqual(['a']);
    expect(error.message).toMatch(/QueueDoesNotExist|NonExistentQueue/);
  });
});
