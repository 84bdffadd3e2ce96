import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Outcome } from '../../../lambdas/contract/outcome.ts';
import { verdictOn } from '../../../lambdas/core/alarm/due.ts';
import { healthAfter } from '../../../lambdas/core/health.ts';
import type { Source, SourceInput } from '../../../lambdas/core/source.ts';
import { firstState } from '../../../lambdas/core/source-state.ts';
import { sourceOf } from '../../support/source-of.ts';
import { hour, runTimeline } from './timeline.ts';
import type { Timeline } from './timeline.ts';

const sourceWith = (rest: Partial<SourceInput>): Source =>
  sourceOf({ type: 'feed', url: 'https://site.example/feed.xml' }, rest);
const QUARTERLY = sourceWith({});
const BRIEF = sourceWith({ allowedSilenceHours: 12 });
const DAILY = sourceWith({ everyMinutes: 1440 });

const notices = (timeline: Timeline): readonly string[] => runTimeline(timeline).notices;
/** Good but for the hours given, from inclusive to exclusive, where it is down. */
const downIn =
  (outages: readonly (readonly [number, number])[], outcome: Outcome | null = 'server-error') =>
  (hours: number): Outcome | null =>
    outages.some(([from, to]) => hours >= from && hours < to) ? outcome : 'not-modified';

describe('what is never told', () => {
  test.each<[string, Source, readonly (readonly [number, number])[]]>([
    ['a source that is always read', QUARTERLY, []],
    ['a burst of 500s for three hours', BRIEF, [[30, 33]]],
    ['a burst of 500s for eleven hours, where twelve are allowed', BRIEF, [[30, 41]]],
    ['a night and a morning, where a day is allowed', QUARTERLY, [[30, 52]]],
    ['a burst of three hours every six, for days', BRIEF, [[6, 9], [12, 15], [18, 21], [24, 27], [30, 33], [36, 39], [42, 45]]],
    ['one miss of a source that is read once a day', DAILY, [[48, 60]]],
    ['one miss every other day of a source that is read once a day', DAILY, [[48, 60], [96, 100], [144, 150]]],
  ])('%s', (_case, source, outages) => {
    expect(notices({ source, seen: downIn(outages), hours: 200 })).toEqual([]);
  }); // prettier-ignore

  test('that every second poll fails: it is read twice an hour', () => {
    const seen = (hours: number): Outcome => ((hours * 4) % 2 === 0 ? 'network-error' : 'ok');
    expect(notices({ source: BRIEF, seen, hours: 100 })).toEqual([]);
  });
});

describe('one alarm, a reminder a day, one recovery', () => {
  test.each<[string, Source, Timeline['seen'], readonly string[]]>([
    ['silent for 30 hours', QUARTERLY, downIn([[30, 60]]), ['54 alarm', '67 recovery']],
    ['silent for 30 hours, twelve allowed', BRIEF, downIn([[30, 60]]), ['42 alarm', '67 recovery']],
    ['for good', BRIEF, downIn([[30, 999]]), ['42 alarm', '66 reminder', '90 reminder', '114 reminder']],
    ['never read', QUARTERLY, () => 'blocked', ['24 alarm', '48 reminder', '72 reminder', '96 reminder']],
    ['refused by robots.txt at every poll: told after half the day', QUARTERLY, () => 'disallowed', ['12 alarm', '36 reminder', '60 reminder', '84 reminder', '108 reminder']],
    ['answered, but no list, though two days are allowed', sourceWith({ allowedSilenceHours: 48 }), downIn([[30, 50]], 'empty'), ['42 alarm', '56 recovery']],
    ['daily, two misses and their day', DAILY, downIn([[48, 96]]), ['73 alarm']],
    ['daily, for good', DAILY, downIn([[48, 999]]), ['73 alarm', '97 reminder']],
    ['twice, days apart', BRIEF, downIn([[10, 23], [60, 73]]), ['22 alarm', '30 recovery', '72 alarm', '80 recovery']],
  ])('%s', (_case, source, seen, expected) => {
    expect(notices({ source, seen, hours: 119 })).toEqual(expected);
  }); // prettier-ignore

  test('a Retry-After of two days after one miss: waiting is no miss, but silence', () => {
    const seen = (hours: number): Outcome =>
      hours < 30 || hours >= 80 ? 'ok' : hours === 30 ? 'rate-limited' : 'waiting';
    const { notices: said, state } = runTimeline({ source: QUARTERLY, seen, hours: 110 });
    expect(said).toEqual(['54 alarm', '78 reminder', '86 recovery']);
    expect(state.health.trouble).toMatchObject({ since: hour(30), last: hour(30) });
  });

  test('flapping for three days: down for hours, up for less than six, again and again', () => {
    const outages = [[10, 25], [25.25, 30], [31, 36], [40, 46], [46.5, 60], [61, 62], [65, 70], [75, 80]] as const; // prettier-ignore
    expect(notices({ source: BRIEF, seen: downIn(outages), hours: 120 })).toEqual([
      '22 alarm',
      '46 reminder',
      '70 reminder',
      '87 recovery',
    ]);
  });

  test('down for twenty hours, then every second poll fails: reminders go on until it is well', () => {
    const seen = (hours: number): Outcome =>
      hours >= 80 || hours < 10 ? 'ok' : hours < 30 || (hours * 4) % 2 === 1 ? 'empty' : 'ok';
    expect(notices({ source: BRIEF, seen, hours: 100 })).toEqual([
      '22 alarm',
      '46 reminder',
      '70 reminder',
      '86 recovery',
    ]);
  });

  test('a single good read does not end it, nor do three within the hour', () => {
    const outages = [[10, 30], [30.25, 33], [33.75, 35]] as const; // prettier-ignore
    expect(notices({ source: BRIEF, seen: downIn(outages), hours: 60 })).toEqual(['22 alarm', '42 recovery']);
  });

  test('a daily source that is read again is not reminded of, and is well again at the third read', () => {
    expect(notices({ source: DAILY, seen: downIn([[48, 96]]), hours: 200 })).toEqual([
      '73 alarm',
      '144 recovery',
    ]);
  });
});

describe('a source that nobody polls', () => {
  test('is told when a day and the next poll have gone by, is reminded of, and is over when polls come again', () => {
    const seen = downIn([[30, 110]], null);
    expect(notices({ source: QUARTERLY, seen, hours: 130 })).toEqual([
      '56 alarm',
      '80 reminder',
      '104 reminder',
      '110 recovery',
    ]);
  });

  test('never, since its state was made', () => {
    expect(notices({ source: QUARTERLY, seen: () => null, hours: 60 })).toEqual(['26 alarm', '50 reminder']);
  });

  test('a daily source that is switched on again after a month has a day to be polled', () => {
    const seen = (hours: number): Outcome | null => (hours === 0 || hours >= 720 ? 'ok' : null);
    // Nobody looks at it either in that month: it is not polled, so not watched.
    const { state } = runTimeline({ source: DAILY, seen, hours: 1 });
    expect(verdictOn(DAILY, state, hour(700))).toBe('unpolled');
    const remembered = { ...state, watch: { unpolledSince: hour(700) } };
    expect(verdictOn(DAILY, remembered, hour(724))).toBe('quiet');
    expect(verdictOn(DAILY, remembered, hour(725))).toBe('alarm');
  });

  test('what was remembered of an earlier time without polls is out of date once one came', () => {
    const seen = (hours: number): Outcome | null => (hours === 0 || hours === 40 ? 'ok' : null);
    const { state, notices: said } = runTimeline({ source: DAILY, seen: () => null, hours: 50 });
    expect([said, state.watch]).toEqual([[], { unpolledSince: hour(49 + 7 / 60) }]);
    const polled = { ...state, health: runTimeline({ source: QUARTERLY, seen, hours: 41 }).state.health };
    const later = { ...polled, watch: { unpolledSince: hour(39) } };
    expect(verdictOn(DAILY, later, hour(100))).toBe('unpolled');
    expect(verdictOn(DAILY, { ...later, watch: { unpolledSince: hour(41) } }, hour(100))).toBe('alarm');
  });

  test('a laptop that was shut for a week wakes without a word, also where its first poll is a miss', () => {
    const { state } = runTimeline({ source: QUARTERLY, seen: () => 'ok', hours: 5 });
    expect(verdictOn(QUARTERLY, state, hour(173))).toBe('unpolled');
    const miss = { outcome: 'network-error', detail: null } as const;
    const woken = { ...state, health: healthAfter(state.health, miss, hour(173)) };
    expect(verdictOn(QUARTERLY, woken, hour(174))).toBe('quiet');
    expect(verdictOn(QUARTERLY, woken, hour(197))).toBe('alarm');
  });
});

describe('a clock that goes back', () => {
  const { state } = runTimeline({ source: BRIEF, seen: downIn([[10, 999]]), hours: 30 });

  test.each([-24, 0, 5, 11, 22.1])('to hour %p, before or at the last notice, finds nothing due', (hours) => {
    expect(verdictOn(BRIEF, state, hour(hours))).toBe('quiet');
  });

  test('nor after the incident, when the same polls are told again', () => {
    const over = runTimeline({ source: BRIEF, seen: downIn([[10, 24]]), hours: 40 });
    expect(over.notices).toEqual(['22 alarm', '32 recovery']);
    const again = { ...state, watch: over.state.watch };
    for (const hours of [12, 22.2, 25, 32.1]) expect(verdictOn(BRIEF, again, hour(hours))).toBe('quiet');
  });

  test('a fresh state looked at before it was made is quiet', () => {
    expect(verdictOn(QUARTERLY, firstState(QUARTERLY, hour(10)), hour(1))).toBe('quiet');
  });
});

describe('whatever a source does', () => {
  const outcome = fc.constantFrom<Outcome | null>(
    'ok',
    'not-modified',
    'server-error',
    'empty',
    'waiting',
    null,
  );
  const spells = fc.array(fc.tuple(outcome, fc.integer({ min: 1, max: 30 })), {
    minLength: 1,
    maxLength: 12,
  });
  const seenIn = (given: readonly (readonly [Outcome | null, number])[]) => (hours: number) => {
    let end = 0;
    for (const [spell, length] of given) {
      end += length;
      if (hours < end) return spell;
    }
    return 'ok';
  };

  test('notices of an incident are in order, reminders a day apart at least, no alarm before twelve hours', () => {
    fc.assert(
      fc.property(spells, fc.constantFrom(15, 60, 360), (given, everyMinutes) => {
        const source = sourceWith({ allowedSilenceHours: 12, everyMinutes });
        const said = notices({ source, seen: seenIn(given), hours: 300 });
        const letters = { alarm: 'a', reminder: 'm', recovery: 'r' };
        const order = said.map(
          (line) => Object.entries(letters).find(([notice]) => line.endsWith(notice))?.[1],
        );
        expect(order.join('')).toMatch(/^(am*r)*(am*)?$/);
        const hours = said.map((line) => Number(line.split(' ')[0]));
        for (const [index, line] of said.entries()) {
          const before = hours[index - 1];
          if (line.endsWith('reminder'))
            expect((hours[index] ?? 0) - (before ?? 0)).toBeGreaterThanOrEqual(24);
          if (line.endsWith('alarm')) expect(hours[index]).toBeGreaterThanOrEqual(11);
        }
      }),
      { seed: 20261101, numRuns: 60 },
    );
  });
});
