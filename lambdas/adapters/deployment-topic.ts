import { ListSubscriptionsByTopicCommand, PublishCommand } from '@aws-sdk/client-sns';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { Subscriber, TestMessage } from '../core/ports/deployment.ts';
import { answerTo } from './deployment-failure.ts';
import { wireJson } from './wire-json.ts';

/** Whoever is subscribed to a topic; one who ended it is left out. */
export async function subscribersOf(client: SNSClient, TopicArn: string): Promise<readonly Subscriber[]> {
  const all: Subscriber[] = [];
  let NextToken: string | undefined;
  do {
    const asking = client.send(new ListSubscriptionsByTopicCommand({ TopicArn, NextToken }));
    const page = await answerTo('sns:ListSubscriptionsByTopic', `list who is subscribed to ${TopicArn}`, asking);
    for (const { Protocol = '', Endpoint = '', SubscriptionArn = '' } of page.Subscriptions ?? [])
      if (SubscriptionArn !== 'Deleted')
        all.push({ protocol: Protocol, endpoint: Endpoint, confirmed: SubscriptionArn !== 'PendingConfirmation' });
    NextToken = page.NextToken;
  } while (NextToken !== undefined && NextToken !== '');
  return all;
} // prettier-ignore

/** The text by e-mail, the subject by SMS; machines get a record that says what it is. */
export async function publishTest(client: SNSClient, TopicArn: string, message: TestMessage): Promise<void> {
  const { at, subject, text } = message;
  const record = wireJson({ version: 1, test: true, at, subject });
  const Message = wireJson({ default: record, email: text, sms: subject });
  const kind = { DataType: 'String.Array', StringValue: JSON.stringify(['test']) };
  const input = { TopicArn, Subject: subject, MessageStructure: 'json', Message, MessageAttributes: { kind } };
  await answerTo('sns:Publish', `send to ${TopicArn}`, client.send(new PublishCommand(input)));
} // prettier-ignore
