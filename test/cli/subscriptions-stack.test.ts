import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pauseCommand } from '../../cli/commands/pause.ts';
import { subscribeCommand } from '../../cli/commands/subscribe.ts';
import { subscriptionsCommand } from '../../cli/commands/subscriptions.ts';
import { unsubscribeCommand } from '../../cli/commands/unsubscribe.ts';
import type { OpenPlace } from '../../cli/subscriptions/place.ts';
import { snsSubscriptions } from '../../lambdas/adapters/sns-subscriptions.ts';
import { after, HOUR } from '../../lambdas/contract/instant.ts';
import { listsOf } from '../../lambdas/core/subscription/choice.ts';
import type { Fields } from '../../lambdas/core/subscription/fields.ts';
import { jsonLines, runCli } from '../support/cli.ts';
import { fakeSns } from '../support/fake-sns.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { motoAvailable, startMoto } from '../support/moto.ts';
import type { Moto } from '../support/moto.ts';

const AT = '2025-11-06T02:00:00Z';
const READER = { topic: 'alerts', protocol: 'email', endpoint: 'a@b.org' } as const;
const flags = { match: 'all', firstReports: false, all: false, relevant: false, digest: false } as const;
const FIELDS: Fields = { email: 'a@b.org', ...listsOf(() => []), ...flags };

let sns: ReturnType<typeof fakeSns>;
let now: string;
let open: OpenPlace;
let out: string[];
let err: string[];
const output = { result: (line: string) => { out.push(line); }, say: (line: string) => { err.push(line); } }; // prettier-ignore
beforeEach(() => {
  sns = fakeSns();
  now = AT;
  const topics = { alerts: 'arn:aws:sns:x:1:alerts', digests: 'arn:aws:sns:x:1:digests' };
  const subscriptions = snsSubscriptions({ client: sns.client, topics, archive: memoryArchive(), clock: () => now }); // prettier-ignore
  open = () => Promise.resolve({ subscriptions, kind: 'stack', option: '--stack hinomi' });
});

const session = () => ({ open, output, json: false });

/** Runs a command; resolves with its status, and what it wrote to stdout and stderr. */
const said = async (running: () => Promise<number>) => {
  out = [];
  err = [];
  return { status: await running(), out, err };
};
const subscribe = (fields: Partial<Fields> = {}) => said(() => subscribeCommand({ ...FIELDS, ...fields }, [], session())); // prettier-ignore
const list = (askAgain = false) => said(() => subscriptionsCommand({ askAgain }, session()));

const LATER = 'SNS may take up to 15 minutes to act on it';
const CONFIRM =
  'SNS has sent a@b.org a request to confirm: nothing else is sent before that. It lapses after 48 hours; ' +
  '`hinomi subscriptions --stack hinomi --ask-again` sends it again';

describe('in a deployment (SNS as documented)', () => {
  test('a reader is asked to confirm', async () => {
    expect(await subscribe()).toEqual({ status: 0, out: ['alerts to a@b.org: relevant items'], err: [CONFIRM, LATER] }); // prettier-ignore
    expect((await list()).err).toEqual(['1 subscription: 1 pending; `hinomi subscriptions --stack hinomi --ask-again` sends requests to confirm again']); // prettier-ignore
  });

  test('one that waits is asked again for the same; for something else it has to confirm first', async () => {
    await subscribe({ counterpart: ['PH'] });
    expect((await subscribe({ counterpart: ['PH'] })).status).toBe(0);
    expect(sns.confirmations).toEqual(['a@b.org', 'a@b.org']);
    expect(await subscribe({ all: true })).toEqual({
      status: 1,
      out: [],
      err: [
        `alerts to a@b.org: waits for its reader to confirm (asked ${AT}): until then SNS cannot change it. Have the mail of AWS confirmed and try again, or let it lapse, 48 hours after it was asked.`,
        'it was asked for: relevant items; counterpart Philippines',
      ],
    });
    expect((await said(() => pauseCommand(READER, session()))).status).toBe(1);
  });

  test('one that lapsed is shown, asked again, and may be subscribed anew', async () => {
    await subscribe();
    now = after(AT, 49 * HOUR);
    sns.forget('a@b.org');
    expect((await list()).out.at(-1)).toMatch(/a@b\.org +alerts +lapsed/);
    const again = await list(true);
    expect([again.status, again.err[0]]).toEqual([0, 'alerts to a@b.org: asked again to confirm']);
    expect(again.out.at(-1)).toMatch(/a@b\.org +alerts +pending/);
    sns.forget('a@b.org');
    now = after(now, 49 * HOUR);
    expect(await said(() => pauseCommand(READER, session()))).toEqual({ status: 1, out: [], err: ['alerts to a@b.org: lapsed: nobody confirmed it in time'] }); // prettier-ignore
    expect(await subscribe({ all: true })).toMatchObject({ status: 0, out: ['alerts to a@b.org: all items'] }); // prettier-ignore
  });

  test('a change of filter takes its time', async () => {
    await subscribe();
    sns.confirm('a@b.org');
    expect(await subscribe({ all: true })).toMatchObject({ status: 0, err: [LATER] });
    expect(await said(() => pauseCommand(READER, session()))).toEqual({ status: 0, out: ['alerts to a@b.org: paused'], err: [LATER] }); // prettier-ignore
    expect((await list()).out.at(-1)).toMatch(/paused .* all items$/);
  });

  test('unsubscribed before it confirmed: what SNS still has is said', async () => {
    await subscribe();
    const ended = await said(() => unsubscribeCommand(READER, session()));
    expect(ended).toMatchObject({ status: 0, out: ['alerts to a@b.org: ended'] });
    expect(ended.err[0]).toMatch(/^nobody had confirmed it: SNS cannot withdraw the request/);
  });

  test('a queue needs a policy that lets the topic send', async () => {
    const { err: told } = await subscribe({ email: undefined, sqs: 'arn:aws:sqs:ap-northeast-1:123456789012:q' }); // prettier-ignore
    expect(told).toEqual(['the queue’s policy must let the topic send to it: see docs/subscriptions.md', LATER]); // prettier-ignore
  });
});

/** What the commands need of a deployment, from which moto makes it. */
const TEMPLATE = {
  Resources: {
    Archive: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'hinomi-archive' } },
    Alerts: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alerts' } },
    Digests: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'digests' } },
  },
  Outputs: {
    ArchiveBucket: { Value: { Ref: 'Archive' } },
    AlertTopic: { Value: { Ref: 'Alerts' } },
    DigestTopic: { Value: { Ref: 'Digests' } },
  },
};
const OTHER = {
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'other' } } },
  Outputs: { DigestTopic: { Value: { Ref: 'Topic' } } },
};

(motoAvailable() ? describe : describe.skip)('over the wire (moto)', () => {
  const environment = { ...process.env };
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
    const { endpoint, region, credentials } = moto.client;
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    });
    const client = new CloudFormationClient(moto.client);
    for (const [StackName, template] of Object.entries({ hinomi: TEMPLATE, other: OTHER }))
      await client.send(new CreateStackCommand({ StackName, TemplateBody: JSON.stringify(template) }));
    client.destroy();
  }, 30_000);
  afterAll(async () => {
    process.env = environment;
    await moto.stop();
  });

  const QUEUE = ['--sqs', 'arn:aws:sqs:ap-northeast-1:123456789012:q'];

  test('the stack hinomi unless another is named', async () => {
    expect(await runCli('subscriptions')).toEqual({ status: 0, out: [], err: ['nobody is subscribed'] });
    const { status, out: lines } = await runCli('subscribe', ...QUEUE, '--counterpart', 'PH', '--relevant');
    expect([status, lines]).toEqual([0, [`alerts to ${QUEUE[1]}: relevant items, each on its own; counterpart Philippines`]]); // prettier-ignore
    await runCli('pause', ...QUEUE, '--stack', 'hinomi');
    expect(jsonLines(await runCli('subscriptions', '--json', '--stack', 'hinomi'))).toMatchObject([
      { status: 'paused', policy: { audience: ['paused:each-relevant'], counterpart: ['PH'] }, asked: expect.any(String) },
    ]); // prettier-ignore
    expect((await runCli('resume', ...QUEUE)).status).toBe(0);
    expect((await runCli('unsubscribe', ...QUEUE)).status).toBe(0);
    expect((await runCli('subscriptions')).err).toEqual(['nobody is subscribed']);
  });

  test('no such stack, and one that is not ours: what to do', async () => {
    const absent = await runCli('subscriptions', '--stack', 'absent');
    expect(absent.status).toBe(1);
    expect(absent.err[0]).toMatch(/^no stack absent in this account and region: deploy it \(npm run deploy\), name another with --stack/); // prettier-ignore
    const other = await runCli('subscriptions', '--stack', 'other');
    expect([other.status, other.err]).toEqual([1, ['stack other has no output ArchiveBucket, AlertTopic: it is no deployment of Hinomi, or an older one; deploy it again']]); // prettier-ignore
  });

  test('nobody answers', async () => {
    const before = process.env['AWS_ENDPOINT_URL'];
    Object.assign(process.env, { AWS_ENDPOINT_URL: 'http://localhost:1', AWS_MAX_ATTEMPTS: '1' });
    const { status, err: told } = await runCli('subscriptions');
    expect([status, told[0]]).toEqual([1, expect.stringMatching(/^cannot ask CloudFormation for stack hinomi: /)]); // prettier-ignore
    Object.assign(process.env, { AWS_ENDPOINT_URL: before });
  });
});
