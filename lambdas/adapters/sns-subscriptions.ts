import {
  SetSubscriptionAttributesCommand, SubscribeCommand, UnsubscribeCommand,
} from '@aws-sdk/client-sns'; // prettier-ignore
import type { SNSClient } from '@aws-sdk/client-sns';
import type { Instant } from '../contract/instant.ts';
import { SUBSCRIPTIONS_KEY } from '../contract/keys.ts';
import type { Archive } from '../core/ports/archive.ts';
import { SubscriptionsError } from '../core/ports/subscriptions.ts';
import type { Entry, Subscriptions, Target } from '../core/ports/subscriptions.ts';
import { readRecord, updateRecord } from '../core/record.ts';
import {
  afterLook,
  askedSchema,
  entriesFrom,
  NOBODY,
  withAsk,
  withoutAsk,
} from '../core/subscription/asked.ts';
import type { Asked } from '../core/subscription/asked.ts';
import type { Policy } from '../core/subscription/policy.ts';
import { answered, confirmedArn, listSubscriptions } from './sns-subscription-list.ts';

export interface SnsSubscriptionsOptions {
  readonly client: SNSClient;
  /** ARNs. */
  readonly topics: Readonly<Record<Target['topic'], string>>;
  /** Remembers who was asked: SNS forgets whoever does not confirm. */
  readonly archive: Archive;
  readonly clock: () => Instant;
}

/**
 * Subscriptions of SNS topics. SNS keeps one a topic, protocol and endpoint. E-mail and HTTPS wait for their reader to
 * confirm; until then they have no ARN, cannot be changed or removed, and are forgotten after 48 hours.
 * https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
export function snsSubscriptions(options: SnsSubscriptionsOptions): Subscriptions {
  return {
    list: () => list(options),
    subscribe: (target, policy) => subscribe(options, target, policy),
    change: async (entry, policy) => change(options, required(entry), policy),
    unsubscribe: (entry) => unsubscribe(options, entry),
    askAgain: (entry) => askAgain(options, entry),
  };
}

async function list({ client, topics, archive, clock }: SnsSubscriptionsOptions): Promise<readonly Entry[]> {
  const alerts = await listSubscriptions(client, 'alerts', topics.alerts);
  const listed = [...alerts, ...(await listSubscriptions(client, 'digests', topics.digests))];
  const asked = await remembered(archive);
  const after = afterLook(asked, listed);
  if (JSON.stringify(after) !== JSON.stringify(asked))
    await remember(archive, (now) => afterLook(now, listed));
  return entriesFrom(listed, after, clock());
}

/** Asked first, then remembered: what SNS refuses was never asked. */
async function subscribe(
  options: SnsSubscriptionsOptions,
  { topic, protocol, endpoint }: Target,
  policy: Policy | null,
): Promise<Entry> {
  const target = { topic, protocol, endpoint };
  await ask(options, target, policy);
  const asked = options.clock();
  await remember(options.archive, (now) => withAsk(now, { ...target, policy, at: asked }));
  const id = await confirmedArn(options.client, options.topics[topic], target);
  return { ...target, status: id === null ? 'pending' : 'active', policy, id, asked };
}

/**
 * Subscribes, or sends the request to confirm again. An attribute that is left out is none that SNS compares with those
 * of the subscription that is there. `policy`: undefined where nobody knows what was asked for.
 */
async function ask(
  { client, topics }: SnsSubscriptionsOptions,
  { topic, protocol, endpoint }: Target,
  policy: Policy | null | undefined,
): Promise<void> {
  const Attributes = {
    ...(policy === null || policy === undefined ? {} : { FilterPolicy: JSON.stringify(policy) }),
    // The bare record, without SNS's envelope.
    ...(protocol === 'sqs' || protocol === 'https' ? { RawMessageDelivery: 'true' } : {}),
  };
  const input = { TopicArn: topics[topic], Protocol: protocol, Endpoint: endpoint, Attributes };
  const asking = client.send(new SubscribeCommand({ ...input, ReturnSubscriptionArn: true }));
  await answered(`subscribe ${endpoint} to ${topics[topic]}`, asking);
}

/** Takes up to 15 minutes to act: https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html */
async function change({ client }: SnsSubscriptionsOptions, id: string, policy: Policy | null): Promise<void> {
  // An empty policy takes the filter away.
  const input = { AttributeName: 'FilterPolicy', AttributeValue: JSON.stringify(policy ?? {}) };
  const changing = client.send(new SetSubscriptionAttributesCommand({ ...input, SubscriptionArn: id }));
  await answered(`change the filter of ${id}`, changing);
}

async function unsubscribe({ client, archive }: SnsSubscriptionsOptions, entry: Entry): Promise<void> {
  const { id: SubscriptionArn } = entry;
  if (SubscriptionArn !== null)
    await answered(`end ${SubscriptionArn}`, client.send(new UnsubscribeCommand({ SubscriptionArn })));
  await remember(archive, (now) => withoutAsk(now, entry));
}

async function askAgain(options: SnsSubscriptionsOptions, entry: Entry): Promise<Entry> {
  const { topic, protocol, endpoint, policy } = entry;
  await ask(options, entry, policy);
  // What nobody knows cannot be remembered: SNS has it, until it forgets.
  if (policy === undefined) return entry;
  const at = options.clock();
  await remember(options.archive, (now) => withAsk(now, { topic, protocol, endpoint, policy, at }));
  return { ...entry, status: 'pending', asked: at };
}

const remembered = async (archive: Archive): Promise<Asked> =>
  (await readRecord(archive, SUBSCRIPTIONS_KEY, askedSchema))?.record ?? NOBODY;

/** Leaves the record alone where nothing changes. */
const remember = (archive: Archive, next: (now: Asked) => Asked): Promise<Asked | undefined> =>
  updateRecord(archive, SUBSCRIPTIONS_KEY, askedSchema, (now) => {
    const after = next(now ?? NOBODY);
    return JSON.stringify(after) === JSON.stringify(now ?? NOBODY) ? undefined : after;
  });

function required({ id, endpoint, status }: Entry): string {
  if (id !== null) return id;
  throw new SubscriptionsError(`${endpoint} is ${status}: SNS cannot change it`, { retryable: false });
}
