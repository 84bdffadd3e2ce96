import { GetSubscriptionAttributesCommand, paginateListSubscriptionsByTopic } from '@aws-sdk/client-sns';
import type { SNSClient, Subscription } from '@aws-sdk/client-sns';
import pLimit from 'p-limit';
import * as v from 'valibot';
import { SubscriptionsError } from '../core/ports/subscriptions.ts';
import type { Target } from '../core/ports/subscriptions.ts';
import type { Listed } from '../core/subscription/asked.ts';
import { policySchema } from '../core/subscription/policy.ts';
import type { Policy } from '../core/subscription/policy.ts';
import { awsFailure } from './aws-failure.ts';

/** Filters asked for at a time: SNS answers about a hundred a second. */
const AT_ONCE = 5;

/** What SNS lists in place of an ARN: https://docs.aws.amazon.com/sns/latest/api/API_Subscription.html */
export const STATES: Readonly<Record<string, Listed['state']>> = {
  PendingConfirmation: 'pending',
  Deleted: 'deleted',
};

/** Every subscription of a topic, with the filter of each that is confirmed. Rejects with a `SubscriptionsError`. */
export async function listSubscriptions(
  client: SNSClient,
  topic: Target['topic'],
  topicArn: string,
): Promise<readonly Listed[]> {
  const limit = pLimit(AT_ONCE);
  const found = await subscriptionsOf(client, topicArn);
  return Promise.all(found.map((each) => limit(() => listedOf(client, topic, each))));
}

/** The ARN of a subscription that its reader has confirmed; null where there is none. */
export async function confirmedArn(
  client: SNSClient,
  topicArn: string,
  { protocol, endpoint }: Pick<Target, 'protocol' | 'endpoint'>,
): Promise<string | null> {
  const found = (await subscriptionsOf(client, topicArn)).find(
    ({ Protocol, Endpoint, SubscriptionArn = '' }) =>
      Protocol === protocol && Endpoint === endpoint && STATES[SubscriptionArn] === undefined,
  );
  return found?.SubscriptionArn ?? null;
}

const subscriptionsOf = (client: SNSClient, topicArn: string): Promise<readonly Subscription[]> =>
  answered(`list the subscriptions of ${topicArn}`, allOf(client, topicArn));

/** As SNS lists them. Rejects with the SDK's error. */
export async function allOf(client: SNSClient, TopicArn: string): Promise<readonly Subscription[]> {
  const pages = await Array.fromAsync(paginateListSubscriptionsByTopic({ client }, { TopicArn }));
  return pages.flatMap(({ Subscriptions = [] }) => Subscriptions);
}

async function listedOf(
  client: SNSClient,
  topic: Target['topic'],
  subscription: Subscription,
): Promise<Listed> {
  const { SubscriptionArn: id = '', Protocol: protocol = '', Endpoint: endpoint = '' } = subscription;
  const target = { topic, protocol, endpoint };
  const state = STATES[id];
  if (state !== undefined) return { ...target, state, id: null, policy: null };
  const policy = await policyOf(client, id);
  // Somebody ended it between the list and the question.
  if (policy === undefined) return { ...target, state: 'deleted', id: null, policy: null };
  return { ...target, state: 'confirmed', id, policy };
}

/** Undefined where the subscription is no more. */
async function policyOf(client: SNSClient, SubscriptionArn: string): Promise<Policy | null | undefined> {
  const asking = client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
  const answer = await answered(`read the filter of ${SubscriptionArn}`, asking.catch(unlessAbsent));
  return answer === undefined ? undefined : policyIn(answer.Attributes?.['FilterPolicy'], SubscriptionArn);
}

function unlessAbsent(error: unknown): undefined {
  if (!/^NotFound/.test(awsFailure(error).code)) throw error;
  return undefined;
}

/** SNS shows a filter that was taken away as an empty one, or not at all. */
function policyIn(text: string | undefined, arn: string): Policy | null {
  if (text === undefined || text === '') return null;
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), policySchema), text);
  if (!result.success)
    throw new SubscriptionsError(`${arn}: its filter is no JSON object: ${text}`, { retryable: false });
  return Object.keys(result.output).length === 0 ? null : result.output;
}

/** Waits for an answer of SNS. Rejects with a `SubscriptionsError` that says what could not be done. */
export async function answered<Answer>(doing: string, answer: Promise<Answer>): Promise<Answer> {
  return answer.catch((cause: unknown) => {
    if (cause instanceof SubscriptionsError) throw cause;
    const { detail, retryable } = awsFailure(cause);
    throw new SubscriptionsError(`could not ${doing}: ${detail}`, { retryable, cause });
  });
}
