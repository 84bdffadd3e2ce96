import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalise, rangeOf } from '../../../lambdas/core/classify/normalise.ts';

describe('folds', () => {
  test.each([
    ['ＡＤＭＭプラス', 'ADMMプラス', 'full width'],
    ['ｼｬﾝｸﾞﾘﾗ会合', 'シャングリラ会合', 'half-width kana with marks of their own'],
    ['日 ASEAN 防衛 協力', '日ASEAN防衛協力', 'spaces beside Japanese'],
    ['日・ASEAN', '日ASEAN', 'middle dots'],
    ['⽇⽶防衛⼤⾂', '日米防衛大臣', 'Kangxi radicals'],
    ['⺠間⻄側', '民間西側', 'the CJK Radicals Supplement'],
    ['イニシアティヴとヴィジョン', 'イニシアティブとビジョン', 'ヴ'],
    ['シャングリラ・ダイアロ―グ', 'シャングリラダイアローグ', 'a dash for a prolonged sound'],
    ['Shangri‐La  Dialogue', 'Shangri-La Dialogue', 'hyphens and runs of spaces'],
    ['ministers’ meeting', "ministers' meeting", 'typographic apostrophes'],
    ['２＋２', '2+2', 'digits and signs'],
    ['Republic of\nKorea', 'Republic of\nKorea', 'short lines stay apart'],
    [
      '防衛大臣は会談で両国の協力を確認し、今後も緊密に連携することで意見の一\n致を見た。',
      '防衛大臣は会談で両国の協力を確認し、今後も緊密に連携することで意見の一致を見た。',
      'wrapped lines join',
    ],
    ['見出し\n\n本文', '見出し\n本文', 'paragraphs'],
    ['', '', 'nothing'],
  ])('%j to %j (%s)', (original, folded) => {
    expect(normalise(original).text).toBe(folded);
  });
});

test('the way back gives the words as published', () => {
  const text = normalise('ルッテＮＡＴＯ 事務総長と⽇・豪');
  expect(text.text).toBe('ルッテNATO事務総長と日豪');
  expect(text.original.slice(...rangeOf(text, 3, 11))).toBe('ＮＡＴＯ 事務総長');
  expect(text.original.slice(...rangeOf(text, 12, 14))).toBe('⽇・豪');
});

test('any text: never throws, places ascend, lengths agree', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('ｶ', 'ﾞ', 'ヴ', 'ァ', '・', ' ', '\n', '日', 'A', '㍿', '\ud800') }),
  );
  fc.assert(
    fc.property(anything, (original) => {
      const { text, lower, starts, ends } = normalise(original);
      expect([lower.length, starts.length, ends.length]).toEqual([text.length, text.length, text.length]);
      for (let at = 0; at < text.length; at += 1) {
        expect(ends[at]).toBeGreaterThan(starts[at]!);
        if (at > 0) expect(starts[at]).toBeGreaterThanOrEqual(starts[at - 1]!);
      }
    }),
  );
});
