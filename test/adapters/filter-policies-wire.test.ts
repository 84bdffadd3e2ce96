import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { attributeValues } from '../../lambdas/adapters/sns-topic.ts';
import { FILTER_CASES } from '../core/subscription/filter-cases.ts';
import type { FilterCase } from '../core/subscription/filter-cases.ts';
import { motoAvailable, startMoto } from '../support/moto.ts';
import type { Moto } from '../support/moto.ts';

/** The table that our `passes` is held to, over the wire: moto's deviations are in the table. */
(motoAvailable() ? describe : describe.skip)('filter policies over the wire (moto)', () => {
  let moto: Moto;
  let sns: SNSClient;
  let sqs: SQSClient;
  beforeAll(async () => {
    moto = await startMoto();
    sns = new SNSClient(moto.client);
    sqs = new SQSClient(moto.client);
  }, 30_000);
  afterAll(async () => {
    sns.destroy();
    sqs.destroy();
    await moto.stop();
  });

  /** A topic and a queue of its own for each case, so that a case cannot see another's message. */
  async function outcomeOf({ policy, attributes }: FilterCase, name: string) {
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: name }));
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    const Endpoint = TopicArn!.replace(':sns:', ':sqs:');
    const Attributes = { FilterPolicy: JSON.stringify(policy), RawMessageDelivery: 'true' };
    const subscribing = sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes }));
    const isTaken = await subscribing.then(() => true, () => false); // prettier-ignore
    if (!isTaken) return 'refuses';
    const MessageAttributes = attributeValues(attributes);
    await sns.send(new PublishCommand({ TopicArn, Message: name, MessageAttributes }));
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    return Messages.length > 0 ? 'passes' : 'withholds';
  }

  test.each(FILTER_CASES.map((each, index) => ({ ...each, index })))('$name', async ({ index, ...each }) => {
    const documented = each.expected ? 'passes' : 'withholds';
    expect(await outcomeOf(each, `case-${index}`)).toBe(each.moto?.does ?? documented);
  });
});
