import { join } from 'node:path';
import { directoryArchive } from '../../lambdas/adapters/directory-archive.ts';
import { holdRunLock } from '../../lambdas/adapters/run-lock.ts';
import { systemTime } from '../../lambdas/adapters/spaced-pages.ts';
import { stateKey } from '../../lambdas/contract/keys.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { parseConfiguration } from '../../lambdas/core/configuration.ts';
import type { Configuration } from '../../lambdas/core/configuration.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import { crawlDelay } from '../../lambdas/core/robots.ts';
import { sourceStateSchema } from '../../lambdas/core/source-state.ts';
import type { SourceState } from '../../lambdas/core/source-state.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { durationOf } from '../duration.ts';
import { contactOf, liveWeb } from '../live-web.ts';
import { localPorts, ownFolder } from '../local/ports.ts';
import { UsageError } from '../output.ts';
import type { Output } from '../output.ts';
import { choose } from '../watch/choose.ts';
import type { Chosen } from '../watch/choose.ts';
import type { WatchEvent } from '../watch/events.ts';
import { liveScreen } from '../watch/live-screen.ts';
import { watchLoop } from '../watch/loop.ts';
import type { WatchPlan } from '../watch/loop.ts';
import { machineScreen, plainScreen } from '../watch/screen.ts';
import type { Screen } from '../watch/screen.ts';
import { statusBefore } from '../watch/status.ts';
import { stopOnSignals } from '../watch/stop.ts';
import { firstTally, roundStatus, sumOf, tallyAfter } from '../watch/tally.ts';
import type { Tally } from '../watch/tally.ts';

export interface WatchOptions {
  readonly archive: string;
  readonly mailbox: string;
  readonly sources: string;
  /** Ids with commas between. */
  readonly source?: string | undefined;
  readonly since?: string | undefined;
  readonly once: boolean;
  readonly unproven: boolean;
  readonly contact?: string | undefined;
  readonly json: boolean;
  readonly configuration?: Configuration | undefined;
}

/**
 * Watches the live sources from this machine, until SIGINT or SIGTERM, or for one round (`--once`). Resolves with the
 * exit status: of a single round 1 where no source could be read, or something of our own failed.
 */
export async function watchCommand(options: WatchOptions, output: Output): Promise<number> {
  if (options.archive.startsWith('s3://'))
    throw new UsageError(
      `--archive ${options.archive}: watch writes into a directory; a bucket is for a deployment`,
    );
  const catalogue = readSources(options.sources);
  const { configuration = parseConfiguration({}, 'hinomi.yaml') } = options;
  const chosen = choose(catalogue, { ...options, configuration });
  // Queued pages of a source that is not polled now are read all the same.
  const sources = catalogue.map((source) => chosen.polled.find(({ id }) => id === source.id) ?? source);
  const plan = {
    ...chosen,
    once: options.once,
    sinceSeconds: options.since === undefined ? null : durationOf(options.since, '--since'),
  };
  const contact = contactOf(options.contact, output, configuration.settings.contact);
  if (options.source === undefined) sayWhatIsOff(plan, output);
  const lock = holdRunLock(join(ownFolder(options.archive), 'run.lock'));
  const stop = stopOnSignals();
  try {
    const tally = await watch({ ...plan, sources, contact }, options, stop.signal, output);
    output.say(`${sumOf(tally)}; mails in ${options.mailbox}, archive in ${options.archive}`);
    return options.once && !stop.signal.aborted ? roundStatus(tally) : 0;
  } finally {
    stop.forget();
    lock.release();
  }
}

interface Watched extends WatchPlan {
  /** The whole catalogue. */
  readonly sources: readonly Source[];
  readonly contact: string | undefined;
}

async function watch(
  plan: Watched,
  options: WatchOptions,
  stop: AbortSignal,
  output: Output,
): Promise<Tally> {
  const states = await statesOf(plan.sources, directoryArchive(options.archive));
  const time = systemTime(stop);
  const pages = liveWeb(plan.contact, { time, delays: [...states.values()].flatMap(delaysIn) });
  const ports = localPorts(options, pages, plan.sources, options.configuration?.settings);
  const screen = screenFor(options, output);
  let tally = firstTally(plan.polled.map(({ id }) => statusBefore(id, states.get(id) ?? null)));
  const report = (event: WatchEvent): void => {
    tally = tallyAfter(tally, event);
    screen.show(event, tally.statuses);
  };
  for await (const { job } of ports.queue.due(ports.clock()))
    if (!plan.sources.some(({ id }) => id === job.source)) report({ kind: 'stranded', job });
  await watchLoop(plan, { ports, time, stop, report });
  screen.end(tally.statuses);
  return tally;
}

/** The states of the sources that have one. A damaged one is left out here: the poll that needs it names it. */
async function statesOf(
  sources: readonly Source[],
  archive: Archive,
): Promise<ReadonlyMap<string, SourceState>> {
  const states = new Map<string, SourceState>();
  for (const { id } of sources) {
    const stored = await readRecord(archive, stateKey(id), sourceStateSchema).catch(() => undefined);
    if (stored !== undefined) states.set(id, stored.record);
  }
  return states;
}

/** Crawl-delays that hosts asked for when their robots.txt was read last. */
const delaysIn = ({ robots }: SourceState): (readonly [host: string, seconds: number])[] =>
  Object.entries(robots).flatMap(([origin, copy]) => {
    const seconds = crawlDelay(copy);
    return seconds === null ? [] : [[new URL(origin).hostname, seconds] as const];
  });

function screenFor({ json, once }: WatchOptions, output: Output): Screen {
  if (json) return machineScreen(output, once);
  return process.stdout.isTTY ? liveScreen(process.stdout, once) : plainScreen(output, once);
}

function sayWhatIsOff({ others }: Chosen, output: Output): void {
  const unproven = others.filter((source) => source.enabled);
  if (unproven.length === 0) return;
  output.say(
    `${unproven.length} sources that nobody has verified are not polled; --unproven tries them, \`hinomi source list\` names them`,
  );
}
