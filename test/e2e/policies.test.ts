import { describe, expect, test } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { callsOf } from './aws-calls.ts';
import { isAllowed, matches, statementsOf } from './policies.ts';
import type { Condition, Statement } from './policies.ts';

/** What the run over the wire is judged by. */
const statement = (change: Partial<Statement>): Statement => ({
  effect: 'Allow',
  actions: ['s3:ListBucket'],
  resources: ['arn:aws:s3:::archive'],
  conditions: [],
  ...change,
});
const list = (context: Record<string, string>) => ({
  action: 's3:ListBucket',
  resource: 'arn:aws:s3:::archive',
  context,
});
const prefix = (operator: string, ...values: string[]): Condition => ({ operator, key: 's3:prefix', values });

describe('what a policy allows', () => {
  test.each([
    ['arn:aws:s3:::archive/alerts/*', 'arn:aws:s3:::archive/alerts/dt=2026-11-20/a.json', true],
    ['arn:aws:s3:::archive/alerts/*', 'arn:aws:s3:::archive/items/a.json', false],
    ['arn:aws:s3:::archive/sources/*/state.json', 'arn:aws:s3:::archive/sources/a/stateXjson', false],
    ['arn:aws:s3:::archive/?', 'arn:aws:s3:::archive/ab', false],
    ['*', 'anything', true],
  ])('%s, of %s: %s', (pattern, resource, expected) => {
    expect(matches(pattern, resource)).toBe(expected);
  });

  test('is nothing that no statement names, and nothing that one denies', () => {
    expect(isAllowed(list({}), [])).toBe(false);
    expect(isAllowed(list({}), [statement({})])).toBe(true);
    expect(isAllowed(list({}), [statement({ actions: ['s3:GetObject'] })])).toBe(false);
    expect(isAllowed(list({}), [statement({}), statement({ effect: 'Deny' })])).toBe(false);
  });

  test.each([
    [prefix('StringLike', 'alerts/*'), { 's3:prefix': 'alerts/a' }, true],
    [prefix('StringLike', 'alerts/*'), { 's3:prefix': 'items/a' }, false],
    [prefix('StringLike', 'alerts/*'), {}, false],
    [prefix('StringLikeIfExists', 'alerts/*'), {}, true],
    [prefix('StringLikeIfExists', 'alerts/*'), { 's3:prefix': 'items/a' }, false],
    [prefix('StringEquals', 'alerts/*'), { 's3:prefix': 'alerts/a' }, false],
    [prefix('Null', 'true'), {}, true],
    [prefix('Null', 'true'), { 's3:prefix': '' }, false],
  ])('depends on conditions: %j with %j: %s', (condition, context, expected) => {
    expect(isAllowed(list(context), [statement({ conditions: [condition] })])).toBe(expected);
  });

  test('is not guessed at: what is not known fails', () => {
    const odd = statement({ conditions: [prefix('NumericLessThan', '1')] });
    expect(() => isAllowed(list({}), [odd])).toThrow('NumericLessThan');
    const request = { method: 'GET', headers: {}, body: '', status: 200 };
    for (const url of ['/archive/key?tagging', '/archive?policy', '/'])
      expect(() => callsOf({ ...request, url }, 'here', '1')).toThrow('nothing here maps');
    expect(() => callsOf({ ...request, method: 'DELETE', url: '/archive/key' }, 'here', '1')).toThrow();
  });

  test('is refused to be read where it says NotAction, or a managed policy is attached', () => {
    const document = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }],
    };
    const role = { Type: 'AWS::IAM::Role', Properties: {} };
    const policy = {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyDocument: document, Roles: [{ Ref: 'Role' }] },
    };
    expect(() =>
      statementsOf(Template.fromJSON({ Resources: { Role: role, Policy: policy } }), 'Role', {}),
    ).toThrow();
    const managed = {
      ...role,
      Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
    };
    expect(() => statementsOf(Template.fromJSON({ Resources: { Role: managed } }), 'Role', {})).toThrow();
  });
});

describe('what a request asks for', () => {
  const request = { headers: {}, body: '', status: 200 };

  test('to be told that a key is absent is to list', () => {
    const calls = callsOf(
      { ...request, method: 'GET', url: '/archive/a/b?x-id=GetObject', status: 404 },
      'here',
      '1',
    );
    expect(calls.map(({ action }) => action)).toEqual(['s3:GetObject', 's3:ListBucket']);
    expect(calls.at(-1)?.context).toEqual({});
  });

  test('a batch of messages is sent as one is', () => {
    const headers = { 'x-amz-target': 'AmazonSQS.SendMessageBatch' };
    const body = JSON.stringify({ QueueUrl: 'http://localhost:1/1/pages.fifo' });
    expect(callsOf({ ...request, method: 'POST', url: '/', headers, body }, 'here', '1')).toEqual([
      { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:here:1:pages.fifo', context: {} },
    ]);
  });
});
