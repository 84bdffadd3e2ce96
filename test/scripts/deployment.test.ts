import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { S3Client, HeadBucketCommand } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import { stepsFor } from '../../scripts/deployment/plan.ts';
import type { Found } from '../../scripts/deployment/plan.ts';
import { isWhole, whatIsThere } from '../../scripts/deployment/stacks.ts';
import { motoAvailable, startMoto } from '../support/moto.ts';
import type { Moto } from '../support/moto.ts';

describe('the steps of a deployment', () => {
  const told = (found: Found, repair = false): readonly string[] => {
    const plan = { stack: 'hinomi', synth: ['synth', '--context', 'a=b'], output: 'out', repair };
    return stepsFor(plan, found).map(({ question, command }) =>
      [...(question === undefined ? [] : [`${question.split(' ')[0] ?? ''}?`]), ...command].join(' '),
    );
  };
  const DEPLOY = 'deploy --app out --require-approval never';
  const DIFF = 'diff --app out';
  const PLACE = { account: '123456789012', region: 'ap-northeast-1' };

  test('a first one, and an upgrade: shown, and after a yes deployed', () => {
    expect(told({ isDeployed: false, keptArchive: null })).toEqual([DIFF, `Deploy? ${DEPLOY}`]);
    expect(told({ isDeployed: true, keptArchive: null })).toEqual([DIFF, `Deploy? ${DEPLOY}`]);
  });

  test('over an archive that is there: taken in by its name, as it is, then connected', () => {
    expect(told({ isDeployed: false, keptArchive: PLACE })).toEqual([
      DIFF,
      'Deploy? synth --context a=b --context archive=123456789012/ap-northeast-1',
      `${DEPLOY} --import-existing-resources`,
      'synth --context a=b',
      DEPLOY,
    ]);
  });

  test('a repair puts back what a template that did not change would leave alone', () => {
    expect(told({ isDeployed: true, keptArchive: null }, true)).toEqual([
      DIFF,
      `Deploy? ${DEPLOY} --revert-drift`,
    ]);
  });

  test.each([
    ['CREATE_COMPLETE', true],
    ['UPDATE_ROLLBACK_COMPLETE', true],
    ['ROLLBACK_COMPLETE', false],
    ['CREATE_FAILED', false],
    ['DELETE_FAILED', false],
    ['REVIEW_IN_PROGRESS', false],
  ])('a stack that is %s is a deployment: %s', (status, whole) => {
    expect(isWhole(status)).toBe(whole);
  });

  test('a stack that is being changed is left alone', () => {
    expect(() => isWhole('UPDATE_IN_PROGRESS')).toThrow(/is being changed \(UPDATE_IN_PROGRESS\): wait/);
  });
});

const run = promisify(execFile);

/** A script of the package, as an operator calls it. */
const script = (name: string, parameters: readonly string[], env: Record<string, string> = {}) =>
  run('npm', ['run', '--silent', name, '--', ...parameters], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', CI: 'true', ...env },
    maxBuffer: 1e8,
  });

describe('a deployment that lacks what it needs fails before anything is asked of AWS, and says what', () => {
  const written = (text: string): string => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'hinomi-configuration-')), 'hinomi.yaml');
    writeFileSync(file, text);
    return file;
  };
  test('no contact, no operator', async () => {
    const config = written('zone: UTC\n');
    const failed = script('deploy', ['--yes', '--config', config]);
    await expect(failed).rejects.toMatchObject({ code: 1 });
    await expect(failed).rejects.toMatchObject({
      stderr: [
        `${config}: contact: say who runs this: an e-mail address or an https:// page`,
        `${config}: operations: name an e-mail address that alarms go to`,
        'start from hinomi.example.yaml\n',
      ].join('\n'),
    });
  }, 30_000);

  test('a name that would make no bucket', async () => {
    const failed = script('deploy', ['--yes', '--stack', 'Hinomi_Test']);
    await expect(failed).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('--stack: a name of lower-case letters') }); // prettier-ignore
  }, 30_000);
});

const environmentOf = ({ client, endpoint }: Moto): Record<string, string> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: client.region,
  AWS_ACCESS_KEY_ID: client.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: client.credentials.secretAccessKey,
});

/**
 * moto drops without a word what it has no model of; that part is asserted on the template (test/lib), as is the taking in
 * of a kept bucket, which moto cannot: it makes every bucket anew.
 */
(motoAvailable() ? describe : describe.skip)('deployed, deployed again and destroyed over the wire', () => {
  let moto: Moto;
  let env: Record<string, string>;
  let output: string;
  const told: Record<string, string> = {};

  beforeAll(async () => {
    moto = await startMoto();
    env = environmentOf(moto);
    output = mkdtempSync(path.join(tmpdir(), 'hinomi-deployed-'));
    const options = ['--yes', '--config', 'hinomi.example.yaml', '--output', output];
    for (const step of ['deploy', 'again', 'destroy']) {
      if (step === 'destroy') told['resources'] = await resourcesOf(moto);
      const { stderr, stdout } = await script(step === 'again' ? 'deploy' : step, options, env);
      told[step] = `${stdout}${stderr}`;
    }
  }, 240_000);
  afterAll(() => moto.stop());

  test('first: bootstrapped, shown, deployed, and what to do next', () => {
    expect(told['deploy']).toMatch(/Environment aws:\/\/\d+\/ap-northeast-1 bootstrapped/);
    expect(told['deploy']).toContain('hinomi is there');
    expect(told['deploy']).toContain('AWS now asks you@example.org, every subscribed address to confirm');
    expect(told['deploy']).not.toContain('it is taken in');
  });

  test('what moto has a model of is there', () => {
    const types = v.parse(v.record(v.string(), v.number()), JSON.parse(told['resources'] ?? ''));
    const template = v.parse(
      v.object({ Resources: v.record(v.string(), v.object({ Type: v.string() })) }),
      JSON.parse(readFileSync(path.join(output, 'hinomi.template.json'), 'utf8')),
    );
    const wanted = Object.values(template.Resources).map(({ Type }) => Type);
    for (const type of ['AWS::Lambda::Function', 'AWS::SQS::Queue', 'AWS::SNS::Topic', 'AWS::S3::Bucket', 'AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::Lambda::EventSourceMapping', 'AWS::CloudWatch::Dashboard', 'AWS::Logs::LogGroup'])
      expect([type, types[type]]).toEqual([type, wanted.filter((one) => one === type).length]);
  }); // prettier-ignore

  test('again: nothing to change', () => {
    expect(told['again']).toContain('hinomi (no changes)');
    expect(told['again']).toContain('hinomi is up to date');
  });

  test('destroyed: the archive is kept, and it is said which', async () => {
    const kept = 'hinomi-archive-123456789012-ap-northeast-1';
    expect(told['destroy']).toContain(`hinomi is gone; the bucket ${kept} is kept`);
    const s3 = new S3Client({ ...moto.client, forcePathStyle: true });
    await expect(s3.send(new HeadBucketCommand({ Bucket: kept }))).resolves.toBeDefined();
    // The next deployment of this name finds it, by the account and the region that the CDK's own stack tells.
    Object.assign(process.env, env);
    expect(await whatIsThere('hinomi')).toEqual({
      isDeployed: false,
      keptArchive: { account: '123456789012', region: 'ap-northeast-1' },
    });
    expect(await whatIsThere('another')).toEqual({ isDeployed: false, keptArchive: null });
  });
});

/** How many resources of each type the stack has, as JSON. */
async function resourcesOf({ client }: Moto): Promise<string> {
  const answer = await new CloudFormationClient(client).send(
    new DescribeStackResourcesCommand({ StackName: 'hinomi' }),
  );
  const counts: Record<string, number> = {};
  for (const { ResourceType = '' } of answer.StackResources ?? [])
    counts[ResourceType] = (counts[ResourceType] ?? 0) + 1;
  return JSON.stringify(counts);
}
