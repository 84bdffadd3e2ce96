import { describe, expect, test } from '@jest/globals';
import { dateFromUrl, dateIn, findDate } from '../../lambdas/core/dates.ts';

describe('findDate', () => {
  test.each([
    ['令和7(2025)年11月1日(土)19時35分', '2025-11-01'],
    ['令和7年(2025年)11月1日', '2025-11-01'],
    ['令和８年８月１９日（水）', '2026-08-19'],
    ['令和 8 年 8 月 19 日', '2026-08-19'],
    ['令和元年5月1日', '2019-05-01'],
    ['㋿2年3月4日', '2020-03-04'],
    ['平成30年6月29日', '2018-06-29'],
    ['昭和64年1月7日', '1989-01-07'],
    ['公表日：2025年11月14日（金）', '2025-11-14'],
    ['2013.11.02', '2013-11-02'],
    ['2025-11-6 10:30', '2025-11-06'],
    ['2025/11/6', '2025-11-06'],
    ['２０２５／１１／０６', '2025-11-06'],
    ['2026-08-19T18:00:00+09:00', '2026-08-19'],
    ['R8.8.19', '2026-08-19'],
    ['July 13, 2026', '2026-07-13'],
    ['Sept. 3rd, 2026', '2026-09-03'],
    ['Monday, 13 July 2026', '2026-07-13'],
    ['更新 2026年8月19日 / 公開 2026年8月1日', '2026-08-19'],
  ])('%s', (text, date) => {
    expect(findDate(text)).toBe(date);
    expect(findDate(text, { at: '2001-01-01' })).toBe(date);
  });

  test.each([
    ['8月19日付', '2026-08-20', '2026-08-19'],
    ['11月1日', '2026-08-20', '2025-11-01'],
    ['８月２７日', '2026-08-20', '2026-08-27'],
    ['8月28日', '2026-08-20', '2025-08-28'],
    ['12月31日付', '2026-01-01', '2025-12-31'],
    ['1月1日付', '2026-01-01', '2026-01-01'],
    ['1月4日付', '2025-12-30', '2026-01-04'],
    ['July 13', '2026-08-20', '2026-07-13'],
    ['13 July', '2026-06-01', '2025-07-13'],
    ['2月29日', '2026-08-20', '2024-02-29'],
  ])('%s, read on %s', (text, at, date) => {
    expect(findDate(text, { at })).toBe(date);
  });

  test.each([
    '2026年2月30日',
    '令和7年2月29日',
    '13月1日',
    '2026-00-10',
    '2026/11/31',
    'R8.13.1',
    '令和8(2025)年8月1日',
    '2026年8月',
    '第12回',
    'March 2026',
    '1.2.3',
    '',
    'no date',
  ])('%s is no date: not today, not another day', (text) => {
    expect(findDate(text, { at: '2026-08-20' })).toBeNull();
  });

  test('a day without a year is no date where nothing says when it was read', () => {
    expect(findDate('8月19日付')).toBeNull();
  });
});

describe('dateFromUrl', () => {
  const none = { published: null, event: null };
  test.each([
    ['https://www.mod.go.jp/j/press/news/2026/08/19a.html', { published: '2026-08-19', event: null }],
    ['https://www.mod.go.jp/j/press/news/2026/06/05c.pdf', { published: '2026-06-05', event: null }],
    ['https://www.mod.go.jp/j/press/news/2026/06/05a-1.pdf', { published: '2026-06-05', event: null }],
    ['https://www.mod.go.jp/j/press/news/2026/06/05/index.html', { published: '2026-06-05', event: null }],
    ['https://www.mod.go.jp/j/press/news/2026/06/051.html', none],
    [
      'https://www.mod.go.jp/j/approach/exchange/area/2026/20260721_gbr_ita-j.html',
      { published: null, event: '2026-07-21' },
    ],
    [
      'https://www.mod.go.jp/j/approach/exchange/area/2026/20260707_nato-j_a.html',
      { published: null, event: '2026-07-07' },
    ],
    [
      'https://www.mod.go.jp/j/approach/exchange/cap_build/2026/20260601_vnm.html',
      { published: null, event: '2026-06-01' },
    ],
    ['https://www.mod.go.jp/j/approach/anpo/2026/0610a_usa-j.html', { published: null, event: '2026-06-10' }],
    ['https://www.mod.go.jp/j/press/kisha/2026/1004a_r.html', { published: null, event: '2026-10-04' }],
    ['https://www.mod.go.jp/js/pdf/2026/p20260808_01.pdf', { published: '2026-08-08', event: null }],
    [
      'https://www.kantei.go.jp/jp/105/statement/2026/0819kaiken.html',
      { published: null, event: '2026-08-19' },
    ],
    [
      'https://www.kantei.go.jp/jp/105/actions/202608/19tel_kaidan.html',
      { published: null, event: '2026-08-19' },
    ],
    ['https://www.kantei.go.jp/jp/tyoukanpress/202608/7_a.html', { published: null, event: '2026-08-07' }],
    [
      'https://japan.kantei.go.jp/105/diplomatic/202608/0819meeting.html',
      { published: null, event: '2026-08-19' },
    ],
    [
      'https://www.minister.defence.gov.au/media-releases/2026-03-02/joint-statement',
      { published: '2026-03-02', event: null },
    ],
    ['https://www.mod.go.jp/j/press/news/2026/13/40a.html', none],
    ['https://www.mod.go.jp/j/approach/zaibeigun/us_sisetsu/pdf/r0806_shisetsu.pdf', none],
    ['https://www.mofa.go.jp/mofaj/press/release/pressit_000001_04063.html', none],
    ['https://j-defense.ikaros.jp/docs/mod/004120.html', none],
    ['https://www.example.jp/?u=/press/news/2026/08/19a.html', none],
    ['not a url', none],
  ])('%s', (url, dates) => {
    expect(dateFromUrl(url)).toEqual(dates);
  });
});

describe('dateIn', () => {
  test.each([
    ['2025-12-31T15:00:00Z', 'Asia/Tokyo', '2026-01-01'],
    ['2025-12-31T14:59:59Z', 'Asia/Tokyo', '2025-12-31'],
    ['2026-03-08T04:30:00Z', 'America/New_York', '2026-03-07'],
    ['2026-03-08T04:30:00Z', 'UTC', '2026-03-08'],
    ['0999-12-31T00:00:00Z', 'UTC', '0999-12-31'],
  ])('%s in %s', (instant, zone, date) => {
    expect(dateIn(Date.parse(instant), zone)).toBe(date);
  });

  test('a zone that does not exist', () => {
    expect(() => dateIn(0, 'Asia/Edo')).toThrow(RangeError);
  });
});
