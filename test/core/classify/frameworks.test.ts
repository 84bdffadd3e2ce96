import { describe, expect, test } from '@jest/globals';
import { columnsOf } from '../../../lambdas/core/compose/columns.ts';
import { classify } from '../../../lambdas/core/classify/classify.ts';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { claimsOf } from '../../../lambdas/core/classify/engagement.ts';
import { decideFrameworks } from '../../../lambdas/core/classify/frameworks/decide.ts';
import { SIGNS } from '../../../lambdas/core/classify/frameworks/signs.ts';
import { ONLY_NAMED, RULES_OF } from '../../../lambdas/core/classify/frameworks/verdict.ts';
import { readSubject } from '../../../lambdas/core/classify/reading.ts';
import { FRAMEWORK_ITEMS } from './frameworks-cases.ts';
import { NAMED_CASES } from './frameworks-rule-cases.ts';
import type { Item } from './frameworks-rule-cases.ts';
import { SIGN_CASES } from './frameworks-sign-cases.ts';
import { subject } from './subject-of.ts';

const RULES = [...new Set(Object.values(RULES_OF).flat())];
const NAMED = RULES.map((rule) => rule.name);
const SHOWN = SIGNS.map((sign) => sign.name);

/** What was decided on a framework by which rules, leaving aside what the sittings add. */
function decided([title, lead, url]: Item): { id: string; rule: string; counts: boolean }[] {
  const given = subject({ title, lead: lead ?? null, url: url ?? null });
  const reading = readSubject(given, defaultTaxonomy());
  const claims = new Map(
    reading.document.sentences.map((sentence) => [
      sentence,
      claimsOf(sentence, reading.runs.get(sentence) ?? [], reading.scene),
    ]),
  );
  const { found, dropped } = decideFrameworks(reading, [], claims);
  return [
    ...found.map(({ id, evidence }) => ({ id, rule: evidence.rule, counts: true })),
    ...dropped.map(({ what, why }) => ({ id: what, rule: why, counts: false })),
  ];
}

describe.each([...Object.entries(NAMED_CASES), ...Object.entries(SIGN_CASES)])(
  '%s',
  (rule, { id, fires, holdsBack }) => {
    const counts = RULES.find((each) => each.name === rule)?.counts ?? true;
    test.each(fires)('decides on %s %s', (...item) => {
      expect(decided(item)).toContainEqual({ id, rule, counts });
    });
    test.each(holdsBack)('holds back on %s %s', (...item) => {
      expect(decided(item)).not.toContainEqual({ id, rule, counts });
    });
  },
);

test('every rule and every sign has its cases', () => {
  expect(Object.keys(NAMED_CASES).toSorted()).toEqual(NAMED.toSorted());
  expect(Object.keys(SIGN_CASES).toSorted()).toEqual(SHOWN.toSorted());
});

test('names are unique, and fit the mail, which prints them in 24 columns', () => {
  const names = [...NAMED, ...SHOWN, ONLY_NAMED.rule];
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => columnsOf(name) > 24)).toEqual([]);
});

test('where no rule applies, a name reports nothing', () => {
  expect(decided(['防衛相が講演', 'マナーマ対話の冊子を贈られた。'])).toContainEqual({
    id: 'manama-dialogue',
    rule: ONLY_NAMED.rule,
    counts: false,
  });
});

describe('items', () => {
  test.each(FRAMEWORK_ITEMS)('$title', ({ title, lead, expected }) => {
    const { frameworks } = classify(subject({ title, lead }));
    expect(frameworks.map((each) => each.id).toSorted()).toEqual(
      expected.split(' ').filter(Boolean).toSorted(),
    );
  });
});
