import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deliveryOf } from '../../lambdas/contract/keys.ts';
import { jobId } from '../../lambdas/core/job-id.ts';
import { jsonLines, runCli } from '../support/cli.ts';
import { createDeployment } from '../support/doctor-cloud.ts';
import type { DoctorCloud } from '../support/doctor-cloud.ts';
import { motoAvailable, startMoto } from '../support/moto.ts';
import type { Moto } from '../support/moto.ts';
import { T0, created, doneItem, fromLambda, jobOf, keyOfAlert, keyOfItem } from '../support/redrive-house.ts';

const SOURCES = 'test/mirrors/demo-sources';
const Bucket = 'hinomi-archive';
const demo = { source: 'demo-ministry' } as const;
const [lost, done, foreign] = [jobOf('lost', demo), jobOf('done', demo), jobOf('foreign')];
const [unsent, sent] = [keyOfAlert('unsent'), keyOfAlert('sent')];

(motoAvailable() ? describe : describe.skip)('hinomi redrive --stack over the wire (moto)', () => {
  const environment = { ...process.env };
  let moto: Moto;
  let cloud: DoctorCloud;
  const redrive = (...words: readonly string[]) => runCli('redrive', '--stack', 'hinomi', '--sources', SOURCES, '--json', ...words); // prettier-ignore
  const put = (Key: string, record: object) => cloud.s3.send(new PutObjectCommand({ Bucket, Key, Body: JSON.stringify(record) })); // prettier-ignore
  const send = (queue: string, MessageBody: string, fifo: object = {}) => cloud.sqs.send(new SendMessageCommand({ QueueUrl: cloud.outputs[queue], MessageBody, ...fifo })); // prettier-ignore

  /** What a queue holds, taken out of it. */
  async function take(queue: string) {
    const QueueUrl = cloud.outputs[queue];
    const { Messages = [] } = await cloud.sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All'] })); // prettier-ignore
    for (const { ReceiptHandle } of Messages) await cloud.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle })); // prettier-ignore
    return Messages;
  }

  beforeAll(async () => {
    moto = await startMoto();
    const { endpoint, region, credentials } = moto.client;
    Object.assign(process.env, { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region, AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey }); // prettier-ignore
    // Without this moto runs functions in containers.
    await fetch(`${endpoint}/moto-api/config`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ lambda: { use_docker: false } }) }); // prettier-ignore
    cloud = await createDeployment(moto, 'hinomi', ['demo-lookout', 'demo-ministry']);
    for (const [index, job] of [lost, done, foreign].entries())
      await send('PageDeadLetters', JSON.stringify(job), { MessageGroupId: `host${index}`, MessageDeduplicationId: jobId(job) }); // prettier-ignore
    await send('PageDeadLetters', '{"version":9}', { MessageGroupId: 'odd', MessageDeduplicationId: 'odd' });
    await send('FailedAlertQueue', fromLambda(created(unsent)));
    await send('FailedAlertQueue', fromLambda(created(sent)));
    await send('FailedPollQueue', JSON.stringify({ source: 'demo-ministry', at: T0 }));
    await send('FailedWatchQueue', fromLambda({ at: T0 }));
    await send('FailedDigestQueue', fromLambda({ at: '2026-03-01T08:00:00Z' }));
    await put(keyOfItem(done), doneItem(done));
    await put(unsent, { detectedAt: T0 });
    await put(sent, { detectedAt: T0 });
    await put(deliveryOf(sent), { version: 1, status: 'sent', alert: 'sent', sentAt: T0, messageId: 'm', subject: 's' }); // prettier-ignore
  }, 60_000);
  afterAll(async () => {
    process.env = environment;
    await moto.stop();
  });

  const FATES = [
    'alerts again', 'alerts dropped', 'digests again', 'pages again', 'pages dropped', 'pages stays', 'pages stays', 'polls dropped', 'watches dropped',
  ]; // prettier-ignore
  const fates = (run: Awaited<ReturnType<typeof redrive>>) => jsonLines(run).flatMap(({ queue, fate }) => (typeof queue === 'string' && typeof fate === 'string' ? [`${queue} ${fate}`] : [])).sort(); // prettier-ignore

  test('--dry-run says what would be done, and changes nothing', async () => {
    const first = await redrive('--dry-run');
    expect([first.status, fates(first)]).toEqual([0, FATES]);
  });

  test('does it to the same letters: the job is in the page queue as it was, and what stays is named', async () => {
    const before = await cloud.s3.send(new HeadObjectCommand({ Bucket, Key: unsent }));
    const run = await redrive();
    expect([run.status, fates(run)]).toEqual([1, FATES]);
    const [job, ...more] = await take('PageQueue');
    expect([JSON.parse(job?.Body ?? ''), more]).toEqual([lost, []]);
    expect(job?.Attributes).toMatchObject({
      MessageDeduplicationId: jobId(lost),
      MessageGroupId: 'mod.example',
    });
    const announced = await cloud.s3.send(new GetObjectCommand({ Bucket, Key: unsent }));
    expect(announced.VersionId).not.toBe(before.VersionId);
    expect(await announced.Body?.transformToString()).toBe(JSON.stringify({ detectedAt: T0 }));
    const again = await redrive();
    expect([again.status, fates(again)]).toEqual([1, ['pages stays', 'pages stays']]);
    expect(again.err.at(-1)).toBe('pages: 2 for you to look at');
  }, 20_000);

  test('more letters of one host than SQS shows at once', async () => {
    await take('PageDeadLetters');
    for (let index = 0; index < 25; index += 1) {
      const job = jobOf(`many${index}`, demo);
      await send('PageDeadLetters', JSON.stringify(job), { MessageGroupId: 'host', MessageDeduplicationId: jobId(job) }); // prettier-ignore
    }
    const run = await redrive();
    expect([run.status, fates(run)]).toEqual([0, Array(25).fill('pages again')]);
    const order = jsonLines(run).map(({ what }) => /many\d+/.exec(String(what))?.[0]);
    expect(order).toEqual(Array.from({ length: 25 }, (_, index) => `many${index}`));
  }, 30_000);

  test('wrong usage, and no such stack', async () => {
    expect(await redrive('--archive', '/tmp')).toMatchObject({ status: 2, err: ['--archive and --stack: give one of the two'] }); // prettier-ignore
    expect((await redrive('--mailbox', '/tmp')).status).toBe(2);
    expect((await redrive('--days', 'x')).status).toBe(2);
    const { status, err } = await runCli('redrive', '--stack', 'absent', '--sources', SOURCES);
    expect([status, err[0]]).toEqual([1, expect.stringMatching(/^no stack absent/)]);
  });
});
