import pLimit from 'p-limit';
import type { Time } from '../../lambdas/adapters/spaced-pages.ts';
import { capture } from '../../lambdas/capture/capture.ts';
import { MINUTE, instantOf } from '../../lambdas/contract/instant.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { dateIn } from '../../lambdas/core/dates.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { asError } from '../../lambdas/runtime/log.ts';
import { poll } from '../../lambdas/scrape/poll.ts';
import type { LocalPorts } from '../local/ports.ts';
import { dueDigest } from '../local/digest-days.ts';
import { deliver, feed, makeDigest, watchOver } from '../local/run.ts';
import type { WatchEvent } from './events.ts';

export interface WatchPlan {
  /** The sources to poll. */
  readonly polled: readonly Source[];
  /** Sources whose queued pages are read all the same: they were polled before. */
  readonly others: readonly Source[];
  /** One poll of each source, the pages that are due then, and the end. */
  readonly once: boolean;
  /** At the first sight of a source, entries dated within so many seconds are alerted. */
  readonly sinceSeconds: number | null;
}

export interface Surroundings {
  readonly ports: LocalPorts;
  /** `sleep` gives up its wait with an `AbortError` once `stop` is aborted. */
  readonly time: Time;
  /** Aborted: nothing new is begun, and the loop ends. */
  readonly stop: AbortSignal;
  readonly report: (event: WatchEvent) => void;
}

/** How often the health of the sources is looked over, and whoever runs this told of it. */
const LOOK_OVER_MINUTES = 15;
/** Longest single sleep: a machine that slept itself then soon finds what is due by its clock. */
const LONGEST_SLEEP = 60_000;

/**
 * Polls sources at their own pace, reads the pages that are due and delivers the alerts, until it is stopped (with
 * `once`, until all of that is done once). Hosts do not wait for each other: each has a lane of its own, in which one
 * thing is done at a time. That pages of a host keep their distance is the business of `ports.pages`.
 *
 * What a site does is an event. Our own failures are events too, and what failed is tried again at the next turn.
 */
export async function watchLoop(plan: WatchPlan, surroundings: Surroundings): Promise<void> {
  const run = runOf(plan, surroundings);
  await run.deliver();
  const lanes = lanesOf(plan).map((lane) => runLane(lane, run));
  await Promise.all(plan.once ? lanes : [...lanes, lookOverAndOver(run)]);
  if (plan.once) await lookOver(run);
}

interface Run extends WatchPlan, Surroundings {
  /** Delivers what is waiting. Never twice at once: one delivery would take the other's claims for those of a dead run. */
  readonly deliver: () => Promise<void>;
  /** When it began. */
  readonly started: Instant;
}

function runOf(plan: WatchPlan, surroundings: Surroundings): Run {
  const one = pLimit(1);
  const { ports, report } = surroundings;
  const run: Run = {
    ...plan,
    ...surroundings,
    started: instantOf(surroundings.time.now()),
    deliver: () =>
      one(() =>
        guarded('delivering alerts', run, async () => {
          for await (const event of deliver(ports)) report(event);
        }),
      ),
  };
  return run;
}

/** The sources of one host. */
interface Lane {
  readonly polled: readonly Source[];
  readonly all: readonly Source[];
}

function lanesOf({ polled, others }: WatchPlan): readonly Lane[] {
  const byHost = Map.groupBy([...polled, ...others], ({ entry }) => new URL(entry.url).hostname);
  return [...byHost.values()].map((all) => ({ all, polled: all.filter((one) => polled.includes(one)) }));
}

const nowOf = ({ time }: Run): Instant => instantOf(time.now());

/** One host: what is due is polled first, also between two pages; then the pages; then sleep until the next poll. */
async function runLane({ polled, all }: Lane, run: Run): Promise<void> {
  const due = new Map(polled.map((source) => [source, run.time.now()]));
  const pollDue = async (): Promise<void> => {
    for (const source of polled) {
      const now = run.time.now();
      if (run.stop.aborted || (due.get(source) ?? Infinity) > now) continue;
      due.set(source, run.once ? Infinity : now + source.everyMinutes * MINUTE * 1000);
      await pollSource(source, due.get(source) ?? Infinity, run);
    }
  };
  do {
    await pollDue();
    await readPages(all, run, pollDue);
    if (run.once || polled.length === 0) return;
    await sleepUntil(Math.min(...due.values()), run);
  } while (!run.stop.aborted);
}

async function pollSource(source: Source, next: number, run: Run): Promise<void> {
  const { ports, report, sinceSeconds, once } = run;
  await guarded(source.id, run, async () => {
    const now = run.time.now();
    const since = sinceSeconds === null ? {} : { since: dateIn(now - sinceSeconds * 1000, source.timeZone) };
    // A person who asks for one round wants to know how things are, not how patient we would be.
    const outcome = await poll(source, instantOf(now), ports, { ...since, insist: once });
    report({ kind: 'polled', report: outcome });
    // A burst's mail is there before its pages are read.
    if (outcome.burst !== null) await run.deliver();
    if (next !== Infinity) report({ kind: 'next', source: source.id, at: instantOf(next) });
  });
}

/** Reads the pages of these sources that are due, and delivers what they gave. `between`: done after each page. */
async function readPages(sources: readonly Source[], run: Run, between: () => Promise<void>): Promise<void> {
  const { ports, report } = run;
  await guarded('the page queue', run, async () => {
    for await (const { job, done } of ports.queue.due(nowOf(run))) {
      const source = sources.find(({ id }) => id === job.source);
      if (source === undefined) continue;
      if (run.stop.aborted) return;
      await guarded(job.item.url, run, async () => {
        const captured = await capture(job, source, ports);
        report({ kind: 'captured', report: captured });
        for (const alert of captured.alerts) report({ kind: 'alert', alert });
        await run.deliver();
        await done();
      });
      await between();
    }
  });
}

async function lookOverAndOver(run: Run): Promise<void> {
  for (;;) {
    await sleepUntil(run.time.now() + LOOK_OVER_MINUTES * MINUTE * 1000, run);
    if (run.stop.aborted) return;
    await run.deliver();
    await lookOver(run);
  }
}

async function lookOver(run: Run): Promise<void> {
  await guarded('looking over the sources', run, async () => {
    run.report({ kind: 'operations', report: await watchOver(nowOf(run), run.polled, run.ports) });
  });
  await guarded('the feeds', run, async () => {
    await feed(nowOf(run), [...run.polled, ...run.others], run.ports);
  });
  await guarded('the digest', run, async () => {
    const { ports, polled, started, report } = run;
    const day = await dueDigest(nowOf(run), started, ports.archive, ports.settings);
    if (day === null) return;
    const event = await makeDigest(day.date, polled, ports);
    if (event !== null) report(event);
    await run.deliver();
  });
}

async function sleepUntil(milliseconds: number, run: Run): Promise<void> {
  await guarded('waiting', run, async () => {
    for (let left = milliseconds - run.time.now(); left > 0; left = milliseconds - run.time.now())
      await run.time.sleep(Math.min(left, LONGEST_SLEEP));
  });
}

/** Does a piece of work; what it throws is reported. A wait that was given up because we stop is no failure. */
async function guarded(what: string, { stop, report }: Run, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    const error = asError(thrown);
    if (!stop.aborted || error.name !== 'AbortError') report({ kind: 'failed', what, error });
  }
}
