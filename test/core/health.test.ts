import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { OUTCOMES } from '../../lambdas/contract/outcome.ts';
import type { Outcome } from '../../lambdas/contract/outcome.ts';
import { healthAfter, isSuccess } from '../../lambdas/core/health.ts';
import { firstState, sourceStateSchema } from '../../lambdas/core/source-state.ts';
import type { Health } from '../../lambdas/core/source-state.ts';
import { sourceOf } from '../support/source-of.ts';

const T0 = '2026-03-01T00:00:00Z';
const quarter = (count: number): Instant =>
  new Date(Date.parse(T0) + count * 900_000).toISOString().replace('.000', '');
const SOURCE = sourceOf({ type: 'feed', url: 'https://site.example/feed.xml' });
const FIRST = firstState(SOURCE, T0).health;

/** What a poll saw, in a letter. */
const SEEN = {
  o: 'ok',
  n: 'not-modified',
  s: 'server-error',
  e: 'empty',
  w: 'waiting',
} as const satisfies Record<string, Outcome>;
const isSeen = (letter: string): letter is keyof typeof SEEN => letter in SEEN;

/** Health after each of the polls, one a quarter of an hour. */
function after(polls: string): readonly Health[] {
  let health = FIRST;
  return Array.from(polls, (letter, index) => {
    if (!isSeen(letter)) throw new Error(letter);
    const detail = isSuccess(SEEN[letter]) ? null : `poll ${index}`;
    health = healthAfter(health, { outcome: SEEN[letter], detail }, quarter(index));
    return health;
  });
}

describe('status', () => {
  test.each([
    ['oonn', 'ok ok ok ok', 'good reads, changed or not'],
    ['sso', 'suspect suspect ok', 'two misses are no failure'],
    ['osssoo', 'ok suspect suspect failing recovered ok', 'the whole way round'],
    ['sssss', 'suspect suspect failing failing failing', 'failing stays failing'],
    ['seso', 'suspect suspect failing recovered', 'any miss counts'],
    ['ssso' + 's', 'suspect suspect failing recovered suspect', 'a miss after a recovery begins anew'],
    ['sssoso', 'suspect suspect failing recovered suspect ok', 'flapping'],
    ['swws', 'suspect suspect suspect suspect', 'waiting is no miss'],
    ['w', 'ok', 'waiting at first sight'],
  ])('%s → %s: %s', (polls, statuses) => {
    expect(after(polls).map(({ status }) => status)).toEqual(statuses.split(' '));
  });

  test('every outcome but the good ones and waiting is a miss', () => {
    const misses = OUTCOMES.filter(
      (outcome) => healthAfter(FIRST, { outcome, detail: null }, quarter(1)).misses === 1,
    );
    expect(OUTCOMES.filter((outcome) => !misses.includes(outcome))).toEqual([
      'ok',
      'not-modified',
      'waiting',
    ]);
  });
});

describe('what was seen, and when it last worked', () => {
  test('in a run of misses: the last success, the first and the last miss, and what the last one saw', () => {
    expect(after('oosse').at(-1)).toEqual({
      status: 'failing',
      outcome: 'empty',
      detail: 'poll 4',
      since: quarter(4),
      lastSuccess: quarter(1),
      misses: 3,
      trouble: { since: quarter(2), last: quarter(4), outcome: 'empty', detail: 'poll 4' },
    });
  });

  test('after it: the trouble stays known, and good reads are counted to three', () => {
    const healths = after('osssooooo').slice(4);
    expect(healths.map(({ steady }) => steady?.reads)).toEqual([1, 2, 3, 3, 3]);
    expect(healths.at(-1)).toEqual({
      status: 'ok',
      outcome: 'ok',
      detail: null,
      since: quarter(5),
      lastSuccess: quarter(8),
      misses: 0,
      trouble: { since: quarter(1), last: quarter(3), outcome: 'server-error', detail: 'poll 3' },
      steady: { since: quarter(4), reads: 3 },
    });
  });

  test('a source that never missed counts nothing: an unchanged poll has nothing to write', () => {
    const [first, ...rest] = after('onononon').map((health) => ({ ...health, outcome: '', lastSuccess: '' }));
    for (const health of rest) expect(health).toEqual(first);
  });

  test('the next run of misses begins anew, and takes the count of good reads away', () => {
    const health = after('ssoos').at(-1);
    expect(health?.trouble).toMatchObject({ since: quarter(4), last: quarter(4) });
    expect(health).not.toHaveProperty('steady');
  });

  test('waiting changes nothing at all', () => {
    const [before, waited] = after('sw').slice(-2);
    expect(waited).toBe(before);
  });
});

describe('a state that was written before runs of misses were kept', () => {
  const { health, ...rest } = firstState(SOURCE, T0);
  const old = { ...health, status: 'failing', outcome: 'server-error', since: quarter(9), misses: 9 };

  test('is read, and its run goes on since it is failing', () => {
    const { health: read } = v.parse(sourceStateSchema, { ...rest, health: old });
    expect(read).not.toHaveProperty('trouble');
    const next = healthAfter(read, { outcome: 'server-error', detail: null }, quarter(12));
    expect(next.trouble).toMatchObject({ since: quarter(9), last: quarter(12) });
  });
});
