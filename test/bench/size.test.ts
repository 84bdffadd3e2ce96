import { beforeAll, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { runBench } from '../../bench/program.ts';
import { sizeFigures } from '../../bench/size.ts';
import { MEASURED } from '../../cli/cost/quotas.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';

const figureSchema = v.object({
  name: v.string(),
  unit: v.literal('KiB'),
  hold: v.number(),
  holds: v.boolean(),
  measured: v.object({ median: v.number() }),
});

let status: number;
let figures: readonly v.InferOutput<typeof figureSchema>[];
beforeAll(async () => {
  const lines: string[] = [];
  const output = { result: (line: string) => lines.push(line), say: () => undefined };
  status = await runBench(['--only', 'size', '--json'], [sizeFigures], output);
  figures = lines.map((line) => v.parse(figureSchema, JSON.parse(line)));
}, 60_000);

test.each([
  ['scrape', 1500],
  ['capture', 1500],
  ['publish', 700],
  ['watchdog', 700],
  ['digest', 700],
])('the code of %s with the whole catalogue is at most %i KiB', (stage, hold) => {
  const figure = figures.find(({ name }) => name === `size of ${stage}`);
  expect(figure).toMatchObject({ hold, holds: true });
  expect(figure?.measured.median).toBeLessThanOrEqual(hold);
  expect(figure?.measured.median).toBeGreaterThan(200);
});

test('docs/scaling.md counts with the code as it is: where this fails, measure it anew for cli/cost/quotas.json', () => {
  const { codeBytes, codeBytesPerSource } = MEASURED;
  const counted = codeBytes.value + readSources('sources').length * codeBytesPerSource.value;
  const scrape = figures.find(({ name }) => name === 'size of scrape')?.measured.median ?? 0;
  expect(Math.abs((scrape * 1024) / counted - 1)).toBeLessThan(0.01);
});

test('no function is left out, and nothing else is measured', () => {
  expect([status, figures.length]).toEqual([0, 5]);
});
