import { describe, expect, test } from '@jest/globals';
import { exactly, measuredOf } from '../../bench/figure.ts';
import type { Figure, FigureGroup } from '../../bench/figure.ts';
import { runBench } from '../../bench/program.ts';

const figure = (name: string, measured: Figure['measured'], hold: number | null): Figure => ({
  name,
  measured,
  hold,
  unit: 'times',
  detail: `against another ${name}`,
});

/** A group that tells what it was asked to measure. */
function group(figures: readonly Figure[]): FigureGroup & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    names: figures.map(({ name }) => name),
    async *measure(wanted, rounds) {
      asked.push([wanted, rounds]);
      await Promise.resolve();
      yield* figures.filter(({ name }) => wanted.includes(name));
    },
  };
}

async function bench(groups: readonly FigureGroup[], ...words: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const output = { result: (line: string) => out.push(line), say: (line: string) => err.push(line) };
  return { status: await runBench(words, groups, output), out, err };
}

const spread = measuredOf([1.5, 0.5, 0.75]);
const [light, heavy, told] = [
  figure('light', spread, 1),
  figure('heavy', exactly(3), 2),
  figure('told', exactly(9), null),
];

describe('npm run bench', () => {
  test('shows each figure with its spread, what it is held to and what it was compared with', async () => {
    const { status, out } = await bench([group([light, told])]);
    expect(status).toBe(0);
    expect(out).toEqual([
      expect.stringMatching(/^ +figure +least +median +most +hold +unit +measured$/),
      expect.stringMatching(/^holds +light +0\.50 +0\.75 +1\.50 +≤ 1 +times +against another light$/),
      expect.stringMatching(/^shown +told +9\.00 +9\.00 +9\.00 +- +times +against another told$/),
    ]);
  });

  test('ends with 1 where a median is over what it is held to', async () => {
    const { status, out } = await bench([group([light, heavy])]);
    expect(status).toBe(1);
    expect(out[2]).toMatch(/^MISSED +heavy/);
  });

  test('--json is one object a figure and line, and nothing else', async () => {
    const { out, err } = await bench([group([light]), group([heavy, told])], '--json');
    expect(out.map((line): unknown => JSON.parse(line))).toEqual([
      { ...light, holds: true },
      { ...heavy, holds: false },
      { ...told, holds: null },
    ]);
    expect(err).toEqual([]);
  });

  test('--only measures what has the words in its name, and asks no other group', async () => {
    const [first, second] = [group([light, heavy]), group([told])];
    const { status, out } = await bench([first, second], '--only', 'ligh', '--rounds', '3', '--json');
    expect([status, out.length, first.asked, second.asked]).toEqual([0, 1, [[['light'], 3]], []]);
  });

  test.each([
    [['--only', 'nothing'], /--only nothing: no figure .*there are:\n {2}light\n {2}told$/s],
    [['--rounds', '0'], /--rounds: give a number from 1/],
    [['--rounds', 'x'], /--rounds: give a number from 1/],
    [['--fast'], /unknown option '--fast'/],
  ])('%j is wrong usage', async (words, message) => {
    const one = group([light, told]);
    const { status, out, err } = await bench([one], ...words);
    expect([status, out, one.asked]).toEqual([2, [], []]);
    expect(err.join('\n')).toMatch(message);
  });
});
