import { PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { PutBucketVersioningCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { DeleteScheduleCommand } from '@aws-sdk/client-scheduler';
import { SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stateKey } from '../../lambdas/contract/keys.ts';
import { instantOf } from '../../lambdas/contract/instant.ts';
import { firstState } from '../../lambdas/core/source-state.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { jsonLines, runCli } from '../support/cli.ts';
import { createDeployment } from '../support/doctor-cloud.ts';
import type { DoctorCloud } from '../support/doctor-cloud.ts';
import { motoAvailable, startMoto } from '../support/moto.ts';
import type { Moto } from '../support/moto.ts';

const SOURCES = 'test/mirrors/demo-sources';

(motoAvailable() ? describe : describe.skip)('hinomi doctor over the wire (moto)', () => {
  const environment = { ...process.env };
  let moto: Moto;
  let cloud: DoctorCloud;
  let folder: string;
  let operator: string;
  const doctor = (...words: readonly string[]) => runCli('doctor', '--sources', SOURCES, '--config', join(folder, 'hinomi.yaml'), ...words); // prettier-ignore

  beforeAll(async () => {
    moto = await startMoto();
    const { endpoint, region, credentials } = moto.client;
    Object.assign(process.env, { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region, AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey }); // prettier-ignore
    folder = await mkdtemp(join(tmpdir(), 'hinomi-doctor-'));
    await writeFile(join(folder, 'hinomi.yaml'), 'sources:\n  unproven: true\n');
    cloud = await createDeployment(moto, 'hinomi', ['demo-lookout', 'demo-ministry']);
    const { QueueUrl = '' } = await cloud.sqs.send(new CreateQueueCommand({ QueueName: 'operator' }));
    operator = QueueUrl;
    const Endpoint = `arn:aws:sqs:${region}:123456789012:operator`;
    const { OperationsTopic: TopicArn = '' } = cloud.outputs;
    await cloud.sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes: { RawMessageDelivery: 'true' } })); // prettier-ignore
    const at = instantOf(Date.now());
    for (const source of readSources(SOURCES)) {
      const state = firstState(source, at);
      const Body = JSON.stringify({ ...state, health: { ...state.health, outcome: 'ok', lastSuccess: at } });
      await cloud.s3.send(new PutObjectCommand({ Bucket: 'hinomi-archive', Key: stateKey(source.id), Body }));
    }
  }, 60_000);
  afterAll(async () => {
    process.env = environment;
    await rm(folder, { recursive: true, force: true });
    await moto.stop();
  });

  /** What moto cannot tell: the account's limits (it has no GetAccountSettings). */
  const beyondMoto = (finding: Record<string, unknown>): boolean => finding['check'] === 'concurrency';

  test('a deployment that is well: only that nobody reads it yet', async () => {
    const findings = jsonLines(await doctor('--json')).filter((finding) => !beyondMoto(finding));
    const worse = findings.filter(({ verdict }) => verdict !== 'ok');
    expect(worse).toEqual([expect.objectContaining({ subject: 'subscribers', verdict: 'warning' })]);
    expect(findings).toHaveLength(37);
  });

  test('--send-test reaches the operators', async () => {
    const { out } = await doctor('--send-test');
    expect(out.join('\n').replaceAll(/\n +/g, ' ')).toContain(
      'test message: sent to 1 operator: arn:aws:sqs:',
    );
    const { Messages = [] } = await cloud.sqs.send(new ReceiveMessageCommand({ QueueUrl: operator }));
    expect(Messages.map(({ Body = '' }): unknown => JSON.parse(Body))).toEqual([expect.objectContaining({ version: 1, test: true })]); // prettier-ignore
  });

  test('what breaks is found', async () => {
    const { sqs, s3, scheduler, cloudWatch, outputs } = cloud;
    await sqs.send(new SendMessageCommand({ QueueUrl: outputs['FailedDigestQueue'], MessageBody: '{}' }));
    await s3.send(new PutBucketVersioningCommand({ Bucket: 'hinomi-archive', VersioningConfiguration: { Status: 'Suspended' } })); // prettier-ignore
    await s3.send(
      new PutObjectCommand({ Bucket: 'hinomi-archive', Key: stateKey('demo-lookout'), Body: '{' }),
    );
    await scheduler.send(new DeleteScheduleCommand({ GroupName: 'hinomi', Name: 'demo-ministry' }));
    await cloudWatch.send(new SetAlarmStateCommand({ AlarmName: 'hinomi-pages-failed', StateValue: 'ALARM', StateReason: 'test' })); // prettier-ignore
    await cloudWatch.send(new PutMetricAlarmCommand({ AlarmName: 'hinomi-pages-late', Namespace: 'x', MetricName: 'x', Period: 300, EvaluationPeriods: 1, Threshold: 1, Statistic: 'Sum', ComparisonOperator: 'GreaterThanThreshold' })); // prettier-ignore
    const run = await doctor('--json');
    const found = jsonLines(run).filter((finding) => !beyondMoto(finding)).flatMap(({ verdict, subject }) => (verdict === 'problem' || verdict === 'unknown' ? [`${verdict} ${String(subject)}`] : [])); // prettier-ignore
    expect([run.status, found.sort()]).toEqual([
      1,
      [
        'problem FailedDigestQueue',
        'problem demo-ministry',
        'problem hinomi-archive',
        'problem pages-failed',
        'problem pages-late',
        'unknown demo-lookout',
      ],
    ]);
  });

  test('no such stack is wrong usage, and so is no one to ask as', async () => {
    const { status, err } = await doctor('--stack', 'absent');
    expect([status, err[0]]).toEqual([2, expect.stringMatching(/^no stack absent in this account and region.*--stack/)]); // prettier-ignore
  });
});
