import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startFigures } from '../../bench/start.ts';
import { SITUATIONS } from '../../bench/start/situations.ts';
import { startWorld } from '../../bench/start/world.ts';
import type { StartWorld } from '../../bench/start/world.ts';

/** That the bench measures what it says; how fast it is on a machine that runs tests is not asked here. */
describe('the bench of starts', () => {
  let world: StartWorld;
  beforeAll(async () => {
    world = await startWorld();
  }, 60_000);
  afterAll(() => world.close());

  test.each(SITUATIONS.map((situation) => [`${situation.stage}: ${situation.what}`, situation] as const))(
    '%s is done behind ports and over the wire',
    async (_, situation) => {
      for (const way of ['ports', 'wire'] as const) {
        const { milliseconds } = await world.start('ours', situation, way);
        expect(milliseconds).toBeGreaterThan(0);
      }
    },
    60_000,
  );

  test('the baseline loads its libraries and answers', async () => {
    const [situation] = SITUATIONS;
    const started = await world.start('theirs', situation!, 'ports');
    const empty = await world.start('empty', situation!, 'ports');
    expect(started.log).toBe('answer of the handler: "done"\n');
    expect(started.milliseconds).toBeGreaterThan(empty.milliseconds);
  }, 60_000);

  test('a handler that did something else is not measured', async () => {
    const situation = { ...SITUATIONS[0]!, proof: /"outcome":"ok"/ };
    await expect(world.start('ours', situation, 'ports')).rejects.toThrow(
      /did something else:.*not-modified/s,
    );
  }, 60_000);
});

test('one round gives finite ratios, with what they are held to', async () => {
  const names = ['start of publish: one alert', 'start of scrape: a list not modified (304)'];
  const figures = await Array.fromAsync(startFigures.measure(names, 1));
  expect(figures.map(({ name, hold }) => [name, hold])).toEqual([
    [names[1], 1.2],
    [names[0], 0.8],
  ]);
  for (const { measured } of figures)
    expect(Number.isFinite(measured.median) && measured.median > 0).toBe(true);
}, 60_000);
