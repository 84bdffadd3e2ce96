import { describe, expect, test } from '@jest/globals';
import { comparable, comparableTitle } from '../../../lambdas/core/text/comparable.ts';
import { foldRadicals } from '../../../lambdas/core/text/radicals.ts';
import { isBlank, oneLine } from '../../../lambdas/core/text/whitespace.ts';

describe('comparable', () => {
  test.each([
    ['width', '令和８年（２０２６）ＡＳＥＡＮ ｶﾞｲﾄﾞﾗｲﾝ', '令和8年(2026)ASEANガイドライン'],
    [
      'spaces between Japanese and Latin',
      '第 12 回 ADMM プラス・第 9 回日 ASEAN 会合',
      '第12回ADMMプラス・第9回日ASEAN会合',
    ],
    ['ideographic spaces', '電気通信事業部会　（第172回）', '電気通信事業部会(第172回)'],
    ['wrapped Japanese', '防衛大臣は\n　会談した。', '防衛大臣は会談した。'],
    ['Latin keeps one space', 'ADMM \n Plus  meeting', 'ADMM Plus meeting'],
    ['Kangxi radicals', '⽇⽶⾖', '日米豆'],
    ['radicals that NFKC leaves', '⻑崎⻄部⺠間', '長崎西部民間'],
    ['invisible characters', '\ufeff日\u200b豪\u00ad防\u2060衛', '日豪防衛'],
    ['no-break space', 'Joint\u00a0Statement', 'Joint Statement'],
    ['wave dashes', '10時〜11時', '10時～11時'],
    ['minus signs', 'Ｆ−２', 'Ｆ－２'],
    ['long dashes', '現在地—展望', '現在地―展望'],
    ['compatibility ideographs', '\ufa19戸', '神戸'],
  ])('%s', (_, one, other) => {
    expect(comparable(one)).toBe(comparable(other));
  });

  test.each([
    ['a word', '会談を実施', '会談を中止'],
    ['a number', '第12回', '第13回'],
    ['a space between Latin words', 'ADMM Plus', 'ADMMPlus'],
    ['case', 'Squad', 'SQUAD'],
    ['a mark', '決定した。', '決定した？'],
  ])('%s still differs', (_, one, other) => {
    expect(comparable(one)).not.toBe(comparable(other));
  });

  test('is stable', () => {
    const once = comparable('第 12 回 ＡＤＭＭ ⻑崎　（概要）');
    expect(once).toBe('第12回ADMM長崎(概要)');
    expect(comparable(once)).toBe(once);
    expect(comparableTitle('  第 12 回\n')).toBe('第12回');
  });

  test('a run of 200 000 spaces takes no time to speak of', () => {
    const start = performance.now();
    expect(comparable(`a${' '.repeat(200_000)}b`)).toBe('a b');
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('foldRadicals', () => {
  test('no radical is left, and each becomes one ideograph', () => {
    for (let point = 0x2e80; point <= 0x2fd5; point += 1) {
      const radical = String.fromCharCode(point);
      if (!/\p{Assigned}/u.test(radical) || point === 0x2e80) continue;
      expect(foldRadicals(radical)).toMatch(/^[\u3400-\u9fff]$/);
    }
  });

  test('other characters are kept as they are', () => {
    expect(foldRadicals('①㈱ＡＢ（髙）　⑴')).toBe('①㈱ＡＢ（髙）　⑴');
  });
});

describe('oneLine', () => {
  test.each([
    [' \n a \t b\u00a0\u00a0c ', 'a b c'],
    ['　事業部会　（第172回）　', '事業部会　（第172回）'],
    ['\ufeff\u200bタイトル\u200b', 'タイトル'],
    ['   ', ''],
  ])('%j', (text, line) => {
    expect(oneLine(text)).toBe(line);
  });

  test('blank is what shows nothing', () => {
    expect(isBlank(' \u3000\u00a0\ufeff\u200b\n')).toBe(true);
    expect(isBlank('・')).toBe(false);
  });
});
