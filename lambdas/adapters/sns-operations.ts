import type { SNSClient } from '@aws-sdk/client-sns';
import type { Operations, OperationsMessage } from '../core/ports/operations.ts';
import { MESSAGE_BYTES, publishTo } from './sns-publish.ts';
import { attributeValues, sizeOf } from './sns-topic.ts';
import { wireJson } from './wire-json.ts';

export interface SnsOperationsOptions {
  readonly client: SNSClient;
  readonly topicArn: string;
}

/**
 * Operations messages out to an SNS topic: the text by e-mail, the subject by SMS, the notices as JSON to machines; the
 * attribute `kind` names the headings of the runbook. Errors: `TopicError`.
 */
export const snsOperations = ({ client, topicArn }: SnsOperationsOptions): Operations => ({
  send: (message) => {
    const attributes = attributeValues({ kind: message.kinds });
    const input = {
      TopicArn: topicArn,
      Subject: message.subject,
      MessageStructure: 'json',
      Message: fitting(message, MESSAGE_BYTES - sizeOf(attributes)),
      MessageAttributes: attributes,
    };
    return publishTo(client, input, `operations message ${message.id}`);
  },
});

/** The message, made smaller where SNS would refuse it: then machines are told which sources, and nothing more of them. */
function fitting(message: OperationsMessage, room: number): string {
  const whole = messageOf(message, message.notices);
  if (Buffer.byteLength(whole) <= room) return whole;
  return messageOf(
    message,
    message.notices.map(({ source, notice, kind, state }) => ({ source, notice, kind, state })),
  );
}

const messageOf = ({ id, at, kinds, subject, text }: OperationsMessage, notices: unknown): string =>
  wireJson({ default: wireJson({ version: 1, id, at, kinds, subject, notices }), email: text, sms: subject });
