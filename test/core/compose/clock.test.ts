import { expect, test } from '@jest/globals';
import { clockIn, clocksOf, inJapanAndIn } from '../../../lambdas/core/compose/clock.ts';

test.each([
  ['UTC', '2025-11-06T02:00:00Z', '2025-11-06 11:00 JST (02:00 UTC)'],
  ['UTC', '2025-11-06T16:00:00Z', '2025-11-07 01:00 JST (2025-11-06 16:00 UTC)'],
  ['Asia/Tokyo', '2025-11-06T02:00:00Z', '2025-11-06 11:00 JST (02:00 UTC)'],
  ['Europe/Berlin', '2025-11-06T02:00:00Z', '2025-11-06 11:00 JST (03:00 CET)'],
  ['Europe/Berlin', '2025-07-06T02:00:00Z', '2025-07-06 11:00 JST (04:00 CEST)'],
  ['America/New_York', '2025-11-06T02:00:00Z', '2025-11-06 11:00 JST (2025-11-05 21:00 GMT-5)'],
])('who lives in %s reads %s as %s', (zone, instant, text) => {
  expect(inJapanAndIn(instant, zone)).toBe(text);
});

test('one clock alone, and the short form for operators', () => {
  expect(clockIn('2025-12-31T15:00:00Z', 'Asia/Tokyo')).toBe('2026-01-01 00:00 JST');
  expect(clocksOf('2025-12-31T15:00:00Z')).toBe('2025-12-31 15:00 UTC (2026-01-01 00:00 JST)');
});
