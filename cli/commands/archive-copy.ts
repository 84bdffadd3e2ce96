import { join } from 'node:path';
import pLimit from 'p-limit';
import { directoryStore } from '../../lambdas/adapters/directory-store.ts';
import { isAnnounced, SOURCES } from '../../lambdas/contract/keys.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import { sourceStateSchema } from '../../lambdas/core/source-state.ts';
import { ownFolder } from '../local/ports.ts';
import { UsageError } from '../output.ts';
import type { Output } from '../output.ts';

export interface ArchiveCopy {
  readonly from: Archive;
  readonly to: Archive;
  /** The directory of `from`, where it is one. */
  readonly directory: string | null;
}

export interface Copied {
  readonly copied: number;
  /** Objects that were there already, the same. */
  readonly same: number;
  /** Keys that were there already with another content: they were left as they are. */
  readonly different: readonly string[];
}

/** Objects that are under way at a time. */
const AT_ONCE = 16;
const isState = (key: string): boolean => key.startsWith(SOURCES) && key.endsWith('/state.json');

/**
 * The order in which nothing is told twice, wherever a copy is stopped: what is announced comes after the marks that say
 * that it was sent, and a source's state last, so that nobody goes on from a state whose items are not there.
 */
const STAGES: readonly ((key: string) => boolean)[] = [
  (key) => !isAnnounced(key) && !isState(key),
  isAnnounced,
  isState,
];

/**
 * Copies an archive into another, object by object; what is there already is left. May be stopped and called again.
 * Rejects with a `UsageError` where work of the first one is still to be done: queued pages and unsent alerts lie beside
 * an archive, not in it.
 */
export async function copyArchive({ from, to, directory }: ArchiveCopy): Promise<Copied> {
  const keys = await Array.fromAsync(from.list(''));
  await requireDone(from, keys.filter(isState), directory);
  const limit = pLimit(AT_ONCE);
  const outcomes: (readonly [key: string, outcome: 'copied' | 'same' | 'different'])[] = [];
  for (const belongs of STAGES) {
    const copies = keys
      .filter(belongs)
      .map((key) => limit(async () => [key, await copyOne(key, from, to)] as const));
    outcomes.push(...(await Promise.all(copies)));
  }
  const count = (wanted: string): number => outcomes.filter(([, outcome]) => outcome === wanted).length;
  const different = outcomes.filter(([, outcome]) => outcome === 'different').map(([key]) => key);
  return { copied: count('copied'), same: count('same'), different };
}

async function copyOne(key: string, from: Archive, to: Archive): Promise<'copied' | 'same' | 'different'> {
  const stored = await from.read(key);
  if (stored === undefined) return 'same';
  if ((await to.create(key, stored.body)) !== 'exists') return 'copied';
  const there = await to.read(key);
  return there !== undefined && Buffer.from(there.body).equals(stored.body) ? 'same' : 'different';
}

async function requireDone(
  from: Archive,
  states: readonly string[],
  directory: string | null,
): Promise<void> {
  const waiting: string[] = [];
  if (directory !== null)
    for (const folder of ['jobs', 'outbox'])
      for await (const key of directoryStore(join(ownFolder(directory), folder)).list(''))
        waiting.push(`${folder}/${key}`);
  for (const key of states) {
    const state = await readRecord(from, key, sourceStateSchema);
    if ((state?.record.sending.length ?? 0) > 0) waiting.push(key);
  }
  if (waiting.length > 0)
    throw new UsageError(
      `${waiting.length} things are still to be done there (${waiting[0] ?? ''} …): let \`hinomi watch --once\` finish them first`,
    );
}

/** Copies, and says what came of it. Resolves with the exit status: 1 where something differs. */
export async function archiveCopy(copy: ArchiveCopy, json: boolean, output: Output): Promise<number> {
  const copied = await copyArchive(copy);
  if (json) output.result(JSON.stringify(copied));
  else for (const key of copied.different) output.result(`differs: ${key}`);
  output.say(
    `${copied.copied} copied, ${copied.same} there already, ${copied.different.length} there with another content`,
  );
  return copied.different.length === 0 ? 0 : 1;
}
