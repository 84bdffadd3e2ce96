import { SNSClient } from '@aws-sdk/client-sns';
import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import type { Attributes, Notification, Topic } from '../core/ports/topic.ts';
import { awsClientOptions } from './aws-client.ts';
import { MESSAGE_BYTES, publishTo } from './sns-publish.ts';
import { wireJson } from './wire-json.ts';

export interface SnsTopicOptions {
  readonly client: SNSClient;
  /** ARNs, by what goes out. */
  readonly topics: Readonly<Record<Notification['to'], string>>;
}

/** A client for SNS, from the environment (`AWS_REGION`, `AWS_ENDPOINT_URL`). */
export const snsClient = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): SNSClient => new SNSClient(awsClientOptions(environment));

/**
 * Alerts and digests out to SNS topics: people get the text by e-mail and the subject by SMS, machines (SQS, Lambda, HTTP,
 * Firehose and whatever else may subscribe) the record as JSON. Errors: `TopicError` with the topic, what it did not take
 * and whether to try again.
 */
export function snsTopic({ client, topics }: SnsTopicOptions): Topic {
  return {
    publish(notification) {
      const attributes = attributeValues(notification.attributes);
      const input = {
        TopicArn: topics[notification.to],
        Subject: notification.subject,
        MessageStructure: 'json',
        Message: fitting(notification, MESSAGE_BYTES - sizeOf(attributes)),
        MessageAttributes: attributes,
      };
      return publishTo(client, input, `${notification.to} ${notification.id}`);
    },
  };
}

/**
 * The message, made smaller where SNS would refuse it: first the record goes without what is large in it, then the text
 * is cut, each with a note where the whole is kept. What is too large to send must not be never sent.
 */
function fitting({ text, subject, record, shortRecord, key }: Notification, room: number): string {
  const whole = messageOf(text, subject, record);
  if (Buffer.byteLength(whole) <= room) return whole;
  const slim = messageOf(text, subject, shortRecord);
  const excess = Buffer.byteLength(slim) - room;
  return excess <= 0 ? slim : messageOf(cut(text, excess, key), subject, shortRecord);
}

/** The record once, as what every protocol not named gets: named for each of them it would fill the message. */
const messageOf = (text: string, subject: string, record: object): string =>
  wireJson({ default: wireJson(record), email: text, sms: subject });

/** Cuts whole lines off the end until `excess` bytes of the message are saved, and says where the rest is. */
function cut(text: string, excess: number, key: string): string {
  const end = `\n(cut here: the whole is kept at ${key})\n`;
  const lines = text.split('\n');
  let saved = -inMessage(end);
  while (saved < excess && lines.length > 0) saved += inMessage(`${lines.pop() ?? ''}\n`);
  return `${lines.join('\n')}\n${end}`;
}

/** Bytes of a text inside the message. */
const inMessage = (text: string): number => Buffer.byteLength(wireJson([text])) - 4;

/** SNS's form of attributes: strings, and arrays as JSON. */
export const attributeValues = (attributes: Attributes): Record<string, MessageAttributeValue> =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? { DataType: 'String', StringValue: value }
        : { DataType: 'String.Array', StringValue: wireJson(value) },
    ]),
  );

export const sizeOf = (attributes: Record<string, MessageAttributeValue>): number =>
  Buffer.byteLength(JSON.stringify(Object.entries(attributes)));
