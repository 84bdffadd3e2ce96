import { describe, expect, test } from '@jest/globals';
import { datesIn, isDateLine } from '../../../lambdas/core/classify/dates.ts';

const dates = (text: string, published: string | null): string[] =>
  datesIn(text, published).map((each) => each.date);

describe('dates in words', () => {
  test.each([
    ['令和7(2025)年11月1日(土)19時35分', null, ['2025-11-01']],
    ['平成30年6月29日、9時15分から', null, ['2018-06-29']],
    ['平成31年4月30日と令和元年5月1日', null, ['2019-04-30', '2019-05-01']],
    ['2024年12月19日', null, ['2024-12-19']],
    ['2013.11.02 活動報告', null, ['2013-11-02']],
    ['2025-8-21 11:34', null, ['2025-08-21']],
    ['11月1日に会談', '2025-11-06', ['2025-11-01']],
    ['12月28日に会談', '2026-01-04', ['2025-12-28']],
    ['1月5日に会談へ', '2025-12-20', ['2026-01-05']],
    ['2025年10月8日から10月18日まで', null, ['2025-10-08', '2025-10-18']],
    ['11月1日に会談', null, []],
    ['2月30日', '2025-03-01', []],
    ['9時20分から11時15分', '2025-03-01', []],
    ['23.1.26付', null, []],
    ['on 12 July 2024 and March 3, 2025', null, ['2024-07-12', '2025-03-03']],
  ])('%s, published %s', (text, published, expected) => {
    expect(dates(text, published)).toEqual(expected);
  });
});

test.each([
  ['第407号2025年11月14日', true],
  ['2025-11-06 10:30', true],
  ['更新日:2025年8月1日(金)', true],
  ['【2022年6月29日(水)】', true],
  ['Updated 12 July 2024', true],
  ['2025年11月1日、会談を行った。', false],
  ['日米防衛相会談(2025年11月1日)', false],
  ['会談の概要', false],
])('%s is a date line: %s', (text, expected) => {
  expect(isDateLine(text)).toBe(expected);
});
