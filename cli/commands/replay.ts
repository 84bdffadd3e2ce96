import { join } from 'node:path';
import { mirrorLayers, mirrorPages } from '../../lambdas/adapters/mirror-pages.ts';
import { holdRunLock } from '../../lambdas/adapters/run-lock.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { DEFAULT_SETTINGS } from '../../lambdas/contract/settings.ts';
import type { Settings } from '../../lambdas/contract/settings.ts';
import type { DigestDay } from '../../lambdas/core/daily/window.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { plainLine } from '../../lambdas/core/compose/plain-line.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import type { WatchReport } from '../../lambdas/watchdog/watchdog.ts';
import { localPorts, ownFolder } from '../local/ports.ts';
import { dayAfter, digestDaysBetween } from '../local/digest-days.ts';
import { deliver, feed, makeDigest, runRound, watchOver } from '../local/run.ts';
import type { RunEvent } from '../local/run.ts';
import type { Output } from '../output.ts';
import { mailsIn } from '../watch/tally.ts';

export interface ReplayOptions {
  readonly mirror: string;
  readonly archive: string;
  readonly mailbox: string;
  readonly sources: string;
  readonly json: boolean;
  readonly settings?: Settings;
}

/** Something that happened in a replay, and in which layer. */
export type ReplayEvent = (RunEvent | { readonly kind: 'operations'; readonly report: WatchReport }) & {
  readonly layer: string;
};

/**
 * Runs the pipeline over a recorded mirror: visits its layers in order, the clock set to each layer's instant. The same
 * archive may be used again: what it knows is not told twice, and what a stopped run left undone is done.
 */
export async function* replay(options: ReplayOptions): AsyncGenerator<ReplayEvent, void, void> {
  const sources = readSources(options.sources);
  const layers = await mirrorLayers(options.mirror);
  const lock = holdRunLock(join(ownFolder(options.archive), 'run.lock'));
  try {
    yield* replayLayers(layers, sources, options);
  } finally {
    lock.release();
  }
}

async function* replayLayers(
  layers: readonly { readonly name: string; readonly at: Instant }[],
  sources: readonly Source[],
  options: ReplayOptions,
): AsyncGenerator<ReplayEvent, void, void> {
  let now: Instant = '';
  const pages = mirrorPages({ root: options.mirror, clock: () => now });
  // Deliveries too are dated by the mirror's clock: two replays leave the same bytes.
  const { settings = DEFAULT_SETTINGS } = options;
  const ports = { ...localPorts(options, pages, sources, settings), clock: () => now };
  let layer = layers[0]?.name ?? '';
  const digestOf = async function* digestOf(day: DigestDay): AsyncGenerator<ReplayEvent, void, void> {
    now = day.to;
    const event = await makeDigest(day.date, sources, ports);
    if (event !== null) yield { ...event, layer };
    for await (const delivered of deliver(ports)) yield { ...delivered, layer };
  };
  for (const { name, at } of layers) {
    for (const day of now === '' ? [] : digestDaysBetween(now, at, settings)) yield* digestOf(day);
    now = at;
    layer = name;
    for await (const event of runRound(at, sources, ports)) yield { ...event, layer };
    yield { kind: 'operations', report: await watchOver(at, sources, ports), layer };
    await feed(at, sources, ports);
  }
  // The last day is told too: the clock goes on to its digest.
  const last = now === '' ? null : dayAfter(now, settings);
  if (last !== null) yield* digestOf(last);
}

/** Prints a replay, for machines (`--json`) or for people. Resolves with the exit status. */
export async function replayCommand(options: ReplayOptions, output: Output): Promise<number> {
  const count = { alerts: 0, mails: 0, operations: 0, digests: 0 };
  let layer = '';
  for await (const event of replay(options)) {
    if (event.kind === 'alert') count.alerts += 1;
    count.mails += mailsIn(event);
    if (event.kind === 'operations' && event.report.subject !== null) count.operations += 1;
    if (event.kind === 'digested' && !event.report.existed) count.digests += 1;
    if (options.json) {
      for (const line of machineLines(event)) output.result(line);
    } else {
      if (event.layer !== layer) output.result(event.layer);
      for (const line of humanLines(event)) output.result(`  ${line}`);
    }
    layer = event.layer;
  }
  const digests = count.digests === 0 ? '' : `, ${count.digests} digests`;
  const operations = count.operations === 0 ? '' : `, ${count.operations} more in operations/ there`;
  output.say(
    `${count.alerts} alerts${digests}, ${count.mails} mails in ${options.mailbox}${operations}; archive in ${options.archive}`,
  );
  return 0;
}

function machineLines(event: ReplayEvent): readonly string[] {
  const { layer } = event;
  if (event.kind === 'alert') return [JSON.stringify({ ...event.alert, layer })];
  if (event.kind !== 'polled') return [];
  const { source, outcome, health, detail, notes } = event.report;
  return [
    JSON.stringify({
      layer,
      source,
      outcome,
      health,
      ...(detail !== null && { detail }),
      ...(notes.length > 0 && { notes }),
    }),
  ];
}

function humanLines(event: ReplayEvent): readonly string[] {
  switch (event.kind) {
    case 'polled': {
      const { source, outcome, health, items, detail, notes } = event.report;
      const list = items === null ? '' : `, ${items} items`;
      const said = [...(detail === null ? [] : [detail]), ...notes].map((line) => `  ${plainLine(line)}`);
      return [`${source.padEnd(24)} ${outcome}${list} (${health})`, ...said];
    }
    case 'alert': {
      const { alert } = event;
      return [
        `  ${alert.change.toUpperCase().padEnd(8)} ${alert.headline.en}`,
        `           ${plainLine(alert.title)}`,
      ];
    }
    case 'captured': {
      const { outcome, detail, job } = event.report;
      return outcome === null || outcome === 'ok' || outcome === 'not-modified'
        ? []
        : [`  ${outcome}: ${plainLine(detail ?? job.item.url)}`];
    }
    case 'stranded':
      return [`  left in the queue: no source ${event.job.source} for ${event.job.item.url}`];
    case 'operations': {
      const { subject } = event.report;
      return subject === null ? [] : [`operations: ${subject}`];
    }
    case 'digested': {
      const { date, alerts, existed } = event.report;
      return existed ? [] : [`digest of ${date}: ${alerts} alerts`];
    }
    case 'delivered':
      return [];
  }
}
