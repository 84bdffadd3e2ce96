import { join } from 'node:path';
import { mirrorLayers, mirrorPages } from '../../lambdas/adapters/mirror-pages.ts';
import { holdRunLock } from '../../lambdas/adapters/run-lock.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { plainLine } from '../../lambdas/core/compose/plain-line.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import type { WatchReport } from '../../lambdas/watchdog/watchdog.ts';
import { localPorts, ownFolder } from '../local/ports.ts';
import { runRound, watchOver } from '../local/run.ts';
import type { RunEvent } from '../local/run.ts';
import type { Output } from '../output.ts';

export interface ReplayOptions {
  readonly mirror: string;
  readonly archive: string;
  readonly mailbox: string;
  readonly sources: string;
  readonly json: boolean;
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
  let now: Instant = layers[0]?.at ?? '';
  const pages = mirrorPages({ root: options.mirror, clock: () => now });
  // Deliveries too are dated by the mirror's clock: two replays leave the same bytes.
  const ports = { ...localPorts(options, pages, sources), clock: () => now };
  for (const { name, at } of layers) {
    now = at;
    for await (const event of runRound(at, sources, ports)) yield { ...event, layer: name };
    yield { kind: 'operations', report: await watchOver(at, sources, ports), layer: name };
  }
}

/** Prints a replay, for machines (`--json`) or for people. Resolves with the exit status. */
export async function replayCommand(options: ReplayOptions, output: Output): Promise<number> {
  const count = { alerts: 0, mails: 0, operations: 0 };
  let layer = '';
  for await (const event of replay(options)) {
    if (event.kind === 'alert') count.alerts += 1;
    if (event.kind === 'delivered' && event.report.outcome === 'sent') count.mails += 1;
    if (event.kind === 'operations' && event.report.subject !== null) count.operations += 1;
    if (options.json) {
      for (const line of machineLines(event)) output.result(line);
    } else {
      if (event.layer !== layer) output.result(event.layer);
      for (const line of humanLines(event)) output.result(`  ${line}`);
    }
    layer = event.layer;
  }
  const operations = count.operations === 0 ? '' : `, ${count.operations} more in operations/ there`;
  output.say(
    `${count.alerts} alerts, ${count.mails} mails in ${options.mailbox}${operations}; archive in ${options.archive}`,
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
    case 'delivered':
      return [];
  }
}
