import { beforeEach, describe, expect, test } from '@jest/globals';
import { doctorCommand } from '../../cli/commands/doctor.ts';
import type { DoctorPorts } from '../../cli/doctor/ports.ts';
import { ALARM_IDS, alarmName } from '../../lambdas/contract/alarms.ts';
import { stateKey } from '../../lambdas/contract/keys.ts';
import { PROGRAM_VERSION } from '../../lambdas/contract/version.ts';
import { parseConfiguration } from '../../lambdas/core/configuration.ts';
import { ArchiveError } from '../../lambdas/core/ports/archive.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { DeploymentError } from '../../lambdas/core/ports/deployment.ts';
import type { Deployment, StackFacts, TestMessage } from '../../lambdas/core/ports/deployment.ts';
import { SubscriptionsError } from '../../lambdas/core/ports/subscriptions.ts';
import type { Subscriptions } from '../../lambdas/core/ports/subscriptions.ts';
import { encodeRecord } from '../../lambdas/core/record.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { stateOf } from '../core/alarm/notices.ts';
import { hour } from '../core/alarm/timeline.ts';
import { memoryArchive } from '../support/memory-archive.ts';

const AT = hour(48);
const SOURCES = 'test/mirrors/demo-sources';
const configuration = parseConfiguration({ sources: { unproven: true } }, 'hinomi.yaml');
const NAMES = [
  'ArchiveBucket', 'AlertTopic', 'DigestTopic', 'OperationsTopic', 'PageQueue', 'PageDeadLetters', 'FailedPollQueue', 'FailedAlertQueue',
  'FailedWatchQueue', 'FailedDigestQueue', 'ScrapeFunction', 'CaptureFunction', 'PublishFunction', 'WatchdogFunction', 'DigestFunction',
  'SourceSchedules', 'RoutineSchedules',
]; // prettier-ignore
const facts: StackFacts = { status: 'CREATE_COMPLETE', outputs: new Map([['Version', PROGRAM_VERSION], ...NAMES.map((name) => [name, name] as const)]) }; // prettier-ignore

let sent: TestMessage[];
const healthy = (): Deployment => ({
  stack: () => Promise.resolve(facts),
  bucket: () => Promise.resolve({ versioned: true, isPrivate: true, calls: ['alerts/', 'bursts/', 'digests/'].map((prefix) => ({ function: 'arn:aws:lambda:r:1:function:PublishFunction', prefix, suffix: '.json' })) }),
  queue: () => Promise.resolve({ waiting: 0, inHand: 0 }),
  oldestSeconds: () => Promise.resolve(null),
  schedules: (group) => Promise.resolve((group === 'SourceSchedules' ? ['demo-lookout', 'demo-ministry'] : ['watchdog', 'digest']).map((name) => ({ name, enabled: true }))),
  function: () => Promise.resolve({ state: 'Active', update: 'Successful', reason: null }),
  concurrency: () => Promise.resolve({ limit: 1000, unreserved: 1000 }),
  alarms: (prefix) => Promise.resolve(ALARM_IDS.map((id) => ({ name: alarmName(prefix.slice(0, -1), id), state: 'OK', since: null, actionsEnabled: true, tells: ['OperationsTopic'] }))),
  subscribers: () => Promise.resolve([{ protocol: 'email', endpoint: 'op@b.org', confirmed: true }]),
  sendTest: (_topic, message) => { sent.push(message); return Promise.resolve(); },
}); // prettier-ignore

/** SNS as far as doctor asks it: `list`. */
const subscribed = (list: Subscriptions['list']): Subscriptions => {
  const never = () => Promise.reject(new Error('doctor changes nothing'));
  return { list, subscribe: never, change: never, unsubscribe: never, askAgain: never };
};
const reader = { topic: 'alerts', protocol: 'email', endpoint: 'a@b.org', status: 'active', policy: null, id: 'arn', asked: null } as const; // prettier-ignore

const healthyArchive = (): Archive => {
  const read = readSources(SOURCES).map((source) => [stateKey(source.id), encodeRecord(stateOf(source, [[47, 'ok']]))] as const); // prettier-ignore
  return memoryArchive(Object.fromEntries(read.map(([key, body]) => [key, new TextDecoder().decode(body)])));
};

interface Asked {
  readonly deployment?: Partial<Deployment>;
  readonly archive?: Archive;
  readonly subscriptions?: Subscriptions;
  readonly json?: boolean;
  readonly sendTest?: boolean;
}

async function doctor({ deployment, archive, subscriptions, json = false, sendTest = false }: Asked = {}) {
  const [out, err]: [string[], string[]] = [[], []];
  const ports: DoctorPorts = {
    deployment: { ...healthy(), ...deployment },
    openArchive: () => archive ?? healthyArchive(),
    openSubscriptions: () => subscriptions ?? subscribed(() => Promise.resolve([reader])),
  };
  const output = { result: (line: string) => { out.push(line); }, say: (line: string) => { err.push(line); } }; // prettier-ignore
  const status = await doctorCommand({ stack: 'hinomi', sendTest, sources: SOURCES, configuration, json }, ports, AT, output); // prettier-ignore
  return { status, out, err, text: out.join('\n') };
}
beforeEach(() => {
  sent = [];
});

describe('hinomi doctor', () => {
  test('of a deployment that is well: a line a check, and nothing to do', async () => {
    const { status, out, err } = await doctor();
    expect(out).toEqual([
      'hinomi, seen from outside at 2026-03-03 00:00 UTC (09:00 JST)',
      '',
      'well      stack          hinomi: CREATE_COMPLETE; version: 0.1.0',
      'well      archive        5 parts of the archive',
      'well      functions      5 functions',
      'well      schedules      4 schedules',
      'well      sources        demo-lookout: read 2026-03-02 23:00 UTC (2026-03-03 08:00 JST);',
      '                         demo-ministry: read 2026-03-02 23:00 UTC (2026-03-03 08:00 JST)',
      'well      queues         6 queues',
      'well      alerts         deliveries: all of the last 2 days sent',
      'well      subscriptions  alerts to a@b.org: active',
      'well      operators      operations topic: 1 operator confirmed',
      'well      concurrency    account: 1000 runs at a time, at most 8 are needed',
      'well      alarms         10 alarms',
    ]);
    expect([status, err, sent]).toEqual([0, ['\n0 problems, 38 well'], []]);
  });

  test('what is wrong comes first, with what to do', async () => {
    const { status, out } = await doctor({ deployment: { queue: (url) => Promise.resolve({ waiting: url === 'FailedAlertQueue' ? 3 : 0, inHand: 0 }) } }); // prettier-ignore
    expect(status).toBe(1);
    expect(out.slice(2, 5)).toEqual([
      'PROBLEM   queues         FailedAlertQueue: 3 dead deliveries: subscribers may not have got them',
      '                         → npx hinomi redrive --stack hinomi --dry-run tells what they are; without',
      '                           --dry-run it does what is to be done',
    ]);
  });

  test('a warning alone is no failure', async () => {
    const { status, text } = await doctor({ deployment: { concurrency: () => Promise.resolve({ limit: 5, unreserved: 5 }) } }); // prettier-ignore
    expect(status).toBe(0);
    expect(text).toContain('WARNING   concurrency');
  });

  test('--json: a finding a line', async () => {
    const { out } = await doctor({ json: true });
    expect(out).toHaveLength(38);
    expect(JSON.parse(out[0] ?? '')).toEqual({ check: 'stack', subject: 'hinomi', verdict: 'ok', says: 'CREATE_COMPLETE', advice: null }); // prettier-ignore
  });

  test('--send-test sends one message to the operators, and says who gets it', async () => {
    const { status, text } = await doctor({ sendTest: true });
    expect([status, sent]).toEqual([0, [expect.objectContaining({ subject: 'Hinomi: test message of hinomi, nothing is the matter' })]]); // prettier-ignore
    expect(text).toContain('test message: sent to 1 operator: op@b.org; look whether it came');
    const nobody = await doctor({ sendTest: true, deployment: { subscribers: () => Promise.resolve([]) } });
    expect([nobody.status, nobody.text]).toEqual([1, expect.stringContaining('sent, and nobody gets it')]);
  });
});

describe('whoever may not ask', () => {
  const refuse = (action: string) => () => Promise.reject(new DeploymentError('no', { denied: action, absent: false })); // prettier-ignore
  const ACTIONS = {
    bucket: 's3:GetBucketVersioning', queue: 'sqs:GetQueueAttributes', schedules: 'scheduler:ListSchedules',
    function: 'lambda:GetFunctionConfiguration', concurrency: 'lambda:GetAccountSettings', alarms: 'cloudwatch:DescribeAlarms',
    subscribers: 'sns:ListSubscriptionsByTopic',
  } as const; // prettier-ignore

  test.each(Object.entries(ACTIONS))('%s: the permission is named, all else is looked at', async (call, action) => {
    const { status, text, out } = await doctor({ deployment: { [call]: refuse(action) } });
    expect(status).toBe(1);
    expect(text.replaceAll(/\n +/g, ' ')).toContain(`not asked: ${action} is not allowed`);
    expect(out.filter((line) => line.startsWith('UNKNOWN')).length).toBeLessThanOrEqual(1);
    expect(text).toContain('well      stack');
    expect(out.filter((line) => line.startsWith('well')).length).toBeGreaterThanOrEqual(9);
  }); // prettier-ignore

  test('the archive and SNS, whose errors are their own', async () => {
    const accessDenied = (message: string) => Object.assign(new Error(message), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } }); // prettier-ignore
    const message = 'User: x is not authorized to perform: s3:GetObject on resource: y';
    const read = (key: string) => Promise.reject(new ArchiveError(`cannot read ${key}`, { key, retryable: false, cause: accessDenied(message) })); // prettier-ignore
    const list = () => Promise.reject(new SubscriptionsError('cannot list', { retryable: false, cause: accessDenied('SNS said no') })); // prettier-ignore
    const { text } = await doctor({
      archive: { ...healthyArchive(), read },
      subscriptions: subscribed(list),
    });
    const flat = text.replaceAll(/\n +/g, ' ');
    expect(flat).toContain('UNKNOWN   sources        demo-lookout, demo-ministry: not asked: s3:GetObject is not allowed'); // prettier-ignore
    expect(flat).toContain('UNKNOWN   subscriptions  subscribers: not asked: sns:ListSubscriptionsByTopic is not allowed'); // prettier-ignore
  });

  test('one damaged state hides no other source', async () => {
    const archive = memoryArchive({ [stateKey('demo-lookout')]: '{' });
    const { text } = await doctor({ archive });
    const flat = text.replaceAll(/\n +/g, ' ');
    expect(flat).toContain('sources/demo-lookout/state.json is damaged');
    expect(flat).toContain('demo-ministry: it was never polled');
  });

  test('not even the stack: that is said, and nothing is guessed', async () => {
    const { status, out } = await doctor({ deployment: { stack: refuse('cloudformation:DescribeStacks') } });
    expect([status, out[2]]).toEqual([1, expect.stringContaining('UNKNOWN   stack          hinomi: not asked: cloudformation:DescribeStacks')]); // prettier-ignore
  });
});

describe('wrong usage', () => {
  const failing = (message: string, absent: boolean) => () => Promise.reject(new DeploymentError(message, { denied: null, absent })); // prettier-ignore
  test.each([
    ['no such stack', 'no stack hinomi in this account and region (x)', true, /npm run deploy, name another with --stack/],
    ['no credentials', 'cannot look at stack hinomi: CredentialsProviderError: Could not load credentials', false, /AWS_PROFILE/],
    ['no region', 'cannot look at stack hinomi: Error: Region is missing', false, /AWS_REGION/],
  ])('%s', async (_, message, absent, expected) => {
    const asking = doctor({ deployment: { stack: failing(message, absent) } });
    await expect(asking).rejects.toMatchObject({ name: 'UsageError', message: expect.stringMatching(expected) });
  }); // prettier-ignore
});

test('a mistake of ours is no finding', async () => {
  await expect(doctor({ deployment: { alarms: () => Promise.reject(new TypeError('oops')) } })).rejects.toThrow('oops'); // prettier-ignore
});
