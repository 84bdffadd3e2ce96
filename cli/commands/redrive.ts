import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { holdRunLock } from '../../lambdas/adapters/run-lock.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { PACE } from '../../lambdas/contract/pace.ts';
import type { Settings } from '../../lambdas/contract/settings.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import type { Pages } from '../../lambdas/core/ports/pages.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { localPorts, ownFolder } from '../local/ports.ts';
import { deliver } from '../local/run.ts';
import { openArchive } from '../open-archive.ts';
import { UsageError } from '../output.ts';
import type { Output } from '../output.ts';
import { announceFound } from '../redrive/announce.ts';
import { undeliveredIn } from '../redrive/undelivered.ts';
import type { Undelivered } from '../redrive/undelivered.ts';

export interface RedriveOptions {
  readonly archive: string;
  readonly mailbox?: string | undefined;
  readonly sources: string;
  readonly days: string;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly settings: Settings;
}

/**
 * Sends again what was made to be sent and never marked as sent. In a bucket each record is written again as it is, which
 * calls `publish`; a claim that is under way keeps it from going out twice. In a directory the mails are written at once.
 * Resolves with the exit status: 1 where something is still undelivered afterwards.
 */
export async function redriveCommand(options: RedriveOptions, at: Instant, output: Output): Promise<number> {
  const days = daysOf(options.days);
  const archive = openArchive(options.archive);
  const found = await Array.fromAsync(undeliveredIn(archive, at, days));
  for (const one of found) output.result(options.json ? JSON.stringify(one) : `${one.key}  ${one.state}`);
  output.say(`${found.length} undelivered in the last ${days} days`);
  if (options.dryRun || found.length === 0) return 0;
  return options.archive.startsWith('s3://')
    ? announceAll(archive, found, output)
    : deliverAll(archive, found, options, at, output);
}

/** A number of days as `--days` says it. Throws a `UsageError`. */
export function daysOf(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new UsageError(`--days ${text}: write a number of days, as 14`);
}

/** Paced as the watchdog does it: mail to one address stays under five a second. */
async function announceAll(archive: Archive, found: readonly Undelivered[], output: Output): Promise<number> {
  for (const { key } of found) {
    await announceFound(archive, key);
    await pause(PACE.announceMilliseconds);
  }
  output.say(
    `${found.length} announced again; \`hinomi redrive --dry-run\` tells in some minutes what is left`,
  );
  return 0;
}

async function deliverAll(
  archive: Archive,
  found: readonly Undelivered[],
  { archive: place, mailbox, sources, settings, days }: RedriveOptions,
  at: Instant,
  output: Output,
): Promise<number> {
  if (mailbox === undefined) throw new UsageError('--mailbox: name the folder in which the mails go');
  const lock = holdRunLock(join(ownFolder(place), 'run.lock'));
  try {
    const ports = {
      ...localPorts({ archive: place, mailbox }, noPages, readSources(sources), settings),
      clock: () => at,
    };
    for (const { key } of found) await ports.outbox.add(key);
    const sent = (await Array.fromAsync(deliver(ports))).filter(
      (event) => event.kind === 'delivered' && event.report.outcome === 'sent',
    );
    const left = await Array.fromAsync(undeliveredIn(archive, at, daysOf(days)));
    output.say(`${sent.length} sent to ${mailbox}`);
    for (const { key } of left) output.say(`still undelivered: ${key}`);
    return left.length === 0 ? 0 : 1;
  } finally {
    lock.release();
  }
}

/** Nothing is read from the web here. */
const noPages: Pages = {
  fetch: ({ url }) => Promise.reject(new Error(`${url}: redrive reads no pages`)),
};
