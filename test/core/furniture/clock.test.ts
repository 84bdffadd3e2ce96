import { expect, test } from '@jest/globals';
import { clockAt } from '../../../lambdas/core/furniture/clock.ts';

const AT = '2026-03-01T15:02:30Z';

test.each([
  ['0:02', true],
  ['午前0時2分現在', true],
  ['2026-03-02 00:05', true],
  ['15:02 UTC', true],
  ['3:00 PM', true],
  ['午後3時1分', true],
  ['23:59', true],
  ['0:06', false],
  ['12:02', false],
  ['3月2日', false],
  ['', false],
])('%s tells the time of 15:02 UTC, 0:02 in Tokyo: %s', (plain, expected) => {
  expect(clockAt(AT, 'Asia/Tokyo')(plain)).toBe(expected);
});
