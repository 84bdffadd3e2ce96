import { PublishCommand } from '@aws-sdk/client-sns';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { Subscriber, TestMessage } from '../core/ports/deployment.ts';
import { answerTo } from './deployment-failure.ts';
import { allOf, STATES } from './sns-subscription-list.ts';
import { wireJson } from './wire-json.ts';

/** Whoever is subscribed to a topic; one who ended it is left out. */
export async function subscribersOf(client: SNSClient, topicArn: string): Promise<readonly Subscriber[]> {
  const doing = `list who is subscribed to ${topicArn}`;
  const found = await answerTo('sns:ListSubscriptionsByTopic', doing, allOf(client, topicArn));
  return found.flatMap(({ Protocol: protocol = '', Endpoint: endpoint = '', SubscriptionArn = '' }) => {
    const state = STATES[SubscriptionArn];
    return state === 'deleted' ? [] : [{ protocol, endpoint, confirmed: state === undefined }];
  });
}

/** The text by e-mail, the subject by SMS; machines get a record that says what it is. */
export async function publishTest(client: SNSClient, TopicArn: string, message: TestMessage): Promise<void> {
  const { at, subject, text } = message;
  const record = wireJson({ version: 1, test: true, at, subject });
  const Message = wireJson({ default: record, email: text, sms: subject });
  const kind = { DataType: 'String.Array', StringValue: JSON.stringify(['test']) };
  const input = { TopicArn, Subject: subject, MessageStructure: 'json', Message, MessageAttributes: { kind } };
  await answerTo('sns:Publish', `send to ${TopicArn}`, client.send(new PublishCommand(input)));
} // prettier-ignore
