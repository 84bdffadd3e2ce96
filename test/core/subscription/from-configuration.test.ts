import { describe, expect, test } from '@jest/globals';
import { ConfigurationError } from '../../../lambdas/core/configuration.ts';
import { subscriptionsFrom as read } from '../../../lambdas/core/subscription/from-configuration.ts';

const SOURCES = [{ id: 'mod-news' }, { id: 'mofa-press' }];
const subscriptionsFrom = (subscriptions: readonly unknown[], sources: typeof SOURCES) =>
  read({ subscriptions, file: 'hinomi.yaml' }, sources);
const QUEUE = 'arn:aws:sqs:ap-northeast-1:123456789012:alerts';

test('each becomes an endpoint with its policy', () => {
  const list = [
    { email: 'you@example.org', digest: true },
    { email: 'you@example.org' },
    { email: 'desk@example.org', framework: ['SQUAD', 'admm-plus'], counterpart: ['ph', 'none'], match: 'any', all: true },
    { sqs: QUEUE, source: ['mod-news'], kind: ['meeting'], relevant: true },
    { https: 'https://example.org/hook', firstReports: false },
  ]; // prettier-ignore
  expect(subscriptionsFrom(list, SOURCES)).toEqual([
    { topic: 'digests', protocol: 'email', endpoint: 'you@example.org', policy: null },
    { topic: 'alerts', protocol: 'email', endpoint: 'you@example.org', policy: { audience: ['mail-relevant'] } },
    {
      topic: 'alerts',
      protocol: 'email',
      endpoint: 'desk@example.org',
      policy: { audience: ['mail'], $or: [{ framework: ['squad', 'admm-plus'] }, { counterpart: ['PH', 'none'] }] },
    },
    {
      topic: 'alerts',
      protocol: 'sqs',
      endpoint: QUEUE,
      policy: { audience: ['each-relevant'], kind: ['meeting'], source: ['mod-news'] },
    },
    { topic: 'alerts', protocol: 'https', endpoint: 'https://example.org/hook', policy: { audience: ['each'] } },
  ]); // prettier-ignore
});

const many = (count: number, of: (n: number) => string) => Array.from({ length: count }, (_, n) => of(n));

describe('what is wrong is named by its place and its field', () => {
  test.each<[string, unknown, string]>([
    ['nobody', {}, 'subscriptions[0]: give one of email, sqs and https'],
    ['two', { email: 'a@b.org', sqs: QUEUE }, 'subscriptions[0]: give one of email, sqs and https'],
    ['no address', { email: 'a b' }, 'subscriptions[0]: email "a b": not an e-mail address; '],
    ['an unknown field', { email: 'a@b.org', frameworks: ['squad'] }, 'subscriptions[0].frameworks: there is no such field'],
    ['no list', { email: 'a@b.org', framework: 'squad' }, 'subscriptions[0].framework: Invalid type'],
    ['a word in a list', { email: 'a@b.org', framework: [1] }, 'subscriptions[0].framework.0: Invalid type'],
    ['no object', 'a@b.org', 'subscriptions[0]: Invalid type'],
    ['match', { email: 'a@b.org', match: 'some' }, 'subscriptions[0].match: "any" or "all"'],
    ['an unknown framework', { email: 'a@b.org', framework: ['squat'] }, 'subscriptions[0]: framework squat: no such framework; all are in taxonomy/frameworks.json'],
    ['an unknown code', { email: 'a@b.org', counterpart: ['XX'] }, 'subscriptions[0]: counterpart XX: no such counterpart; all are in '],
    ['Japan', { email: 'a@b.org', counterpart: ['JP'] }, 'subscriptions[0]: counterpart JP: Japan is a party to everything here'],
    ['an unknown kind', { email: 'a@b.org', kind: ['none'] }, 'subscriptions[0]: kind none: no such kind; there are: meeting, call'],
    ['an unknown source', { email: 'a@b.org', source: ['x'] }, 'subscriptions[0]: source x: no such source; `hinomi source list` names them'],
    ['all and relevant', { email: 'a@b.org', all: true, relevant: true }, 'subscriptions[0]: all and relevant say the opposite'],
    ['first reports for a machine', { sqs: QUEUE, firstReports: true }, 'subscriptions[0]: firstReports with sqs: machines get every report; '],
    ['a filter on the digest', { email: 'a@b.org', digest: true, kind: ['call'] }, 'subscriptions[0]: digest with kind: there is one digest for everybody'],
    ['too many', { email: 'a@b.org', source: many(151, (n) => `s${n}`) }, 'subscriptions[0]: source names 151: 151 combinations; SNS takes 150. '],
  ])('%s', (_, data, message) => {
    const sources = [...SOURCES, ...many(151, (n) => `s${n}`).map((id) => ({ id }))];
    const reading = () => subscriptionsFrom([data], sources);
    expect(reading).toThrow(ConfigurationError);
    expect(reading).toThrow(message);
  }); // prettier-ignore

  test('all of it at once', () => {
    const list = [{ email: 'a@b.org' }, { email: 'a' }, { sqs: 'b', kind: ['x', 'y'] }];
    const lines = (() => {
      try {
        subscriptionsFrom(list, SOURCES);
        return [];
      } catch (error) {
        return String(error).replace('ConfigurationError: ', '').split('\n');
      }
    })();
    expect(lines.map((line) => /^hinomi\.yaml: (subscriptions\[\d\]: \w+)/.exec(line)?.[1])).toEqual([
      'subscriptions[1]: email',
      'subscriptions[2]: sqs',
      'subscriptions[2]: kind',
      'subscriptions[2]: kind',
    ]);
  });

  test('an address that is there twice', () => {
    const list = [{ email: 'a@b.org' }, { email: 'a@b.org', digest: true }, { email: 'a@b.org', all: true }];
    expect(() => subscriptionsFrom(list, SOURCES)).toThrow('subscriptions[2]: the same address as subscriptions[0]: make them one'); // prettier-ignore
  });
});
