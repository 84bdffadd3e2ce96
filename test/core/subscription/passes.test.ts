import { describe, expect, test } from '@jest/globals';
import { AUDIENCES } from '../../../lambdas/contract/environment.ts';
import { attributesOf } from '../../../lambdas/core/compose/attributes.ts';
import { passes, policyProblem } from '../../../lambdas/core/subscription/passes.ts';
import { filterPolicyOf, PolicyError } from '../../../lambdas/core/subscription/policy.ts';
import { ALERT, LATER } from '../compose/alerts.ts';
import { DEFAULT, wanting } from './choices.ts';
import { FILTER_CASES } from './filter-cases.ts';

describe('what a policy lets through (the same table runs over the wire)', () => {
  test.each(FILTER_CASES)('$name: $expected', ({ policy, attributes, expected }) => {
    expect(passes(policy, attributes)).toBe(expected);
    expect(policyProblem(policy)).toBeNull();
  });

  test('no policy lets everything through', () => {
    expect(passes(null, {})).toBe(true);
  });

  test('the table holds every audience that we write, letting through and withholding', () => {
    for (const audience of Object.values(AUDIENCES)) {
      const cases = FILTER_CASES.filter(({ policy }) => JSON.stringify(policy['audience']) === JSON.stringify([audience])); // prettier-ignore
      expect([audience, cases.some(({ expected }) => expected)]).toEqual([audience, true]);
      // `each` is on every alert.
      if (audience !== AUDIENCES.each) expect(cases.some(({ expected }) => !expected)).toBe(true);
    }
  });
});

test('an alert as it is sent', () => {
  const asean = filterPolicyOf(wanting({ framework: ['admm-plus'], counterpart: ['ASEAN'] }));
  expect(passes(asean, attributesOf(ALERT))).toBe(true);
  const first = filterPolicyOf({ ...DEFAULT, firstReports: true });
  expect([ALERT, LATER].map((alert) => passes(first, attributesOf(alert)))).toEqual([true, false]);
});

describe('what we cannot apply throws, whatever decides', () => {
  test.each([
    ['a number', { kind: [1] }],
    ['null', { kind: [null] }],
    ['numbers', { kind: [{ numeric: ['=', 1] }] }],
    ['a suffix', { kind: [{ suffix: 'ing' }] }],
    ['without regard to case', { kind: [{ 'equals-ignore-case': 'MEETING' }] }],
    ['two operators', { kind: [{ prefix: 'a', exists: true }] }],
    ['anything but a suffix', { kind: [{ 'anything-but': { suffix: 'x' } }] }],
    ['no rule', { kind: [] }],
    ['no list', { kind: 'meeting' }],
    ['nested', { kind: { of: ['meeting'] } }],
    ['$or of one is no or', { $or: [{ kind: ['meeting'] }] }],
    ['$or of keywords is no or', { $or: [{ numeric: 123 }, { prefix: 'abc' }] }],
    ['within $or', { $or: [{ kind: ['meeting'] }, { kind: [{ suffix: 'x' }] }] }],
  ])('%s', (_, given) => {
    const policy = { ...given, audience: ['nobody'] };
    expect(() => passes(policy, attributesOf(ALERT))).toThrow(PolicyError);
    expect(policyProblem(policy)).toMatch(/^filter policy: (kind|\$or): we cannot apply /);
  });

  test('an $or that SNS takes for an attribute is absent', () => {
    expect(passes({ $or: [{ prefix: 'abc' }] }, attributesOf(ALERT))).toBe(false);
    expect(passes({ $or: ['a', 'b'] }, attributesOf(ALERT))).toBe(false);
  });
});
