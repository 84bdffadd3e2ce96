import { DAY, HOUR, MINUTE, after } from '../../lambdas/contract/instant.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import type { Chance } from './chance.ts';
import type { Plan } from './cloud.ts';
import type { Task } from './lambda.ts';
import { Site } from './site.ts';
import type { Stops } from './stops.ts';
import { newsOf } from './web.ts';
import type { WebChange } from './web.ts';
import type { Weather } from './weather.ts';

/** A night that chance made up: what two sites do, when they are polled, and what goes wrong. */
export interface Story {
  readonly plan: Plan;
  readonly sites: readonly Site[];
  /** From then on nothing goes wrong any more, and the sites rest. */
  readonly calmFrom: Instant;
}

const EVENING = '2026-03-01T19:00:00Z';
const DIGEST = '2026-03-02T01:00:00Z';
/** Minutes between two polls of a source; five are the fewest that a definition may ask for. */
const PERIODS = [5, 10, 15, 30, 60, 120];
/** Hours of rest after which the sources are polled: enough for every visit of the first day. */
const QUIET_POLLS = [0.25, 1, 2, 5, 7, 8, 14, 26, 33];
/** Hours of rest after which the watchdog looks: hourly until it has looked at all that may be undelivered. */
const QUIET_WATCHES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 16];

type Scheduled = Plan['schedule'][number];

export function storyOf(chance: Chance): Story {
  const begins = after(EVENING, chance.below(18) * 15 * MINUTE);
  const web: WebChange[] = [];
  const sites = ['alpha', 'beta'].map((id) => new Site(id, after(begins, -HOUR), web, chance));
  const polls = pollsOf(sites, begins, chance);
  const calmFrom = after(lastOf(polls), MINUTE);
  for (const site of sites) moveAround(site, begins, calmFrom, chance);
  for (const site of sites) site.recover(calmFrom);
  const schedule = [...polls, ...routinesOf(begins, calmFrom), ...restOf(sites, calmFrom)];
  const sources = sites.map(({ id }) => newsOf(id));
  const weather = weatherOf(chance);
  const stops = stopsIn(begins, calmFrom, chance);
  return { plan: { sources, web, schedule, weather, stops }, sites, calmFrom };
}

const scheduled = (at: Instant, task: Task): Scheduled => ({ at, task });

const lastOf = (polls: readonly Scheduled[]): Instant =>
  polls.map(({ at }) => at).reduce((last, at) => (at > last ? at : last));

/** While things go wrong: the watchdog seven minutes past every hour, and the digests. */
const routinesOf = (begins: Instant, calmFrom: Instant): readonly Scheduled[] => [
  ...hoursBetween(begins, calmFrom).map((at) => scheduled(at, { stage: 'watchdog', at })),
  ...[0, 1].map((day) => after(DIGEST, day * DAY)).map((at) => scheduled(at, { stage: 'digest', at })),
];

/** When all is well again: an operator redrives what lies in dead letters, and everything else takes its course. */
function restOf(sites: readonly Site[], calmFrom: Instant): readonly Scheduled[] {
  const hours = (some: readonly number[]): readonly Instant[] =>
    some.map((hour) => after(calmFrom, hour * HOUR));
  return [
    // When the last message that was hidden has come back.
    scheduled(after(calmFrom, 10 * MINUTE), { stage: 'redrive' }),
    ...hours(QUIET_WATCHES).map((at) => scheduled(at, { stage: 'watchdog', at })),
    ...sites.flatMap(({ id }) =>
      hours(QUIET_POLLS).map((at) => scheduled(at, { stage: 'scrape', source: id, at })),
    ),
  ];
}

function ticksFrom(begins: Instant, chance: Chance): readonly Instant[] {
  const ticks = [begins];
  for (let tick = begins; ticks.length < 5 + chance.below(3); ticks.push(tick))
    tick = after(tick, chance.pick(PERIODS) * MINUTE);
  return ticks;
}

/** Seconds by which an invocation may be late; one that is older than five minutes is given up (`maxAgeSeconds`). */
const LATE = [20, 60, 120, 300];

/** Polls of all sources, at the same instants or each at its own. */
function pollsOf(sites: readonly Site[], begins: Instant, chance: Chance): readonly Scheduled[] {
  const shared = chance.is(0.5) ? ticksFrom(begins, chance) : null;
  const late = (): number => (chance.is(0.15) ? chance.pick(LATE) : 0);
  return sites.flatMap(({ id }) =>
    (shared ?? ticksFrom(begins, chance)).map((at) =>
      scheduled(after(at, late()), { stage: 'scrape', source: id, at }),
    ),
  );
}

function moveAround(site: Site, begins: Instant, ends: Instant, chance: Chance): void {
  const moves = Array.from({ length: 5 + chance.below(8) }, () =>
    chance.below((Date.parse(ends) - Date.parse(begins)) / 1000),
  );
  for (const seconds of moves.toSorted((a, b) => a - b)) site.move(after(begins, seconds));
}

function hoursBetween(begins: Instant, ends: Instant): readonly Instant[] {
  const hours: Instant[] = [];
  for (let hour = `${begins.slice(0, 13)}:07:00Z`; hour < ends; hour = after(hour, HOUR))
    if (hour > begins) hours.push(hour);
  return hours;
}

/** How long a notification takes: mostly seconds, sometimes minutes, and now and then more than an hour. */
const DELAYS = [1, 1, 1, 1, 30, 30, 60, 600, 1800, 4000];

/** How long messages lie in the queue before a function has time for them. */
const PICKUPS = [1, 1, 1, 5, 60, 900];

const weatherOf = (chance: Chance): Weather => ({
  arrivals: (now) => {
    const soon = [chance.pick(DELAYS), ...(chance.is(0.15) ? [chance.pick(DELAYS)] : [])];
    // Within the minute, so that some arrive together.
    return soon.map((seconds) => (seconds < 30 ? seconds : seconds - ((now + seconds) % 30)));
  },
  pickup: () => chance.pick(PICKUPS),
  copies: chance.is(0.2) ? 2 : 1,
  deduplicates: chance.is(0.5),
  reversed: chance.is(0.5),
  twice: chance.is(0.2),
  racing: chance.is(0.4) ? chance : null,
});

/** Functions die, single calls fail, and now and then a whole service is away for a while. */
function stopsIn(begins: Instant, ends: Instant, chance: Chance): Stops {
  let left = chance.below(8);
  const seldom = 0.01 * chance.pick([0.5, 1, 3]);
  const outage = chance.is(0.15) ? outageAfter(begins, chance) : NO_OUTAGE;
  return ({ at, name }) => {
    if (at >= ends) return null;
    if (outage(name, at)) return { when: 'before', how: 'fails' };
    if (left === 0 || !chance.is(seldom)) return null;
    left -= 1;
    return { when: chance.pick(['before', 'after']), how: chance.is(0.7) ? 'dies' : 'fails' };
  };
}

type Outage = (name: string, at: Instant) => boolean;
const NO_OUTAGE: Outage = () => false;

function outageAfter(begins: Instant, chance: Chance): Outage {
  const service = chance.pick(['archive.', 'archive.create', 'queue.', 'topic.']);
  const from = after(begins, chance.below(3 * HOUR));
  const to = after(from, (1 + chance.below(40)) * MINUTE);
  return (name, at) => name.startsWith(service) && at >= from && at < to;
}
