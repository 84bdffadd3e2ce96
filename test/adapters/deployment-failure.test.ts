import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, test } from '@jest/globals';
import { alarmFacts } from '../../lambdas/adapters/deployment-alarms.ts';
import { concurrencyFacts, functionFacts } from '../../lambdas/adapters/deployment-functions.ts';
import { queueFacts } from '../../lambdas/adapters/deployment-queues.ts';
import { scheduleFacts } from '../../lambdas/adapters/deployment-schedules.ts';
import { subscribersOf } from '../../lambdas/adapters/deployment-topic.ts';
import { answeredBy } from '../support/fake-aws.ts';
import type { FakeAnswer } from '../support/fake-aws.ts';

const json = (status: number, body: object): FakeAnswer => ({ status, type: 'application/x-amz-json-1.0', body: JSON.stringify(body) }); // prettier-ignore
/** As `answeredBy`; a GET has no body. */
const answered = (respond: () => FakeAnswer) => {
  const options = answeredBy(respond);
  return { ...options, requestHandler: { handle: () => options.requestHandler.handle({ body: '' }) } };
};
const saying = (answer: FakeAnswer) => answered(() => answer);
const USER = 'User: arn:aws:iam::1:user/x is not authorized to perform:';
const denied = (type: string, action: string) => json(400, { __type: type, message: `${USER} ${action} on resource: *` }); // prettier-ignore
const xml = (code: string, message: string): FakeAnswer => ({ status: 403, type: 'text/xml', body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>` }); // prettier-ignore

describe('who may not ask is told which permission is missing', () => {
  const cases: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['sqs:GetQueueAttributes', () => queueFacts(new SQSClient(saying(denied('com.amazonaws.sqs#AccessDenied', 'sqs:GetQueueAttributes'))), 'https://sqs.ap-northeast-1.amazonaws.com/1/q')],
    ['SNS:ListSubscriptionsByTopic', () => subscribersOf(new SNSClient(saying(xml('AuthorizationError', `${USER} SNS:ListSubscriptionsByTopic on resource: t`))), 'arn:t')],
    ['sns:ListSubscriptionsByTopic', () => subscribersOf(new SNSClient(saying(xml('AuthorizationError', 'no'))), 'arn:t')],
    ['cloudwatch:DescribeAlarms', () => alarmFacts(new CloudWatchClient(saying(json(403, { __type: 'AccessDeniedException', message: 'no' }))), 'hinomi-')],
    ['scheduler:ListSchedules', () => scheduleFacts(new SchedulerClient(saying(json(403, { __type: 'AccessDeniedException', message: `${USER} scheduler:ListSchedules` }))), 'g')],
    ['lambda:GetAccountSettings', () => concurrencyFacts(new LambdaClient(saying(json(403, { __type: 'AccessDeniedException', message: `${USER} lambda:GetAccountSettings` }))))],
  ]; // prettier-ignore
  test.each(cases)('%s', async (action, ask) => {
    await expect(ask()).rejects.toMatchObject({ name: 'DeploymentError', denied: action, absent: false });
  });
});

test('what is not there is absent, and what fails otherwise is neither', async () => {
  const gone = new LambdaClient(saying(json(404, { __type: 'ResourceNotFoundException', message: 'none' })));
  await expect(functionFacts(gone, 'f')).rejects.toMatchObject({ denied: null, absent: true });
  const ill = new SQSClient(saying(json(500, { __type: 'InternalError', message: 'ill' })));
  await expect(queueFacts(ill, 'https://sqs.ap-northeast-1.amazonaws.com/1/q')).rejects.toMatchObject({ denied: null, absent: false, message: 'cannot count the messages of q: InternalError: ill' }); // prettier-ignore
});

test('lists are read to their end', async () => {
  const pages = [{ Schedules: [{ Name: 'a', State: 'ENABLED' }], NextToken: 'more' }, { Schedules: [{ Name: 'b', State: 'DISABLED' }] }]; // prettier-ignore
  const client = new SchedulerClient(answered(() => json(200, pages.shift() ?? {})));
  expect(await scheduleFacts(client, 'g')).toEqual([
    { name: 'a', enabled: true },
    { name: 'b', enabled: false },
  ]);
});

test('the account’s limits', async () => {
  const limits = { AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 900 } };
  const client = new LambdaClient(answered(() => json(200, limits)));
  expect(await concurrencyFacts(client)).toEqual({ limit: 1000, unreserved: 900 });
});
