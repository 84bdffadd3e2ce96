import { describe, expect, test } from '@jest/globals';
import { isDated, isSentence, wordingOf } from '../../../lambdas/core/furniture/wording.ts';

describe('the form of a wording is what stays while figures change', () => {
  test.each([
    ['閲覧数：1,234', '閲覧数:56'],
    ['現在 ２０２６年３月１日（日）午前9時05分', '現在 2026年12月31日(木)午後11時59分'],
    ['10:03:27', '9:00:01'],
    ['Updated: Sunday, March 1, 2026 10:15 AM', 'Updated: Monday, April 12, 2026 9:00 PM'],
    ['Ray ID: 8f3a2b1c9d4e5f60', 'Ray ID: 1a2b3c4d5e6f7a8b'],
    ['550e8400-e29b-41d4-a716-446655440000', '123e4567-e89b-12d3-a456-426614174000'],
    ['token=q1W2e3R4t5Y6+u7I8o9P0/aa==', 'token=a9S8d7F6g5H4+j3K2l1Z0/bb=='],
    ['3分前', '12 分前'],
    ['受付番号 110722311710cf53', '受付番号 50842aaaed939512'],
    ['id 1107223117ab1', 'id 50842aaaed93'],
    ['id 110722311710CF53', 'id 50842AAAED939512'],
    ['key QweRtyUioPasDfgHjk1Z', 'key ZxcvbNmlkjHgfd2Sapoi'],
  ])('%s and %s', (one, other) => {
    expect(wordingOf(one).form).toBe(wordingOf(other).form);
    expect(wordingOf(one).plain).not.toBe(wordingOf(other).plain);
  });

  test.each([
    ['豪州と会談', '仏国と会談'],
    ['RIMPAC2024', 'JIMEX2024'],
    ['F-35B', 'F-16C'],
    ['契約番号 2026AC000123', '契約番号 2026BD000456'],
    ['20260301103000a', '20260401103000b'],
    ['20260301ABCD', '20260301DCBA'],
    ['JapanAustraliaMeeting2026', 'JapanFranceMeeting2026xx'],
    ['HOUDOUSHIRYO2026KAIDAN', 'HOUDOUSHIRYO2026SHUKAI'],
    ['DDG-173 PLH-31', 'DDG-174 PLM-31'],
    [
      'https://www.mod.go.jp/j/press/news/2026/03/01a.pdf',
      'https://www.mod.go.jp/j/press/news/2026/03/01b.pdf',
    ],
    ['5962-0151001EXC', '5962-0151001EXD'],
    ['第3海兵師団', '第3海兵隊'],
    ['日本', '月本'],
  ])('but %s and %s are two', (one, other) => {
    expect(wordingOf(one).form).not.toBe(wordingOf(other).form);
  });

  test.each([
    ['閲覧数：1,234', 3],
    ['令和8年3月1日（日）10時30分', 0],
    ['最終更新日時：2026-03-01', 6],
    ['', 0],
  ])('%s has %d letters beside its figures', (words, letters) => {
    expect(wordingOf(words).letters).toBe(letters);
  });
});

test.each([
  ['令和8年3月1日', true],
  ['令和元年', true],
  ['3月1日付', true],
  ['2026.03.01', true],
  ['2026-8-9', true],
  ['10:30', true],
  ['10時', true],
  ['Mar 1', true],
  ['1 March', true],
  ['04/28', true],
  ['閲覧数 1,234', false],
  ['第3号', false],
  ['3.5%', false],
  ['May the force', false],
])('%s is dated: %s', (words, dated) => {
  expect(isDated(wordingOf(words).plain)).toBe(dated);
});

test.each([
  ['会談した。', true],
  ['「会談した。」', true],
  ['The ministers met.', true],
  ['会談の概要', false],
])('%s is a sentence: %s', (words, sentence) => {
  expect(isSentence(wordingOf(words).plain)).toBe(sentence);
});
