import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { MEASURED, QUOTAS } from '../../cli/cost/quotas.ts';
import { catalogueSize, fleetOf } from '../../scripts/scaling/fleet.ts';
import { limitsOf } from '../../scripts/scaling/limits.ts';
import { jobsOfDay } from '../../scripts/scaling/page-jobs.ts';
import type { Job } from '../../scripts/scaling/page-jobs.ts';
import { queueDay } from '../../scripts/scaling/page-queue.ts';
import { pollsByMinute } from '../../scripts/scaling/polls.ts';
import { scalingTables } from '../../scripts/scaling.ts';
import { synthesize } from '../lib/synth.ts';

const doc = readFileSync('docs/scaling.md', 'utf8');
const snapshot = readFileSync('test/lib/__snapshots__/stack.test.ts.snap', 'utf8');

test('the page shows what the simulation prints now: run `npx node scripts/scaling.ts` and paste it', () => {
  expect(doc).toContain(`\n${scalingTables().join('\n')}\n`);
});

test('the plan begins each step where the tables say that a limit is met', () => {
  const met = limitsOf(0.019215)
    .filter(({ sources }) => sources < 10_000 && sources !== 0)
    .map(({ sources }) => sources);
  const steps = [...doc.matchAll(/^\d\. \*\*From ([\d ]+) sources/gm)].map(([, count]) =>
    Number((count ?? '').replace(' ', '')),
  );
  expect(steps).toHaveLength(6);
  for (const step of steps) expect(met.some((sources) => step <= sources && step > sources * 0.9)).toBe(true);
});

test('the resources of the stack are those of its snapshot', () => {
  const resources = snapshot.match(/"Type": "AWS::(?!SSM::Parameter::Value)/g) ?? [];
  const polls = snapshot.match(/"Description": "polls /g) ?? [];
  expect(polls.length).toBeGreaterThan(0);
  expect(resources.length - polls.length).toBe(MEASURED.stackResources.value);
});

test('the bytes of the template are about those that the CDK writes', () => {
  const bytesWith = (count: number): number => {
    const sources = Array.from({ length: count }, (_, n) => ({ id: `some-source-${n}`, host: `www${n}.example`, everyMinutes: 15 })); // prettier-ignore
    return JSON.stringify(synthesize(sources).toJSON(), null, 1).length;
  };
  const { templateBytesPerSource, templateBytesWithout } = MEASURED;
  const per = (bytesWith(11) - bytesWith(1)) / 10;
  expect(per / templateBytesPerSource.value).toBeCloseTo(1, 1);
  expect((bytesWith(1) - per) / templateBytesWithout.value).toBeCloseTo(1, 1);
});

describe('the simulated day', () => {
  test('has the catalogue as it is, and as many sources as asked for, no host shared by two pieces', () => {
    expect(fleetOf(catalogueSize())).toHaveLength(catalogueSize());
    const fleet = fleetOf(1200);
    expect(new Set(fleet.map(({ id }) => id)).size).toBe(1200);
    const hosts = (piece: string) =>
      new Set(fleet.filter(({ id }) => id.startsWith(piece)).map(({ host }) => host));
    expect([...hosts('0-')].filter((host) => hosts('1-').has(host))).toEqual([]);
  });

  test('polls every source as often as its cadence says', () => {
    const minutes = pollsByMinute([
      { id: 'a', host: 'a', everyMinutes: 15, offset: 3 },
      { id: 'b', host: 'b', everyMinutes: 720, offset: 3 },
    ]);
    expect(minutes.reduce((sum, polls) => sum + polls, 0)).toBe(96 + 2);
    expect(minutes[3]).toBe(2);
    expect(minutes[18]).toBe(1);
  });

  test('has seven pages an item, each queued by a poll of its source, the same at every run', () => {
    const source = { id: 'a', host: 'a', everyMinutes: 30, offset: 7 };
    const jobs = jobsOfDay([source], 50, 1);
    expect(jobs).toHaveLength(350);
    expect(jobs.filter(({ isNew }) => isNew)).toHaveLength(50);
    expect(jobs.every(({ second }) => (second / 60 - 7) % 30 === 0)).toBe(true);
    expect(jobsOfDay([source], 50, 1)).toEqual(jobs);
    expect(jobsOfDay([source], 50, 2)).not.toEqual(jobs);
  });

  const jobs = (count: number, hostOf: (index: number) => string): readonly Job[] =>
    Array.from({ length: count }, (_, index) => ({ host: hostOf(index), second: 0, isNew: true }));

  test('reads the pages of one host one after the other', () => {
    expect(
      queueDay(
        jobs(100, () => 'one'),
        3.5,
      ),
    ).toMatchObject({ longest: 350, mostWaiting: 100 });
  });

  test('reads pages of many hosts four at a time', () => {
    expect(queueDay(jobs(160, String), 3.5).longest).toBe((160 / 4) * 3.5);
  });

  test('keeps a host that has few pages waiting for one batch at most', () => {
    const mixed = [...jobs(40, () => 'large'), ...jobs(1, () => 'small')];
    expect(queueDay(mixed, 1).longest).toBe(40);
    const [small] = jobs(1, () => 'small');
    expect(
      queueDay([...jobs(40, () => 'large').map((job) => ({ ...job, isNew: false })), small!], 1).longest,
    ).toBe(1);
  });
});

test('every quota and measure names where it is written', () => {
  const { on, ...measured } = MEASURED;
  expect(on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  for (const { page } of [...Object.values(QUOTAS), ...Object.values(measured)])
    expect(page).toMatch(/\S{3}/);
});
