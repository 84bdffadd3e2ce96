import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chance } from './chance.ts';
import { Cloud } from './cloud.ts';
import { NIGHT } from './night.ts';
import { alertsOf, outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { Call, Stop, Stops } from './stops.ts';
import { comparedWith, inWords, judge, newTally } from './tally.ts';
import { BACKWARDS, CALM, TWICE, racing, racingLate } from './weather.ts';
import type { Weather } from './weather.ts';

interface Night {
  readonly calls: readonly Call[];
  readonly outcome: Outcome;
}

/** `weather`: made anew for every run, so that chance in it begins anew. */
async function night(weather: () => Weather, stops: Stops = () => null): Promise<Night> {
  const cloud = await new Cloud({ ...NIGHT, weather: weather(), stops }).run();
  return { calls: cloud.calls, outcome: await outcomeOf(cloud) };
}

const total = newTally();
let undisturbed: Night;
beforeAll(async () => {
  undisturbed = await night(() => CALM);
});
afterAll(() => {
  process.stderr.write(
    `delivery, one stop a night (after a read at every ${SOME_READS}th only): ${inWords(total)}\n`,
  );
});

interface Case extends Stop {
  readonly call: Call;
}

const nameOf = ({ call, how, when }: Case): string =>
  `${how} ${when} call ${call.index} (${call.at}, ${call.stage}, ${call.name} ${call.subject})`;

/**
 * Runs the night in this weather, undisturbed and then once with each of the chosen stops. Every time it must leave what
 * the calm night left. Resolves with what was wrong.
 */
async function complaintsOf(
  weather: () => Weather,
  choose: (calls: readonly Call[]) => readonly Case[],
): Promise<readonly string[]> {
  const before = total.complaints.length;
  const alone = await night(weather);
  judge(total, 'undisturbed', alone.outcome, comparedWith(undisturbed.outcome, alone.outcome));
  for (const stop of choose(alone.calls)) {
    const { outcome } = await night(weather, ({ index }) => (index === stop.call.index ? stop : null));
    expect(outcome.stopped).toHaveLength(1);
    judge(total, nameOf(stop), outcome, comparedWith(undisturbed.outcome, outcome));
  }
  return total.complaints.slice(before);
}

const bothSides = (call: Call, how: Stop['how']): readonly Case[] =>
  (['before', 'after'] as const).map((when) => ({ call, when, how }));

const isRead = ({ name }: Call): boolean => name === 'archive.read' || name === 'archive.list';

/** Reads change nothing: one that is stopped when it has been done leaves what one that is stopped before leaves. */
const SOME_READS = 11;

/** Before and after every call; of the reads, every eleventh after it as well. */
const everyCall = (calls: readonly Call[]): readonly Case[] =>
  calls
    .flatMap((call) => bothSides(call, 'dies'))
    .filter(({ call, when }) => when === 'before' || !isRead(call) || call.index % SOME_READS === 0);

/** Before and after every so manieth call, `first` being the first. */
const someCalls =
  (every: number, first: number, how: Stop['how']) =>
  (calls: readonly Call[]): readonly Case[] =>
    calls.filter(({ index }) => index % every === first % every).flatMap((call) => bothSides(call, how));

const LONG = 600_000;

test('the night has all that an alert can be', () => {
  const { outcome } = undisturbed;
  const alerts = alertsOf(outcome);
  const changes = Map.groupBy(alerts, ({ change }) => change);
  expect([...changes].map(([change, { length }]) => [change, length]).sort()).toEqual([
    ['new', 20],
    ['removed', 1],
    ['updated', 2],
  ]);
  expect(alerts.flatMap(({ event }) => event?.report ?? []).sort()).toEqual([1, 1, 2, 2, 3]);
  expect(alerts.filter(({ burst }) => burst !== undefined)).toHaveLength(16);
  expect([...outcome.bursts.values()].map(({ items }) => items.length)).toEqual([16]);
  expect([...outcome.digests.values()].map((digest) => digest.alerts.length)).toEqual([22, 1]);
  expect(outcome.sent.size).toBe(23 + 1 + 2);
});

test(
  'a function that dies before or after any call loses nothing, and repeats only what it could not mark',
  async () => {
    const before = total.repeats;
    expect(await complaintsOf(() => CALM, everyCall)).toEqual([]);
    // Of everything that went out: stopped when it was taken, and stopped when it was to be marked.
    expect(total.repeats - before).toBe(2 * undisturbed.outcome.sent.size);
  },
  LONG,
);

test(
  'so does a call that is refused, or whose answer is lost',
  async () => {
    expect(await complaintsOf(() => CALM, someCalls(13, 0, 'fails'))).toEqual([]);
  },
  LONG,
);

test.each([
  ['every function runs twice', TWICE, 29],
  ['everything is delivered twice and backwards', BACKWARDS, 23],
])(
  '%s',
  async (_name, weather, every) => {
    expect(await complaintsOf(() => weather, someCalls(every, 0, 'dies'))).toEqual([]);
  },
  LONG,
);

const SEEDS = Array.from({ length: 15 }, (_, index) => index + 1);

test.each([
  ['everything is done twice at once', racing],
  ['publishers meet the watchdog', racingLate],
])(
  '%s',
  async (_name, weather) => {
    for (const seed of SEEDS) {
      const complaints = await complaintsOf(() => weather(chance(seed)), someCalls(701, seed * 37, 'dies'));
      expect(complaints.map((what) => `seed ${seed}: ${what}`)).toEqual([]);
    }
  },
  LONG,
);
