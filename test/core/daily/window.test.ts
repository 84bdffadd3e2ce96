import { describe, expect, test } from '@jest/globals';
import { digestDay, digestDayAt } from '../../../lambdas/core/daily/window.ts';

describe('a day of digests', () => {
  test.each([
    ['Asia/Tokyo', 8, '2025-11-06', '2025-11-04T23:00:00Z', '2025-11-05T23:00:00Z'],
    ['UTC', 0, '2026-01-01', '2025-12-31T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['Europe/Berlin', 7, '2026-03-29', '2026-03-28T06:00:00Z', '2026-03-29T05:00:00Z'],
    ['Europe/Berlin', 7, '2026-10-25', '2026-10-24T05:00:00Z', '2026-10-25T06:00:00Z'],
    // The clock goes from 02:00 to 03:00.
    ['Europe/Berlin', 2, '2026-03-29', '2026-03-28T01:00:00Z', '2026-03-29T01:00:00Z'],
    ['America/New_York', 23, '2024-02-29', '2024-02-29T04:00:00Z', '2024-03-01T04:00:00Z'],
  ])('%s %i:00, %s', (zone, hour, date, from, to) => {
    expect(digestDay(date, { zone, hour })).toEqual({ date, from, to });
  });

  test.each([
    ['2025-11-05T22:59:59Z', '2025-11-05'],
    ['2025-11-05T23:00:00Z', '2025-11-06'],
    ['2025-11-06T22:59:59Z', '2025-11-06'],
  ])('at %s the last one is that of %s', (at, date) => {
    expect(digestDayAt(at, { zone: 'Asia/Tokyo', hour: 8 }).date).toBe(date);
  });

  test('days follow each other without a gap, all year', () => {
    for (const zone of ['Europe/London', 'America/Santiago', 'Australia/Lord_Howe']) {
      let end = digestDay('2026-01-01', { zone, hour: 2 }).to;
      for (let day = 2; day < 366; day += 1) {
        const date = new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
        const { from, to } = digestDay(date, { zone, hour: 2 });
        expect(from).toBe(end);
        end = to;
      }
    }
  });
});
