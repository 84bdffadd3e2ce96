import { describe, expect, test } from '@jest/globals';
import { ALARM_IDS } from '../../../lambdas/contract/alarms.ts';
import type { Outcome } from '../../../lambdas/contract/outcome.ts';
import { alarmFindings } from '../../../lambdas/core/doctor/alarms.ts';
import { alertFinding } from '../../../lambdas/core/doctor/alerts.ts';
import { archiveFindings } from '../../../lambdas/core/doctor/archive.ts';
import { concurrencyFinding, mostAtOnce } from '../../../lambdas/core/doctor/concurrency.ts';
import type { Finding } from '../../../lambdas/core/doctor/finding.ts';
import { functionFinding } from '../../../lambdas/core/doctor/functions.ts';
import { operatorFindings, subscriptionFindings } from '../../../lambdas/core/doctor/people.ts';
import { deadLetterFinding, pageQueueFinding } from '../../../lambdas/core/doctor/queues.ts';
import { routineFindings, sourceScheduleFindings } from '../../../lambdas/core/doctor/schedules.ts';
import { sourceFinding } from '../../../lambdas/core/doctor/sources.ts';
import { partsIn, stackFindings } from '../../../lambdas/core/doctor/stack.ts';
import { testMessage } from '../../../lambdas/core/doctor/test-message.ts';
import type { AlarmFacts, Subscriber } from '../../../lambdas/core/ports/deployment.ts';
import type { Entry } from '../../../lambdas/core/ports/subscriptions.ts';
import { feed, stateOf } from '../alarm/notices.ts';
import { hour } from '../alarm/timeline.ts';

/** `problem archive: it is not versioned…` of everything that is not well. */
const worse = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ verdict }) => verdict !== 'ok').map(({ verdict, subject, says }) => `${verdict} ${subject}: ${says}`); // prettier-ignore
const AT = hour(48);

describe('the stack', () => {
  test.each([
    ['CREATE_COMPLETE', 'ok'], ['UPDATE_COMPLETE', 'ok'], ['IMPORT_COMPLETE', 'ok'],
    ['UPDATE_ROLLBACK_COMPLETE', 'warning'], ['UPDATE_IN_PROGRESS', 'warning'], ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'warning'],
    ['ROLLBACK_COMPLETE', 'problem'], ['UPDATE_ROLLBACK_FAILED', 'problem'], ['DELETE_FAILED', 'problem'], ['DELETE_COMPLETE', 'problem'],
  ])('%s is %s', (status, verdict) => {
    const [finding] = stackFindings('hinomi', { status, outputs: new Map() }, '1.0.0');
    expect(finding).toMatchObject({ verdict, subject: 'hinomi' });
  }); // prettier-ignore

  test('of another version, and one that is no deployment of ours', () => {
    const facts = { status: 'CREATE_COMPLETE', outputs: new Map([['Version', '0.9.0'], ['ArchiveBucket', 'b']]) }; // prettier-ignore
    expect(worse(stackFindings('hinomi', facts, '1.0.0'))).toEqual([
      expect.stringMatching(/^problem hinomi: it has no output AlertTopic, .*RoutineSchedules/),
      'warning version: 0.9.0 is deployed, this program is 1.0.0',
    ]);
    expect(partsIn(facts.outputs)).toBeNull();
  });
});

describe('the archive', () => {
  const arn = 'arn:aws:lambda:ap-northeast-1:123456789012:function:publish';
  const calls = ['alerts/', 'bursts/', 'digests/'].map((prefix) => ({
    function: arn,
    prefix,
    suffix: '.json',
  }));
  const whole = { versioned: true, isPrivate: true, calls };
  test.each([
    ['whole', whole, []],
    ['not versioned', { ...whole, versioned: false }, ['problem b: it is not versioned: what is overwritten or deleted is gone']],
    ['public', { ...whole, isPrivate: false }, ['problem b: it may be made public']],
    ['calls nobody for bursts', { ...whole, calls: calls.filter(({ prefix }) => prefix !== 'bursts/') },
      ['problem bursts/: what is made there does not call publish: it is sent an hour late, by the watchdog']],
    ['calls another function', { ...whole, calls: calls.map((call) => ({ ...call, function: `${arn}-old` })) },
      expect.arrayContaining([expect.stringMatching(/^problem alerts\//), expect.stringMatching(/^problem digests\//)])],
    ['calls it for other endings', { ...whole, calls: calls.map((call) => ({ ...call, suffix: '.txt' })) },
      expect.arrayContaining([expect.stringMatching(/^problem alerts\//)])],
  ])('%s', (_, facts, expected) => {
    expect(worse(archiveFindings('b', facts, 'publish'))).toEqual(expected);
  }); // prettier-ignore
});

test.each([
  [null, 'problem'],
  [{ state: 'Active', update: 'Successful', reason: null }, 'ok'],
  [{ state: 'Inactive', update: 'Successful', reason: 'idle' }, 'ok'],
  [{ state: 'Pending', update: 'InProgress', reason: null }, 'warning'],
  [{ state: 'Active', update: 'InProgress', reason: null }, 'warning'],
  [{ state: 'Active', update: 'Failed', reason: 'no such image' }, 'problem'],
  [{ state: 'Failed', update: 'Successful', reason: null }, 'problem'],
])('a function %j: %s', (facts, verdict) => {
  expect(functionFinding('f', facts).verdict).toBe(verdict);
});

describe('schedules', () => {
  const [a, b] = [feed('a'), feed('b')];
  test.each([
    ['each has one', [['a', true], ['b', true]], []],
    ['one is off', [['a', true], ['b', false]], ['problem b: its schedule is switched off']],
    ['one is missing, one too many', [['a', true], ['c', true]],
      ['problem b: it has no schedule: nobody polls it', 'warning c: it is polled, and this configuration does not want it']],
  ] as const)('%s', (_, schedules, expected) => {
    const group = { name: 'hinomi', schedules: schedules.map(([name, enabled]) => ({ name, enabled })) };
    expect(worse(sourceScheduleFindings(group, [a, b]))).toEqual(expected);
  }); // prettier-ignore

  test.each([
    [['watchdog', 'digest'], 8, []],
    [['watchdog'], null, []],
    [['watchdog'], 8, ['problem digest: it has no schedule: no digest is made']],
    [['watchdog', 'digest'], null, ['warning digest: digests are made, and this configuration wants none']],
    [[], null, ['problem watchdog: it has no schedule: nobody is told of silent sources']],
  ])('routines %j with a digest at %s', (names, digestHour, expected) => {
    const group = { name: 'hinomi-routines', schedules: names.map((name) => ({ name, enabled: true })) };
    expect(worse(routineFindings(group, { digestHour }))).toEqual(expected);
  });
});

describe('sources', () => {
  const source = feed('mod');
  type Polls = readonly (readonly [number, Outcome, string?])[];
  const cases: readonly (readonly [string, Polls | null, Finding['verdict'], RegExp])[] = [
    ['read', [[47, 'ok']], 'ok', /^read 2026-03-02 23:00 UTC/],
    ['never looked at', null, 'warning', /^it was never polled$/],
    ['never polled for two days', [], 'problem', /^it was never polled$/],
    ['missed twice', [[46, 'ok'], [47, 'server-error', 'HTTP 503'], [47.5, 'server-error', 'HTTP 503']], 'warning', /^server-error \(HTTP 503\), 2 misses in a row; last read 2026-03-02 22:00 UTC/],
    ['missed for a day', [[10, 'ok'], [11, 'blocked', 'HTTP 403'], [47, 'blocked', 'HTTP 403']], 'problem', /^not read for 37 hours, 24 allowed: blocked \(HTTP 403\)$/],
    ['polled no more', [[1, 'ok']], 'problem', /^not polled for 41 hours, 24 allowed$/],
    ['recovered', [[10, 'ok'], [11, 'blocked'], [47, 'ok']], 'ok', /^read /],
  ]; // prettier-ignore
  test.each(cases)('%s', (_, polls, verdict, says) => {
    const finding = sourceFinding(source, polls === null ? null : stateOf(source, polls), AT);
    expect([finding.verdict, finding.says]).toEqual([verdict, expect.stringMatching(says)]);
    expect(finding.advice === null).toBe(verdict === 'ok');
  });

  test('one that is silent comes with the advice for its outcome, and the command', () => {
    const state = stateOf(source, [[1, 'ok'], [2, 'blocked'], [47, 'blocked']]); // prettier-ignore
    expect(sourceFinding(source, state, AT).advice).toMatch(/^npx hinomi source check mod\. .+/);
  });
});

describe('queues', () => {
  test.each([
    ['PageDeadLetters', 0, 0, 'ok', 'empty'],
    ['PageDeadLetters', 2, 0, 'problem', '2 dead pages: what they say is not alerted'],
    ['FailedAlertQueue', 0, 1, 'problem', '1 dead delivery: subscribers may not have got them'],
    ['FailedDigestQueue', 1, 0, 'problem', '1 dead digest: subscribers may not have got them'],
    ['FailedWatchQueue', 3, 0, 'warning', '3 dead watches: later ones did their work'],
    ['FailedPollQueue', 3, 0, 'warning', '3 dead polls: later ones did their work'],
  ] as const)('%s with %i and %i in hand: %s', (queue, waiting, inHand, verdict, says) => {
    expect(deadLetterFinding(queue, { waiting, inHand }, 'hinomi')).toMatchObject({ verdict, says });
  });

  test.each([
    [0, 0, 9000, 'ok'], [5, 1, 3599, 'ok'], [5, 1, 3600, 'warning'], [5, 1, null, 'ok'],
  ])('%i pages, %i in hand, the oldest for %s s: %s', (waiting, inHand, oldest, verdict) => {
    expect(pageQueueFinding({ waiting, inHand }, oldest).verdict).toBe(verdict);
  }); // prettier-ignore
});

test.each([
  [[], 'ok', 'all of the last 2 days sent'],
  [[{ key: 'a', made: hour(47.5) }], 'ok', '1 of the last 2 days on the way'],
  [
    [
      { key: 'a', made: hour(47) },
      { key: 'b', made: hour(47.9) },
    ],
    'problem',
    '1 of the last 2 days not sent: a',
  ],
  [[{ key: 'a', made: null }], 'problem', '1 of the last 2 days not sent: a'],
])('unsent %j: %s', (unsent, verdict, says) => {
  expect(alertFinding(unsent, 2, AT, 'hinomi')).toMatchObject({ verdict, says });
});

describe('people', () => {
  const entry = (status: Entry['status']): Entry => ({ topic: 'alerts', protocol: 'email', endpoint: 'a@b.org', status, policy: null, id: null, asked: null }); // prettier-ignore
  test.each([
    ['active', []],
    ['paused', []],
    ['pending', ['warning alerts to a@b.org: not confirmed: nothing is sent to it']],
    [
      'lapsed',
      ['warning alerts to a@b.org: never confirmed, and SNS has forgotten it: nothing is sent to it'],
    ],
  ] as const)('a subscription that is %s', (status, expected) => {
    expect(worse(subscriptionFindings([entry(status)], 'hinomi'))).toEqual(expected);
  });
  test('nobody', () => {
    expect(worse(subscriptionFindings([], 'hinomi'))).toEqual(['warning subscribers: nobody is subscribed']);
  });

  const who = (endpoint: string, confirmed: boolean): Subscriber => ({ protocol: 'email', endpoint, confirmed }); // prettier-ignore
  const NOBODY = 'problem operations topic: nobody hears of alarms, silent sources and failures';
  test.each([
    ['nobody', [], [NOBODY]],
    ['one who has not confirmed', [who('x', false)], [NOBODY, 'warning x: not confirmed: it hears of nothing']],
    ['one who is wanted and gone, and another', [who('y', true)], ['warning w: it is not subscribed: it never confirmed, or has left'], ['w', 'y']],
    ['one', [who('x', true)], []],
    ['one, and one who has not confirmed', [who('x', true), who('y', false)], ['warning y: not confirmed: it hears of nothing']],
  ])('operators: %s', (_, subscribers, expected, wanted: readonly string[] = []) => {
    expect(worse(operatorFindings(subscribers, { wanted, topicArn: 'arn:t' }))).toEqual(expected);
  }); // prettier-ignore
});

describe('concurrency', () => {
  const every = (everyMinutes: number, count: number) => Array.from({ length: count }, (_, index) => ({ ...feed(`s${index}`), everyMinutes })); // prettier-ignore
  test('what may run at once: pages, polls that take all their time, the rest', () => {
    expect(mostAtOnce([])).toBe(7);
    expect(mostAtOnce(every(5, 10))).toBe(17);
    expect(mostAtOnce(every(15, 30))).toBe(17);
    expect(mostAtOnce(every(1440, 30))).toBe(8);
  });
  test.each([
    [1000, 1000, 'ok'],
    [10, 10, 'warning'],
    [1000, 16, 'warning'],
    [17, 17, 'ok'],
  ])('an account with %i, %i free: %s', (limit, unreserved, verdict) => {
    expect(concurrencyFinding({ limit, unreserved }, every(15, 30)).verdict).toBe(verdict);
  });
});

describe('alarms', () => {
  const alarms = ALARM_IDS.map((id): AlarmFacts => ({ name: `hinomi-${id}`, state: 'OK', since: hour(1), actionsEnabled: true, tells: ['ops'] })); // prettier-ignore
  const withFirst = (change: Partial<AlarmFacts>) => alarms.map((alarm, index) => (index === 0 ? { ...alarm, ...change } : alarm)); // prettier-ignore
  const findings = (given: readonly AlarmFacts[]) =>
    alarmFindings(given, { stack: 'hinomi', operations: 'ops' });
  test.each([
    ['quiet', {}, []],
    ['raised', { state: 'ALARM' }, [expect.stringMatching(/^problem watchdog-stopped: raised since 2026-03-01 01:00 UTC \(10:00 JST\)\. For two hours/)]],
    ['without data', { state: 'INSUFFICIENT_DATA' }, [expect.stringMatching(/^warning watchdog-stopped: has no data since/)]],
    ['mute', { actionsEnabled: false }, ['problem watchdog-stopped: its actions are switched off: it tells nobody']],
    ['telling others', { tells: ['x'] }, ['problem watchdog-stopped: it does not tell the operations topic']],
    ['of another stack', { name: 'other-watchdog-stopped' }, ['problem watchdog-stopped: there is no such alarm']],
  ] as const)('one is %s', (_, change, expected) => {
    expect(worse(findings(withFirst(change)))).toEqual(expected);
  }); // prettier-ignore
  test('one that is raised names its heading of the runbook', () => {
    expect(findings(withFirst({ state: 'ALARM' }))[0]?.advice).toBe('docs/runbook.md#watchdog-stopped');
  });
});

test('a test message has a subject that SNS takes, and asks for nothing', () => {
  const { subject, text } = testMessage('s'.repeat(128), AT);
  expect(subject).toMatch(/^[ -~]{1,99}$/);
  expect(text).toContain('Nothing is the matter, and there is nothing to do.');
});
