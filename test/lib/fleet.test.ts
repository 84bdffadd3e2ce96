import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { synthesize } from './synth.ts';
import { resourcesOf } from './template.ts';

/** What holds for every resource of a kind, also of those that are yet to come. */
const template = synthesize();
const all = (type: string) => resourcesOf(template, type);

test('every queue has dead letters or is one', () => {
  const queues = all('AWS::SQS::Queue');
  const targets = JSON.stringify([
    ...queues.map(([, { Properties }]) => Properties.RedrivePolicy),
    ...all('AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties.Target?.DeadLetterConfig),
    ...all('AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => Properties.DestinationConfig),
  ]);
  const without = queues.filter(
    ([id, { Properties }]) => Properties.RedrivePolicy === undefined && !targets.includes(`"${id}"`),
  );
  expect(queues.length).toBeGreaterThanOrEqual(4);
  expect(without.map(([id]) => id)).toEqual([]);
});

test('every queue is encrypted', () => {
  for (const [, queue] of all('AWS::SQS::Queue'))
    expect(queue.Properties).toHaveProperty('SqsManagedSseEnabled', true);
});

test('every queue, topic and bucket speaks TLS only', () => {
  const policies = ['AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy', 'AWS::S3::BucketPolicy'].flatMap(all);
  const guarded = policies
    .filter(([, policy]) => JSON.stringify(policy).includes('{"aws:SecureTransport":"false"}'))
    .map(([, { Properties }]) => [Properties.Queues, Properties.Topics, Properties.Bucket]);
  const named = JSON.stringify(guarded);
  const resources = ['AWS::SQS::Queue', 'AWS::SNS::Topic', 'AWS::S3::Bucket'].flatMap(all);
  expect(resources.length).toBeGreaterThanOrEqual(8);
  expect(resources.map(([id]) => id).filter((id) => !named.includes(`"${id}"`))).toEqual([]);
});

describe('every function', () => {
  test.each(all('AWS::Lambda::Function'))('%s: Node 24, arm64, a log that ends', (_, { Properties }) => {
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    const log = all('AWS::Logs::LogGroup').find(([id]) => id === Properties.LoggingConfig?.LogGroup.Ref);
    expect(log?.[1].Properties.RetentionInDays).toBeLessThanOrEqual(90);
  });

  test('that is invoked asynchronously says where its failures go', () => {
    const configured = all('AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => Properties);
    const stages = configured.map(({ FunctionName }) => FunctionName?.Ref?.replace(/Function.*/, ''));
    expect(stages).toEqual(['Scrape', 'Publish', 'Watchdog', 'Digest']);
    for (const { DestinationConfig } of configured)
      expect(DestinationConfig?.OnFailure.Destination).toBeDefined();
  });
});

test('no policy allows every action or every resource, and no role takes a policy of AWS', () => {
  const statements = all('AWS::IAM::Policy').flatMap(
    ([, { Properties }]) => Properties.PolicyDocument?.Statement ?? [],
  );
  const wide = statements.filter(({ Action, Resource }) =>
    [Action, Resource].flat().some((value) => typeof value === 'string' && /^\*$|:\*$/.test(value)),
  );
  expect(statements.length).toBeGreaterThan(10);
  expect(wide).toEqual([]);
  for (const [, { Properties }] of all('AWS::IAM::Role')) {
    expect(Properties).not.toHaveProperty('ManagedPolicyArns');
    expect(Properties).not.toHaveProperty('Policies');
  }
});

const linter = spawnSync('cfn-lint', ['--version']).status === 0;
if (!linter) process.stderr.write('cfn-lint is not on the PATH: the template is not linted\n');

(linter ? test : test.skip)(
  'cfn-lint has nothing to say',
  () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'hinomi-template-')), 'template.json');
    writeFileSync(file, JSON.stringify(template.toJSON()));
    // W3005: CDK writes dependencies that a reference already implies.
    const run = spawnSync('cfn-lint', ['--ignore-checks', 'W3005', '--', file], { encoding: 'utf8' });
    expect(run.stdout).toBe('');
    expect(run.status).toBe(0);
  },
  120_000,
);
