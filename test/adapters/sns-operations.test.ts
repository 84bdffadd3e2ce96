import { SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { snsOperations } from '../../lambdas/adapters/sns-operations.ts';
import { messageOf } from '../../lambdas/core/alarm/message.ts';
import { TopicError } from '../../lambdas/core/ports/topic.ts';
import { NOW, feed, silent } from '../core/alarm/notices.ts';
import { hour } from '../core/alarm/timeline.ts';
import { answeredBy } from '../support/fake-aws.ts';

const TOPIC = 'arn:aws:sns:ap-northeast-1:123456789012:operations';
const messageFor = (count: number) =>
  messageOf(
    Array.from({ length: count }, (_, n) =>
      silent(feed(`site-${n}`, { name: { en: `Site ${n}`, ja: '省庁' } })),
    ),
    { watched: count, silent: count },
    hour(NOW),
  );

/** An operations topic that takes everything; `sent` holds the parameters of each request. */
function takingTopic() {
  const sent: URLSearchParams[] = [];
  const client = new SNSClient(
    answeredBy((body) => {
      sent.push(new URLSearchParams(body));
      const xml =
        '<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>';
      return { status: 200, type: 'text/xml', body: xml };
    }),
  );
  const part = (name: string) => sent[0]?.get(name) ?? '';
  const message = () => v.parse(v.record(v.string(), v.string()), JSON.parse(part('Message')));
  return { operations: snsOperations({ client, topicArn: TOPIC }), part, message };
}

const refusingTopic = (code: string, status: number) => {
  const body = `<ErrorResponse><Error><Code>${code}</Code><Message>made up</Message></Error></ErrorResponse>`;
  const client = new SNSClient(answeredBy(() => ({ status, type: 'text/xml', body })));
  return snsOperations({ client, topicArn: TOPIC });
};

describe('snsOperations', () => {
  test('the text for people, the notices for machines, the kinds as an attribute', async () => {
    const given = messageFor(2);
    const { operations, part, message } = takingTopic();
    await expect(operations.send(given)).resolves.toEqual({ messageId: 'm-1' });
    expect(part('TopicArn')).toBe(TOPIC);
    expect(part('Subject')).toBe('Hinomi: silent: site-0, site-1');
    expect(part('MessageStructure')).toBe('json');
    expect(part('MessageAttributes.entry.1.Name')).toBe('kind');
    expect(part('MessageAttributes.entry.1.Value.DataType')).toBe('String.Array');
    expect(part('MessageAttributes.entry.1.Value.StringValue')).toBe('["source-silent"]');
    const { email, sms, default: record = '' } = message();
    expect(email).toBe(given.text);
    expect(sms).toBe(given.subject);
    const { id, at, kinds, subject, notices } = given;
    expect(JSON.parse(record)).toEqual({ version: 1, id, at, kinds, subject, notices });
  });

  test('what SNS would find too large goes without the facts, with the name of every source', async () => {
    const { operations, part, message } = takingTopic();
    await operations.send(messageFor(900));
    expect(Buffer.byteLength(part('Message'))).toBeLessThan(262_144);
    const record: unknown = JSON.parse(message()['default'] ?? '');
    const notices = v.parse(v.object({ notices: v.array(v.record(v.string(), v.string())) }), record).notices;
    expect(notices).toHaveLength(900);
    expect(notices[899]).toEqual({
      source: 'site-899',
      notice: 'alarm',
      kind: 'source-silent',
      state: 'sources/site-899/state.json',
    });
  });

  test.each([
    ['Throttling', 400, true],
    ['InternalError', 500, true],
    ['AuthorizationError', 403, false],
  ])('%s is a TopicError, to be tried again: %p', async (code, status, retryable) => {
    const failure = refusingTopic(code, status).send(messageFor(1));
    await expect(failure).rejects.toBeInstanceOf(TopicError);
    await expect(failure).rejects.toMatchObject({ retryable });
    await expect(failure).rejects.toThrow(`${TOPIC} did not take operations message ${messageFor(1).id}`);
  });
});
