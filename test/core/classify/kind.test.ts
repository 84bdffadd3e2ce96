import { describe, expect, test } from '@jest/globals';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { decideKind, KIND_RULES } from '../../../lambdas/core/classify/kind/decide.ts';
import { readSubject } from '../../../lambdas/core/classify/reading.ts';
import type { Item } from './kind-case.ts';
import { KIND_CASES } from './kind-cases.ts';
import { subject } from './subject-of.ts';

function decide([title, lead, ids = '', url = 'https://news.example.com/a']: Item): {
  kind: string;
  rule: string | undefined;
  words: string;
} {
  const reading = readSubject(subject({ title, lead: lead ?? null, url }), defaultTaxonomy());
  const { kind, rule, words } = decideKind(reading, new Set(ids.split(' ').filter(Boolean)));
  return { kind, rule: rule?.name, words };
}

describe.each(KIND_RULES.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  const { fires, holdsBack } = KIND_CASES[name] ?? { fires: [], holdsBack: [] };

  test('has items that it decides and items in which it holds back', () => {
    expect(fires.length).toBeGreaterThan(0);
    expect(holdsBack.length).toBeGreaterThan(0);
  });

  test.each(fires)('decides: %s', (...item) => {
    expect(decide(item)).toMatchObject({ kind: rule.kind, rule: name });
  });

  test.each(holdsBack)('holds back: %s', (...item) => {
    expect(decide(item).rule).not.toBe(name);
  });
});

test('every rule has a name and a reason of its own, and no case is left over', () => {
  const names = KIND_RULES.map((rule) => rule.name);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(KIND_RULES.map((rule) => rule.because)).size).toBe(names.length);
  expect(Object.keys(KIND_CASES).toSorted()).toEqual(names.toSorted());
});

test('the words that decide stand in the folded title or lead', () => {
  for (const { fires } of Object.values(KIND_CASES)) {
    for (const item of fires) {
      const [title, lead] = item;
      const reading = readSubject(subject({ title, lead: lead ?? null }), defaultTaxonomy());
      const { words } = decide(item);
      expect(`${reading.title}\n${reading.lead}`.replaceAll(/\([^()]*\)/g, '') + reading.title).toContain(
        words,
      );
    }
  }
});

test('an item that no rule names is other, without a rule', () => {
  expect(decide(['米子駐屯地の記念行事'])).toEqual({ kind: 'other', rule: undefined, words: '' });
});
