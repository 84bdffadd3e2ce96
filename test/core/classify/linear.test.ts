import { describe, expect, test } from '@jest/globals';
import { ITEM_KINDS } from '../../../lambdas/contract/alert.ts';
import { classify } from '../../../lambdas/core/classify/classify.ts';
import { CASES } from './cases.ts';
import { subject } from './subject-of.ts';

/** A number from 0 to below `limit`, the same for the same seed: random texts that fail again. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % limit;
  };
}

const random = (length: number, unit: (next: (limit: number) => number) => string): string => {
  const next = numbers(7);
  return Array.from({ length }, () => unit(next)).join('');
};
const CLAUSE = '日米韓防衛相会談で米国の国防長官と韓国の国防部長官が北朝鮮の発射に懸念を示した、';

/** Texts that make a careless expression or a careless loop slow. Length in UTF-16 units. */
const TEXTS: Readonly<Record<string, (length: number) => string>> = {
  'one sentence without an end': (length) => CLAUSE.repeat(length / CLAUSE.length),
  'one kanji': (length) => '防'.repeat(length),
  'one state': (length) => '日米豪'.repeat(length / 3),
  katakana: (length) => 'アンゴラタイ'.repeat(length / 6),
  spaces: (length) => ' '.repeat(length),
  commas: (length) => '、'.repeat(length),
  brackets: (length) => '(「'.repeat(length / 2),
  digits: (length) => '2025年11'.repeat(length / 7),
  'an English list': (length) => 'Japan and the US, '.repeat(length / 18),
  'English without an end': (length) =>
    'Japanese defence minister met Australian counterpart while '.repeat(length / 59),
  lines: (length) => '会談\n'.repeat(length / 3),
  'random Japanese': (length) => random(length, (next) => String.fromCharCode(0x3040 + next(0x5fff))),
  'random binary': (length) => random(length, (next) => String.fromCharCode(next(0x10000))),
};

/** Milliseconds of CPU, the least of three runs. */
function cost(text: string): number {
  const runs = [0, 1, 2].map(() => {
    const start = process.cpuUsage();
    classify(subject({ title: text.slice(0, 2000), lead: text.slice(0, 20_000), text }));
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

describe('twice the text takes about twice the time', () => {
  test.each(Object.entries(TEXTS))('%s', (_name, textOf) => {
    const once = cost(textOf(60_000));
    expect(cost(textOf(120_000))).toBeLessThan(3 * Math.max(once, 20));
  });
});

describe('a page of a megabyte is classified', () => {
  test.each(Object.entries(TEXTS))('%s', (_name, textOf) => {
    const { kind } = classify(subject({ title: '会談', text: textOf(1_000_000) }));
    expect(ITEM_KINDS).toContain(kind);
  });
});

test('the same text gives the same labels, whatever was classified between', () => {
  const given = CASES.map(({ title, lead, url }) => subject({ title, lead, url }));
  const once = given.map((each) => classify(each));
  expect(given.toReversed().map((each) => classify(each))).toEqual(once.toReversed());
});
