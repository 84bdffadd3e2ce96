import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../lambdas/contract/alert.ts';
import { updateFeeds } from '../../lambdas/watchdog/feeds.ts';
import type { Fault } from '../support/faults.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { add, alertAt, counted, feedIn, hours, idsIn, objectsIn, slow } from './feed-house.ts';

const full = () => 'full' as const;

/** Alerts of two hours, across midnight; before them either nothing, or a feed of all that is nearly full. */
const ROUNDS = [
  { at: 23, alerts: [0, 1, 2].map((index) => alertAt(index, 22)) },
  { at: 25, alerts: [100, 101, 102, 103].map((index) => alertAt(index, index < 102 ? 21 : 24)) },
];
const OLD = Array.from({ length: 97 }, (_, index) => ({ ...alertAt(2, 20), id: `old-${index}` }));

async function archiveWith(alerts: readonly Alert[]): Promise<Record<string, string>> {
  const archive = memoryArchive();
  await add(archive, ...alerts);
  await updateFeeds(hours(21), archive, full);
  return objectsIn(archive, '');
}

/** Runs the rounds; where the fault stops one, another process does it again, or leaves it to the next hour. */
async function rounds(before: Record<string, string>, fault: Fault | null, again: Again) {
  const archive = memoryArchive(before);
  const first = counted(archive, fault);
  let process = first.archive;
  for (const { at, alerts } of ROUNDS) {
    await add(archive, ...alerts);
    await updateFeeds(hours(at), process, full).catch(async () => {
      process = archive;
      await updateFeeds(hours(again === 'at once' ? at : at + 1), archive, full);
    });
  }
  return { feeds: await objectsIn(archive, 'feeds/'), calls: first.calls };
}
type Again = 'at once' | 'an hour later';

describe('feeds whose update is stopped at any call and done again', () => {
  test.each([
    ['from nothing', [], 'at once'],
    ['from nothing', [], 'an hour later'],
    ['while the feed of all is filling up', OLD, 'at once'],
  ] as const)('%s: are those of an undisturbed run', async (_what, alerts, again) => {
    const before = await archiveWith(alerts);
    const { feeds: expected, calls } = await rounds(before, null, again);
    expect(Object.keys(expected)).toHaveLength(18);
    const wrong: string[] = [];
    for (const when of ['before', 'after'] as const) {
      for (const [call, name] of calls.entries()) {
        const { feeds } = await rounds(before, { call, when }, again);
        if (JSON.stringify(feeds) !== JSON.stringify(expected)) wrong.push(`${when} ${call} ${name}`);
      }
    }
    process.stderr.write(`feeds: ${calls.length * 2} stops, ${wrong.length} with another result\n`);
    expect(wrong).toEqual([]);
  });
});

/** A small generator of pseudo-random numbers (mulberry32): the same seed, the same interleaving. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const NAMES = [
  'all',
  'relevant',
  'frameworks/squad',
  'frameworks/admm-plus',
  'counterparts/FR',
  'counterparts/ASEAN',
];

describe('two updates at once', () => {
  test('lose nothing, and leave both formats saying the same, whoever is faster', async () => {
    const before = Array.from({ length: 5 }, (_, index) => alertAt(index, 1));
    const during = Array.from({ length: 9 }, (_, index) => alertAt(10 + index, 2));
    const whole = memoryArchive();
    await add(whole, ...before, ...during);
    await updateFeeds(hours(3), whole, full);
    const expected = await Promise.all(NAMES.map((name) => feedIn(whole, name)));
    for (let seed = 0; seed < 60; seed += 1) {
      const archive = memoryArchive();
      await add(archive, ...before);
      if (seed % 2 === 0) await updateFeeds(hours(2), archive, full);
      await add(archive, ...during);
      const next = numbers(seed);
      // The two see different alerts: one lists before some have appeared.
      const runs = [
        slow(archive, () => next(30), (key) => /id-001[0-4]/.test(key) && seed % 3 === 0),
        slow(archive, () => next(30), (key) => /id-001[5-8]/.test(key)),
      ]; // prettier-ignore
      await Promise.all(runs.map((run) => updateFeeds(hours(3), run, full)));
      for (const name of NAMES) await feedIn(archive, name);
      if (seed % 3 === 0) await updateFeeds(hours(3), archive, full);
      expect(await Promise.all(NAMES.map((name) => feedIn(archive, name)))).toEqual(expected);
    }
  });

  test('of a feed that is full leave the newest hundred', async () => {
    const archive = memoryArchive();
    await add(archive, ...Array.from({ length: 130 }, (_, index) => alertAt(index, 1 + (index % 20))));
    const next = numbers(1);
    const run = () =>
      updateFeeds(
        hours(22),
        slow(archive, () => next(10)),
        full,
      );
    await Promise.all([run(), run(), run()]);
    expect(await idsIn(archive, 'all')).toHaveLength(100);
    expect((await feedIn(archive, 'all'))?._hinomi.passed).toHaveLength(30);
  });
});
