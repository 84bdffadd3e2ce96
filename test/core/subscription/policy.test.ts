import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { ITEM_KINDS } from '../../../lambdas/contract/alert.ts';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { choiceFrom, PROTOCOLS } from '../../../lambdas/core/subscription/choice.ts';
import type { Choice } from '../../../lambdas/core/subscription/choice.ts';
import { combinationsOf, limitProblem } from '../../../lambdas/core/subscription/limits.ts';
import { isPaused, paused, resumed } from '../../../lambdas/core/subscription/pause.ts';
import { choiceOf, filterPolicyOf, PolicyError } from '../../../lambdas/core/subscription/policy.ts';
import type { Policy } from '../../../lambdas/core/subscription/policy.ts';
import { DEFAULT, wanting } from './choices.ts';

describe('the policy of a choice', () => {
  const machine = { ...DEFAULT, protocol: 'sqs', relevant: false } as const;
  test.each<[string, Choice, Policy]>([
    ['a person', DEFAULT, { audience: ['mail-relevant'] }],
    ['a person, all', { ...DEFAULT, relevant: false }, { audience: ['mail'] }],
    ['a person, first reports', { ...DEFAULT, firstReports: true }, { audience: ['mail-first-relevant'] }],
    [
      'a person, all first reports',
      { ...DEFAULT, relevant: false, firstReports: true },
      { audience: ['mail-first'] },
    ],
    ['a queue', machine, { audience: ['each'] }],
    ['an address', { ...machine, protocol: 'https', relevant: true }, { audience: ['each-relevant'] }],
    [
      'all of two lists',
      wanting({ framework: ['squad', 'quad', 'squad'], counterpart: ['PH'] }),
      { audience: ['mail-relevant'], framework: ['squad', 'quad'], counterpart: ['PH'] },
    ],
    [
      'any of two lists',
      wanting({ framework: ['squad'], counterpart: ['PH', 'AU'] }, { match: 'any' }),
      { audience: ['mail-relevant'], $or: [{ framework: ['squad'] }, { counterpart: ['PH', 'AU'] }] },
    ],
    [
      'any of one list',
      wanting({ counterpart: ['PH', 'AU'] }, { match: 'any' }),
      { audience: ['mail-relevant'], counterpart: ['PH', 'AU'] },
    ],
  ])('%s', (_, choice, policy) => {
    expect(filterPolicyOf(choice)).toEqual(policy);
  });

  test('a machine cannot ask for first reports', () => {
    expect(() => filterPolicyOf({ ...machine, firstReports: true })).toThrow(PolicyError);
  });
});

describe('a policy that we would not write has no choice', () => {
  test.each<[string, Policy | null, string]>([
    ['none', null, 'email'],
    ['an empty one', {}, 'email'],
    ['no audience', { framework: ['squad'] }, 'email'],
    ['another audience', { audience: ['each'] }, 'email'],
    ['a person’s audience', { audience: ['mail'] }, 'sqs'],
    ['two audiences', { audience: ['mail', 'each'] }, 'email'],
    ['another protocol', { audience: ['each'] }, 'lambda'],
    ['another key', { audience: ['mail'], colour: ['red'] }, 'email'],
    ['another rule', { audience: ['mail'], kind: [{ prefix: 'm' }] }, 'email'],
    ['$or of one', { audience: ['mail'], $or: [{ kind: ['call'] }] }, 'email'],
    ['$or of two keys', { audience: ['mail'], $or: [{ kind: ['call'], source: ['a'] }, { source: ['b'] }] }, 'email'],
    ['$or and a key', { audience: ['mail'], kind: ['call'], $or: [{ source: ['a'] }, { framework: ['b'] }] }, 'email'],
    ['the same value twice', { audience: ['mail'], kind: ['call', 'call'] }, 'email'],
    ['paused', { audience: ['paused:mail'] }, 'email'],
  ])('%s', (_, policy, protocol) => {
    expect(choiceOf(policy, protocol)).toBeNull();
  }); // prettier-ignore

  test('the order of its keys does not matter', () => {
    expect(choiceOf({ kind: ['call'], audience: ['mail-relevant'] }, 'email')).toEqual(wanting({ kind: ['call'] })); // prettier-ignore
  });
});

describe('SNS’s limits', () => {
  const codes = [...defaultTaxonomy().labels.keys()];
  const ids = [...defaultTaxonomy().frameworks.keys()];

  test.each([
    [
      wanting({ framework: ids.slice(0, 20), counterpart: codes.slice(0, 10) }),
      '--framework names 20 and --counterpart 10: 200 combinations; SNS takes 150. Name fewer, or leave one of them out.',
    ],
    [
      wanting({ framework: ids.slice(0, 8), counterpart: codes.slice(0, 10), kind: ITEM_KINDS.slice(0, 2), source: ['a'] }),
      '--framework names 8, --counterpart 10 and --kind 2: 160 combinations; SNS takes 150. Name fewer, or leave one of them out.',
    ],
    [
      wanting({ counterpart: codes.slice(0, 151) }),
      '--counterpart names 151: 151 combinations; SNS takes 150. Name fewer, or leave it out.',
    ],
    [
      wanting({ framework: ids.slice(0, 20), counterpart: codes.slice(0, 10) }, { match: 'any' }),
      '--framework names 20 and --counterpart 10: 200 combinations; SNS takes 150. Name fewer, or leave one of them out.',
    ],
    [
      wanting({ counterpart: codes.slice(0, 150), kind: ['call'] }, { match: 'any' }),
      '--counterpart names 150: 151 combinations; SNS takes 150. Name fewer, or leave it out.',
    ],
  ])('%#: the choice that breaks them is named', (choice, problem) => {
    expect(limitProblem(choice)).toBe(problem);
    expect(() => filterPolicyOf(choice)).toThrow(new PolicyError(problem));
  }); // prettier-ignore

  test('150 are taken; what is named twice counts once', () => {
    const most = codes.slice(0, 150);
    expect(combinationsOf(wanting({ counterpart: most }))).toBe(150);
    expect(filterPolicyOf(wanting({ counterpart: [...most, ...most] }))['counterpart']).toEqual(most);
  });
});

describe('paused', () => {
  test.each<[string, Policy | null, Policy]>([
    ['a filter', { audience: ['mail'], kind: ['call'] }, { audience: ['paused:mail'], kind: ['call'] }],
    ['several audiences', { audience: ['mail', 'each'] }, { audience: ['paused:mail', 'paused:each'] }],
    ['a filter without audience', { kind: ['call'] }, { audience: ['paused:'], kind: ['call'] }],
    ['no filter', null, { audience: ['paused:'] }],
  ])('%s, and back', (_, policy, marked) => {
    expect(paused(policy)).toEqual(marked);
    expect(resumed(marked)).toEqual(policy);
    expect([isPaused(policy), isPaused(marked)]).toEqual([false, true]);
    expect(resumed(policy)).toEqual(policy);
  });

  test('an audience that a person wrote otherwise cannot be', () => {
    expect(() => paused({ audience: [{ prefix: 'mail' }] })).toThrow(PolicyError);
    expect(isPaused({ audience: [{ prefix: 'paused:' }] })).toBe(false);
  });
});

describe('any choice', () => {
  const subset = (values: readonly string[], maxLength: number) =>
    fc.uniqueArray(fc.constantFrom(...values), { maxLength });
  const choices = fc
    .record({
      protocol: fc.constantFrom(...PROTOCOLS),
      wanted: fc.record({
        framework: subset([...defaultTaxonomy().frameworks.keys()], 12),
        counterpart: subset([...defaultTaxonomy().labels.keys()], 12),
        kind: subset(ITEM_KINDS, 3),
        source: subset(['mod-news', 'mofa-press', 'j-defense'], 3),
      }),
      match: fc.constantFrom('any' as const, 'all' as const),
      relevant: fc.boolean(),
      firstReports: fc.boolean(),
    })
    .map((choice) => choiceFrom({ ...choice, firstReports: choice.firstReports && choice.protocol === 'email' })); // prettier-ignore

  test('comes back from its policy, paused and resumed too; or is beyond the limits', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        if (combinationsOf(choice) > 150) {
          expect(() => filterPolicyOf(choice)).toThrow(/combinations; SNS takes 150/);
          return;
        }
        const policy = filterPolicyOf(choice);
        expect(choiceOf(policy, choice.protocol)).toEqual(choice);
        expect(resumed(paused(policy))).toEqual(policy);
        expect(withinLimits(policy)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  /** Counted anew from the policy itself, by the documentation and by what SNS was seen to do. */
  function withinLimits({ $or = [], ...keys }: Policy): boolean {
    const keysSchema = v.record(v.string(), v.array(v.string()));
    const alternatives = v.parse(v.array(keysSchema), $or);
    const sizes = (object: object) => Object.values(v.parse(keysSchema, object)).map(({ length }) => length);
    const product = (numbers: readonly number[]) => numbers.reduce((so, far) => so * far, 1);
    const own = product(sizes(keys));
    const names = [...Object.keys(keys), ...alternatives.flatMap((each) => Object.keys(each))];
    const added = alternatives.reduce((so, far) => so + own * product(sizes(far)), 0);
    return names.length <= 5 && own * product(alternatives.flatMap(sizes)) <= 150 && added <= 150;
  }
});
