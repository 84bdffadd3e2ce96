import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../lambdas/contract/outcome.ts';
import { allowedSilence, isSilent, lastSign, silentSince } from '../../../lambdas/core/alarm/silence.ts';
import { feed, stateOf } from './notices.ts';
import { hour } from './timeline.ts';

const QUARTERLY = feed('a');
const DAILY = feed('a', { everyMinutes: 1440 });

describe('since when a source gives nothing', () => {
  test.each<[string, typeof QUARTERLY, readonly (readonly [number, Outcome])[], number]>([
    ['misses: from the poll before the first of them', QUARTERLY, [[0, 'ok'], [5, 'gone'], [9, 'gone']], 4.75],
    ['misses: from the success noted, if that was later', QUARTERLY, [[4.9, 'ok'], [5, 'gone']], 4.9],
    ['misses of a daily source: from the day before', DAILY, [[0, 'ok'], [24, 'gone'], [48, 'gone']], 0],
    ['misses, never read: from the first of them', QUARTERLY, [[3, 'gone'], [9, 'gone']], 3],
    ['misses again: from the latest run', QUARTERLY, [[0, 'ok'], [1, 'gone'], [2, 'ok'], [7, 'gone']], 6.75],
    ['no miss: from when a good read would have been noted', QUARTERLY, [[0, 'ok']], 6],
    ['no miss of a daily source: every good read is noted', DAILY, [[0, 'ok']], 0],
    ['never asked: from when its state was made', QUARTERLY, [], 0],
    ['waiting since it was made', QUARTERLY, [[5, 'waiting']], 0],
  ])('%s', (_case, source, polls, expected) => {
    expect(silentSince(stateOf(source, polls).health, source)).toBe(hour(expected));
  }); // prettier-ignore
});

describe('how long it may', () => {
  test.each([
    ['what the definition says', feed('a', { allowedSilenceHours: 36 }), 36],
    ['a day, where it says nothing', QUARTERLY, 24],
    ['two polls and an hour, where they are rare', DAILY, 49],
    ['two polls and an hour, twice a day', feed('a', { everyMinutes: 720, allowedSilenceHours: 12 }), 25],
  ])('%s', (_case, source, hours) => {
    expect(allowedSilence(source)).toBe(hours * 3600);
  });
});

describe('when it is too long', () => {
  const brief = feed('a', { allowedSilenceHours: 12 });
  const one = stateOf(brief, [[0, 'ok'], [0.25, 'gone']]).health; // prettier-ignore
  const many = (hours: number) =>
    stateOf(QUARTERLY, [[0, 'ok'], ...Array.from({ length: 24 }, (_, n) => [0.25 + (n * hours) / 23, 'gone'] as const)]).health; // prettier-ignore

  test.each([
    ['a second before the allowed silence', one, brief, 12 - 1 / 3600, false],
    ['when the allowed silence is over', one, brief, 12, true],
    ['24 misses within eleven hours', many(11), QUARTERLY, 11.9, false],
    ['24 misses, twelve hours on', many(11), QUARTERLY, 12, true],
    ['23 misses in twenty hours', { ...many(20), misses: 23 }, QUARTERLY, 20, false],
  ])('%s', (_case, health, source, hours, expected) => {
    expect(isSilent(health, source, hour(hours))).toBe(expected);
  });
});

test('the last sign of polling: a success, a miss, or the making of the state', () => {
  const signs = [
    stateOf(QUARTERLY, [[1, 'ok'], [2, 'gone']]), // prettier-ignore
    stateOf(QUARTERLY, [[1, 'gone'], [2, 'ok'], [9, 'ok']]), // prettier-ignore
    stateOf(QUARTERLY, []),
  ].map(({ health }) => lastSign(health));
  expect(signs).toEqual([hour(2), hour(9), hour(0)]);
});
