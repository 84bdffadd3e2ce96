import type { Instant } from '../../lambdas/contract/instant.ts';
import type { Settings } from '../../lambdas/contract/settings.ts';
import { ArchiveError } from '../../lambdas/core/ports/archive.ts';
import { DeadLettersError, RecallError } from '../../lambdas/core/ports/dead-letters.ts';
import { QueueError } from '../../lambdas/core/ports/page-queue.ts';
import type { Output } from '../output.ts';
import { announceFound } from '../redrive/announce.ts';
import { LETTERS, redriveQueue } from '../redrive/deployment.ts';
import type { LetterQueue, RedrivePorts, RedriveRun } from '../redrive/deployment.ts';
import type { Told } from '../redrive/sweep.ts';
import { undeliveredIn } from '../redrive/undelivered.ts';

export interface RedriveDeploymentOptions {
  /** Days back for which records are looked at that nobody delivered. */
  readonly days: number;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly settings: Settings;
  /** Ids of all sources of the catalogue. */
  readonly sources: ReadonlySet<string>;
}

const ERRORS = [ArchiveError, DeadLettersError, QueueError, RecallError];

/**
 * Takes up what a deployment has left undone: records that nobody delivered, then every dead letter. Each is looked at
 * first, and what is done by now is not done again. Resolves with the exit status: 1 where something stays for a person
 * to look at, or could not be done.
 */
export async function redriveDeployment(
  options: RedriveDeploymentOptions,
  ports: RedrivePorts,
  now: Instant,
  output: Output,
): Promise<number> {
  const { dryRun, settings, sources } = options;
  const clock = { zone: settings.zone, hour: settings.digestHour ?? 0 };
  const run = { dryRun, now, clock, sources, announced: new Set<string>() };
  let isDone = await attempt(output, () => announceUndelivered(options, ports, run, output));
  for (const queue of LETTERS)
    isDone = (await attempt(output, () => redriveLetters(queue, options, ports, run, output))) && isDone;
  if (dryRun) output.say('nothing was changed (--dry-run)');
  return isDone || dryRun ? 0 : 1;
}

/** One queue that cannot be worked on keeps no other from it. */
async function attempt(output: Output, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !ERRORS.some((kind) => error instanceof kind)) throw error;
    output.say(error.message);
    return false;
  }
}

async function announceUndelivered(
  { days, dryRun, json }: RedriveDeploymentOptions,
  { archive, pause }: RedrivePorts,
  { announced, now }: RedriveRun,
  output: Output,
): Promise<boolean> {
  let found = 0;
  for await (const one of undeliveredIn(archive, now, days)) {
    found += 1;
    output.result(json ? JSON.stringify(one) : `${one.key}  ${one.state}`);
    if (dryRun) continue;
    await announceFound(archive, one.key);
    announced.add(one.key);
    await pause();
  }
  const then = dryRun || found === 0 ? '' : ': announced again';
  output.say(`${found} undelivered in the last ${days} days${then}`);
  return true;
}

async function redriveLetters(
  queue: LetterQueue,
  { dryRun, json }: RedriveDeploymentOptions,
  ports: RedrivePorts,
  run: RedriveRun,
  output: Output,
): Promise<boolean> {
  const before = await ports.letters[queue].count();
  // SQS counts about right, and exactly a minute after the last letter: looking into an empty queue takes a second.
  if (before === 0) return true;
  const told: Told[] = [];
  for await (const one of redriveQueue(queue, ports, run)) {
    told.push(one);
    output.result(json ? JSON.stringify({ queue, ...one }) : lineOf(queue, one));
  }
  if (told.length > 0) output.say(`${queue}: ${countsOf(told, dryRun)}`);
  const hidden = before - told.length;
  if (hidden > 0)
    output.say(`${queue}: ${hidden} not shown: SQS hides what lies behind letters of the same host, or somebody has them in hand; run it again in five minutes`); // prettier-ignore
  return hidden <= 0 && told.every(({ fate }) => fate !== 'stays');
}

const lineOf = (queue: LetterQueue, { fate, what, why }: Told): string =>
  `${queue.padEnd(9)}${fate.padEnd(9)}${what}: ${why}`;

function countsOf(told: readonly Told[], dryRun: boolean): string {
  const words = { again: dryRun ? 'to be done again' : 'done again', dropped: dryRun ? 'to be dropped' : 'dropped', stays: 'for you to look at' } as const; // prettier-ignore
  return (['again', 'dropped', 'stays'] as const)
    .map((fate) => ({ fate, count: told.filter((one) => one.fate === fate).length }))
    .filter(({ count }) => count > 0)
    .map(({ fate, count }) => `${count} ${words[fate]}`)
    .join(', ');
}
