import { afterAll, describe, expect, test } from '@jest/globals';
import { CLAIMS_NOTHING, COMMITS_FIRST, MARKS_FIRST, MOVES_ON_FIRST } from './broken.ts';
import { chance } from './chance.ts';
import { Cloud } from './cloud.ts';
import { FUNCTIONS } from './functions.ts';
import type { Functions } from './functions.ts';
import { outcomeOf } from './outcome.ts';
import { retell } from './retell.ts';
import { storyOf } from './story.ts';
import { inWords, judge, newTally } from './tally.ts';
import type { Tally } from './tally.ts';
import { untrueIn } from './truth.ts';

/**
 * Each seed is a story of its own. `HINOMI_DELIVERY_SEED` names the first one, `HINOMI_DELIVERY_RUNS` how many; a single
 * one is retold in full:
 *
 *     HINOMI_DELIVERY_SEED=42 HINOMI_DELIVERY_RUNS=1 npm run jest -- test/delivery/random.test.ts -t nothing
 */
const FIRST = Number(process.env['HINOMI_DELIVERY_SEED'] ?? 1);
const RUNS = Number(process.env['HINOMI_DELIVERY_RUNS'] ?? 2000);

/** Runs the story of a seed. Resolves with what was wrong, and how the story went. */
async function run(
  seed: number,
  tally: Tally,
  functions: Functions = FUNCTIONS,
): Promise<{ readonly wrong: readonly string[]; readonly story: string }> {
  const before = tally.complaints.length;
  const story = storyOf(chance(seed));
  const cloud = await new Cloud({ ...story.plan, functions }).run();
  const outcome = await outcomeOf(cloud);
  judge(tally, `seed ${seed}`, outcome, untrueIn(story, cloud, outcome));
  const wrong = tally.complaints.slice(before);
  return { wrong, story: wrong.length > 0 || RUNS === 1 ? retell(story, cloud) : '' };
}

const total = newTally();
afterAll(() => {
  process.stderr.write(`delivery, seeds ${FIRST} to ${FIRST + RUNS - 1}: ${inWords(total)}\n`);
});

test('whatever happens, nothing is lost and nothing is told twice', async () => {
  for (let seed = FIRST; seed < FIRST + RUNS; seed += 1) {
    const { wrong, story } = await run(seed, total);
    if (story !== '' && (RUNS === 1 || total.complaints.length === wrong.length))
      process.stderr.write(`${wrong.join('\n')}\n${story}\n`);
  }
  expect(total.complaints).toEqual([]);
}, 900_000);

/** So many stories at most until a mistake must have shown. */
const PATIENCE = 400;

describe('the suite finds a program that', () => {
  test.each([
    ['marks before it sends', MARKS_FIRST, /was never sent/],
    ['sends without a claim', CLAIMS_NOTHING, /was sent \d times/],
    ['commits its list before it queues the pages', COMMITS_FIRST, /never told/],
    ['moves an item on before its alert is recorded', MOVES_ON_FIRST, /was not told/],
  ])(
    '%s',
    async (_name, functions, complaint) => {
      const tally = newTally();
      for (let seed = 1; seed <= PATIENCE; seed += 1) {
        const { wrong } = await run(seed, tally, functions);
        if (wrong.some((what) => complaint.test(what))) return;
      }
      throw new Error(`${PATIENCE} stories, and nothing was found`);
    },
    120_000,
  );
});
