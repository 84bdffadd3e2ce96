import { LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from '@jest/globals';
import { lambdaRecall } from '../../lambdas/adapters/lambda-recall.ts';
import { answeredBy } from '../support/fake-aws.ts';

const recallBy = (status: number, calls: string[] = []) =>
  lambdaRecall({
    functionName: 'digest',
    client: new LambdaClient(
      answeredBy((body) => {
        calls.push(body);
        return { status, type: 'application/x-amz-json-1.0', body: status === 202 ? '' : '{"__type":"ResourceNotFoundException","message":"none"}' }; // prettier-ignore
      }),
    ),
  });

test('a function is called with the event', async () => {
  const calls: string[] = [];
  await recallBy(202, calls).call({ at: '2026-03-01T08:00:00Z' });
  expect(calls).toEqual(['{"at":"2026-03-01T08:00:00Z"}']);
});

test('one that does not take it', async () => {
  await expect(recallBy(404).call({})).rejects.toMatchObject({ name: 'RecallError', message: 'cannot call digest: ResourceNotFoundException: none' }); // prettier-ignore
});
