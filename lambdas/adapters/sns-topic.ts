import { SNSClient } from '@aws-sdk/client-sns';
import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import type { Alert } from '../contract/alert.ts';
import { alertKey } from '../contract/keys.ts';
import type { Attributes, Notification, Topic } from '../core/ports/topic.ts';
import { awsClientOptions } from './aws-client.ts';
import { MESSAGE_BYTES, publishTo } from './sns-publish.ts';
import { wireJson } from './wire-json.ts';

export interface SnsTopicOptions {
  readonly client: SNSClient;
  readonly topicArn: string;
}

/** What a text that must be cut is cut to, in UTF-16 units: 60 KB at most in any script, the rest is the record's. */
const CUT_TEXT = 20_000;

/** A client for SNS, from the environment (`AWS_REGION`, `AWS_ENDPOINT_URL`). */
export const snsClient = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): SNSClient => new SNSClient(awsClientOptions(environment));

/**
 * Alerts out to an SNS topic: people get the text by e-mail and the subject by SMS, machines (SQS, Lambda, HTTP, Firehose
 * and whatever else may subscribe) the alert record as JSON. Errors: `TopicError` with the topic, the alert and whether to try again.
 */
export function snsTopic({ client, topicArn }: SnsTopicOptions): Topic {
  return {
    publish(notification) {
      const attributes = attributeValues(notification.attributes);
      const input = {
        TopicArn: topicArn,
        Subject: notification.subject,
        MessageStructure: 'json',
        Message: fitting(notification, MESSAGE_BYTES - sizeOf(attributes)),
        MessageAttributes: attributes,
      };
      return publishTo(client, input, `alert ${notification.alert.id}`);
    },
  };
}

/**
 * The message, made smaller where SNS would refuse it: first the record goes without its diff, then the text is cut,
 * each with a note where the whole is kept. An alert too large to send must not be an alert never sent.
 */
function fitting({ alert, text, subject }: Notification, room: number): string {
  const whole = messageOf(text, subject, alert);
  if (Buffer.byteLength(whole) <= room) return whole;
  const slim = withoutDiff(alert);
  const slimmer = messageOf(text, subject, slim);
  return Buffer.byteLength(slimmer) <= room ? slimmer : messageOf(cut(text, alert), subject, slim);
}

/** The record once, as what every protocol not named gets: named for each of them it would fill the message. */
const messageOf = (text: string, subject: string, alert: Alert): string =>
  wireJson({ default: wireJson(alert), email: text, sms: subject });

const keptAt = (alert: Alert): string => `the whole is kept at ${alertKey(alert.detectedAt, alert.id)}`;

function withoutDiff({ diff, ...alert }: Alert): Alert {
  if (diff === undefined) return alert;
  const note = `diff left out, too large to send; ${keptAt(alert)}`;
  return { ...alert, note: alert.note === undefined ? note : `${alert.note}; ${note}` };
}

const cut = (text: string, alert: Alert): string =>
  text.length <= CUT_TEXT
    ? text
    : `${text.slice(0, CUT_TEXT).toWellFormed()}…\n\n(cut here: ${keptAt(alert)})\n`;

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
