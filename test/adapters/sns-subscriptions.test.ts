import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { snsSubscriptions } from '../../lambdas/adapters/sns-subscriptions.ts';
import { after, HOUR } from '../../lambdas/contract/instant.ts';
import { SUBSCRIPTIONS_KEY } from '../../lambdas/contract/keys.ts';
import { SubscriptionsError } from '../../lambdas/core/ports/subscriptions.ts';
import type { Entry, Subscriptions, Target } from '../../lambdas/core/ports/subscriptions.ts';
import { askedSchema } from '../../lambdas/core/subscription/asked.ts';
import { paused } from '../../lambdas/core/subscription/pause.ts';
import { answeredBy } from '../support/fake-aws.ts';
import { fakeSns } from '../support/fake-sns.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { motoAvailable, startMoto } from '../support/moto.ts';
import type { Moto } from '../support/moto.ts';

const TOPICS = { alerts: 'arn:aws:sns:ap-northeast-1:123456789012:alerts', digests: 'arn:aws:sns:ap-northeast-1:123456789012:digests' }; // prettier-ignore
const AT = '2025-11-06T02:00:00Z';
const READER: Target = { topic: 'alerts', protocol: 'email', endpoint: 'a@b.org' };
const QUEUE: Target = {
  topic: 'alerts',
  protocol: 'sqs',
  endpoint: 'arn:aws:sqs:ap-northeast-1:123456789012:q',
};
const POLICY = { audience: ['mail-relevant'], counterpart: ['PH'] };

let sns: ReturnType<typeof fakeSns>;
let archive: ReturnType<typeof memoryArchive>;
let now: string;
let subscriptions: Subscriptions;
beforeEach(() => {
  sns = fakeSns();
  archive = memoryArchive();
  now = AT;
  subscriptions = snsSubscriptions({ client: sns.client, topics: TOPICS, archive, clock: () => now });
});

const only = async (): Promise<Entry> => {
  const [entry, ...more] = await subscriptions.list();
  expect(more).toEqual([]);
  return entry!;
};
const remembered = async () => {
  const stored = await archive.read(SUBSCRIPTIONS_KEY);
  return v.parse(askedSchema, JSON.parse(new TextDecoder().decode(stored!.body))).asked;
};
const attributes = (call: URLSearchParams) =>
  [...call].filter(([key]) => key.startsWith('Attributes.')).map(([, value]) => value);
const last = (action: string) => sns.calls.findLast((call) => call.get('Action') === action)!;

describe('a reader', () => {
  test('is asked to confirm, and pending with what was asked for', async () => {
    expect(await subscriptions.subscribe(READER, POLICY)).toEqual({ ...READER, status: 'pending', policy: POLICY, id: null, asked: AT }); // prettier-ignore
    expect(sns.confirmations).toEqual(['a@b.org']);
    expect(attributes(last('Subscribe'))).toEqual(['FilterPolicy', JSON.stringify(POLICY)]);
    expect(last('Subscribe').get('ReturnSubscriptionArn')).toBe('true');
    expect(await only()).toEqual({ ...READER, status: 'pending', policy: POLICY, id: null, asked: AT });
  });

  test('who confirms is active; a filter is changed, paused, taken away', async () => {
    await subscriptions.subscribe(READER, POLICY);
    sns.confirm('a@b.org');
    const entry = await only();
    expect(entry).toMatchObject({ status: 'active', policy: POLICY, asked: AT });
    await subscriptions.change(entry, paused(POLICY));
    expect(await only()).toMatchObject({ status: 'paused', policy: { audience: ['paused:mail-relevant'], counterpart: ['PH'] } }); // prettier-ignore
    await subscriptions.change(entry, null);
    expect(last('SetSubscriptionAttributes').get('AttributeValue')).toBe('{}');
    expect(await only()).toMatchObject({ status: 'active', policy: null });
  });

  test('who does not confirm lapses after 48 hours, and can be asked again', async () => {
    await subscriptions.subscribe(READER, POLICY);
    now = after(AT, 49 * HOUR);
    sns.forget('a@b.org');
    const lapsed = await only();
    expect(lapsed).toEqual({ ...READER, status: 'lapsed', policy: POLICY, id: null, asked: AT });
    await subscriptions.askAgain(lapsed);
    expect(sns.confirmations).toEqual(['a@b.org', 'a@b.org']);
    expect(await only()).toMatchObject({ status: 'pending', policy: POLICY, asked: now });
  });

  test('who was confirmed and has ended it is not lapsed: they are not asked again', async () => {
    await subscriptions.subscribe(READER, POLICY);
    sns.confirm('a@b.org');
    await subscriptions.list();
    expect(await remembered()).toEqual([{ ...READER, policy: POLICY, at: AT, confirmed: true }]);
    sns.end('a@b.org');
    expect(await subscriptions.list()).toEqual([]);
    sns.forget('a@b.org');
    now = after(AT, 99 * HOUR);
    expect(await subscriptions.list()).toEqual([]);
    expect(await remembered()).toEqual([]);
  });

  test('asked again while pending: the same request', async () => {
    await subscriptions.subscribe(READER, POLICY);
    now = after(AT, HOUR);
    await subscriptions.askAgain(await only());
    expect(sns.confirmations).toHaveLength(2);
    expect(await only()).toMatchObject({ status: 'pending', asked: now });
  });

  test('pending, but not asked by us: asked again without a filter, which SNS then leaves as it is', async () => {
    sns.held.push({ ...READER, topic: TOPICS.alerts, arn: 'arn:x', state: 'PendingConfirmation', attributes: { FilterPolicy: '{"kind":["call"]}' } }); // prettier-ignore
    const pending = await only();
    expect(pending).toEqual({ ...READER, status: 'pending', policy: undefined, id: null, asked: null });
    await subscriptions.askAgain(pending);
    expect(sns.confirmations).toEqual(['a@b.org']);
    expect(attributes(last('Subscribe'))).toEqual([]);
    expect(await archive.read(SUBSCRIPTIONS_KEY)).toBeUndefined();
  });

  test('unsubscribed: forgotten, while pending too', async () => {
    await subscriptions.subscribe(READER, POLICY);
    await subscriptions.unsubscribe(await only());
    expect(await remembered()).toEqual([]);
    expect(sns.calls.some((call) => call.get('Action') === 'Unsubscribe')).toBe(false);
    sns.confirm('a@b.org');
    await subscriptions.unsubscribe(await only());
    expect(await subscriptions.list()).toEqual([]);
  });

  test('one that waits cannot be changed', async () => {
    await subscriptions.subscribe(READER, POLICY);
    await expect(subscriptions.change(await only(), null)).rejects.toThrow('a@b.org is pending: SNS cannot change it'); // prettier-ignore
  });
});

describe('machines and digests', () => {
  test('a queue is active at once, and gets the bare record', async () => {
    expect(await subscriptions.subscribe(QUEUE, { audience: ['each'] })).toMatchObject({ status: 'active', id: `${TOPICS.alerts}:0` }); // prettier-ignore
    expect(attributes(last('Subscribe'))).toEqual(['FilterPolicy', '{"audience":["each"]}', 'RawMessageDelivery', 'true']); // prettier-ignore
    expect(await only()).toMatchObject({ ...QUEUE, status: 'active', id: `${TOPICS.alerts}:0` });
  });

  test('an https address gets it too, once it has confirmed', async () => {
    const hook = { topic: 'alerts', protocol: 'https', endpoint: 'https://example.org/hook' } as const;
    expect(await subscriptions.subscribe(hook, { audience: ['each'] })).toMatchObject({ status: 'pending' });
    expect(attributes(last('Subscribe'))).toContain('RawMessageDelivery');
  });

  test('the digest has a topic of its own, and no filter', async () => {
    const digest: Target = { ...READER, topic: 'digests' };
    await subscriptions.subscribe(digest, null);
    expect(attributes(last('Subscribe'))).toEqual([]);
    expect(last('Subscribe').get('TopicArn')).toBe(TOPICS.digests);
    expect(await only()).toEqual({ ...digest, status: 'pending', policy: null, id: null, asked: AT });
  });

  test('every page of both topics is listed', async () => {
    const queues = Array.from({ length: 5 }, (_, n) => ({ ...QUEUE, endpoint: `${QUEUE.endpoint}${n}` }));
    for (const queue of queues) await subscriptions.subscribe(queue, { audience: ['each'] });
    await subscriptions.subscribe({ ...QUEUE, topic: 'digests' }, null);
    const listed = await subscriptions.list();
    expect(listed.map(({ endpoint }) => endpoint)).toEqual([...queues.map(({ endpoint }) => endpoint), QUEUE.endpoint]); // prettier-ignore
  });
});

describe('errors', () => {
  test('SNS refuses: said with its words, and nothing is remembered as asked', async () => {
    await subscriptions.subscribe(READER, POLICY);
    const refused = subscriptions.subscribe(READER, { audience: ['mail'] });
    await expect(refused).rejects.toBeInstanceOf(SubscriptionsError);
    await expect(refused).rejects.toThrow(`could not subscribe a@b.org to ${TOPICS.alerts}: InvalidParameterException: Subscription already exists with different attributes`); // prettier-ignore
    expect(await remembered()).toEqual([{ ...READER, policy: POLICY, at: AT }]);
  });

  test('ended between the list and the question for its filter: not there', async () => {
    await subscriptions.subscribe(QUEUE, null);
    sns.held[0]!.state = 'confirmed';
    const gone = snsSubscriptions({ client: withoutAttributes(), topics: TOPICS, archive, clock: () => now });
    expect(await gone.list()).toEqual([]);
  });

  /** Lists a subscription and knows nothing of it. */
  const withoutAttributes = () =>
    new SNSClient(
      answeredBy((body) => {
        const call = new URLSearchParams(body);
        const isList = call.get('Action') === 'ListSubscriptionsByTopic';
        const type = 'text/xml';
        if (!isList) return { status: 404, type, body: '<ErrorResponse><Error><Code>NotFound</Code><Message>x</Message></Error></ErrorResponse>' }; // prettier-ignore
        const member = `<member><SubscriptionArn>arn:1</SubscriptionArn><Protocol>sqs</Protocol><Endpoint>${QUEUE.endpoint}</Endpoint></member>`; // prettier-ignore
        return { status: 200, type, body: `<ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions>${member}</Subscriptions></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>` }; // prettier-ignore
      }),
    );

  test('a filter that is no JSON object', async () => {
    await subscriptions.subscribe(QUEUE, null);
    sns.held[0]!.attributes['FilterPolicy'] = '[1]';
    await expect(subscriptions.list()).rejects.toThrow(
      `${TOPICS.alerts}:0: its filter is no JSON object: [1]`,
    );
  });
});

/** moto (5.2.1) confirms every subscription at once, and takes another request for one that is there. */
(motoAvailable() ? describe : describe.skip)('over the wire (moto)', () => {
  let moto: Moto;
  let client: SNSClient;
  beforeAll(async () => {
    moto = await startMoto();
    client = new SNSClient(moto.client);
  }, 30_000);
  afterAll(async () => {
    client.destroy();
    await moto.stop();
  });

  test('subscribe, list, change, pause, end', async () => {
    for (const Name of ['alerts', 'digests']) await client.send(new CreateTopicCommand({ Name }));
    const wired = snsSubscriptions({ client, topics: TOPICS, archive, clock: () => now });
    expect(await wired.list()).toEqual([]);
    for (const target of [QUEUE, { ...QUEUE, topic: 'digests' } as const])
      expect(await wired.subscribe(target, target.topic === 'alerts' ? POLICY : null)).toMatchObject({ status: 'active' }); // prettier-ignore
    const [entry, digest] = await wired.list();
    expect(entry).toMatchObject({ ...QUEUE, status: 'active', policy: POLICY, asked: AT });
    expect(digest).toMatchObject({ topic: 'digests', status: 'active', policy: null });
    await wired.change(entry!, paused(POLICY));
    expect((await wired.list())[0]).toMatchObject({ status: 'paused', policy: paused(POLICY) });
    await wired.change(entry!, null);
    expect((await wired.list())[0]).toMatchObject({ status: 'active', policy: null });
    await wired.unsubscribe(entry!);
    expect((await wired.list()).map(({ topic }) => topic)).toEqual(['digests']);
  });

  test('a topic that is not there', async () => {
    const topics = { ...TOPICS, alerts: `${TOPICS.alerts}-absent` };
    const wired = snsSubscriptions({ client, topics, archive, clock: () => now });
    await expect(wired.list()).rejects.toMatchObject({ name: 'SubscriptionsError', retryable: false });
  });
});
