import { describe, expect, test } from '@jest/globals';
import { writtenDate } from '../../../lambdas/core/reading/written-date.ts';

describe('the date of an entry', () => {
  test.each([
    ['Wed, 19 Aug 2026 18:02:36 +0900', '2026-08-19'],
    ['20 Aug 2026 03:13:00 +0900', '2026-08-20'],
    ['Wed, 19 Aug 2026 16:00:00 GMT', '2026-08-20'],
    ['Wed, 19 Aug 2026 14:59 UT', '2026-08-19'],
    ['Wed, 19 Aug 26 10:00:00 EST', '2026-08-20'],
    ['Wed, 19 Aug 98 10:00:00 +0900', '1998-08-19'],
    ['19 Aug 2026 10:00:00 JST', '2026-08-19'],
    ['19  Aug 2026\n10:00:00 +0900 (JST)', '2026-08-19'],
    ['2026-08-19T15:00:00Z', '2026-08-20'],
    ['2026-08-19T15:00:00.123-08:00', '2026-08-20'],
    ['2026-08-20T00:30:00.123456+0800', '2026-08-20'],
    ['2026-08-19 16:30:00 UTC', '2026-08-20'],
    ['2026-08-19T23:59:59', '2026-08-19'],
    ['2026-08-19', '2026-08-19'],
    ['2026年8月19日', '2026-08-19'],
    ['令和8年8月7日（金）15:43～15:46', '2026-08-07'],
    ['Wed, 31 Feb 2026 00:00:00 +0900', null],
    ['1787190000', null],
    ['yesterday', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%s in Tokyo', (text, date) => {
    expect(writtenDate(text, { timeZone: 'Asia/Tokyo' })).toBe(date);
  });

  test('a day without a year needs the day of reading', () => {
    expect(writtenDate('04/28 16:37', { timeZone: 'Asia/Tokyo' })).toBeNull();
    expect(writtenDate('04/28 16:37', { timeZone: 'Asia/Tokyo', at: '2026-08-20' })).toBe('2026-04-28');
  });

  test('white space without end is no trouble', () => {
    const start = performance.now();
    expect(writtenDate(`19 Aug 2026 10:30${' '.repeat(200_000)}x`, { timeZone: 'UTC' })).toBe('2026-08-19');
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
