import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PERIODS } from '../../lambdas/contract/cadence.ts';
import { cronOf, spread, SpreadError } from '../../lib/spread.ts';
import type { PolledSource, SpreadSource } from '../../lib/spread.ts';

const DAY = 1440;
const minutesOf = ({ everyMinutes, offset }: SpreadSource): number[] =>
  Array.from({ length: DAY / everyMinutes }, (_, n) => offset + n * everyMinutes);

/** Reads a cron expression of the two forms we write back into minutes of the day, without asking `spread`. */
function minutesOfCron(cron: string): number[] {
  const [minutes = '', hours = ''] = cron.slice('cron('.length, -1).split(' ');
  const values = (field: string, end: number): number[] => {
    if (field === '*') return Array.from({ length: end }, (_, n) => n);
    const [start = 0, step = end] = field.split('/').map(Number);
    return Array.from({ length: Math.ceil((end - start) / step) }, (_, n) => start + n * step);
  };
  return values(hours, 24).flatMap((hour) => values(minutes, 60).map((minute) => hour * 60 + minute));
}

const source = (id: string, host: string, everyMinutes = 15): PolledSource => ({ id, host, everyMinutes });

describe('spread', () => {
  test('two sources of one host keep three minutes apart, and every minute is used before one is used twice', () => {
    const placed = spread([source('a', 'x'), source('b', 'x'), source('c', 'y'), source('d', 'z')]);
    expect(placed.map(({ id, offset }) => [id, offset])).toEqual([
      ['a', 0],
      ['b', 3],
      ['c', 1],
      ['d', 2],
    ]);
  });

  test('does not depend on the order of the sources', () => {
    const sources = ['a', 'b', 'c', 'd', 'e'].map((id, n) =>
      source(id, n % 2 === 0 ? 'x' : 'y', [15, 60, 5][n % 3]),
    );
    expect(spread(sources.toReversed())).toEqual(spread(sources));
  });

  test('no two polls of one host fall on one minute of the day, whatever the periods', () => {
    const polled = fc.record({
      host: fc.constantFrom('x', 'y', 'z'),
      everyMinutes: fc.constantFrom(...PERIODS),
    });
    const sources = fc
      .array(polled, { maxLength: 8 })
      .map((all) => all.map((one, n) => ({ ...one, id: `s${n}` })));
    fc.assert(
      fc.property(sources, (all) => {
        const polls = trySpread(all).flatMap((one) =>
          minutesOf(one).map((minute) => `${one.host} ${minute}`),
        );
        return new Set(polls).size === polls.length;
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  test('a host with more sources than minutes is an error that names it', () => {
    const sources = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => source(id, 'busy.example', 5));
    expect(() => spread(sources)).toThrow(
      new SpreadError('busy.example: 6 sources cannot keep apart: raise everyMinutes of some'),
    );
  });

  test('a period that cron cannot say is an error that names the source and the periods', () => {
    expect(() => spread([source('odd', 'x', 45)])).toThrow(/odd: everyMinutes 45: use one of 5, 6, 10/);
  });
});

const trySpread = (sources: readonly PolledSource[]): readonly SpreadSource[] => {
  try {
    return spread(sources);
  } catch (error) {
    if (error instanceof SpreadError) return [];
    throw error;
  }
};

describe('cronOf', () => {
  test.each([
    [15, 3, 'cron(3/15 * * * ? *)'],
    [60, 7, 'cron(7 0/1 * * ? *)'],
    [180, 130, 'cron(10 2/3 * * ? *)'],
    [1440, 754, 'cron(34 12 * * ? *)'],
  ])('every %i minutes from minute %i', (everyMinutes, offset, cron) => {
    expect(cronOf({ ...source('a', 'x', everyMinutes), offset })).toBe(cron);
  });

  test.each(PERIODS)('the cron of every %i minutes means those minutes', (everyMinutes) => {
    const placed = { ...source('a', 'x', everyMinutes), offset: everyMinutes - 1 };
    expect(minutesOfCron(cronOf(placed))).toEqual(minutesOf(placed));
  });
});
