import { expect, test } from '@jest/globals';
import { portsOver } from '../../cli/local/ports.ts';
import { runRound, watchOver } from '../../cli/local/run.ts';
import { mirrorLayers, mirrorPages } from '../../lambdas/adapters/mirror-pages.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { faulty } from '../support/faults.ts';
import type { Fault } from '../support/faults.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { memoryOperations, memoryTopic } from '../support/memory-topic.ts';

const MIRROR = 'test/mirrors/demo';
const sources = readSources('test/mirrors/demo-sources');
const layers = await mirrorLayers(MIRROR);
/** Every so many calls a stop: a prime, so that it falls on ever other calls of a layer. */
const STRIDE = 17;

/** Replays the demo until the fault stops it, then again from its first layer. */
async function replayed(fault: Fault | null): Promise<{ calls: readonly string[]; told: readonly string[] }> {
  const operations = memoryOperations();
  const stores = {
    archive: memoryArchive(),
    jobs: memoryArchive(),
    outbox: memoryArchive(),
    topic: memoryTopic(),
  };
  const run = async (stop: Fault | null): Promise<readonly string[]> => {
    let now: Instant = '';
    const pages = mirrorPages({ root: MIRROR, clock: () => now });
    const { ports, calls } = faulty(portsOver({ ...stores, operations }, pages, sources), stop);
    const replaying = { ...ports, clock: () => now };
    for (const { at } of layers) {
      now = at;
      await Array.fromAsync(runRound(at, sources, replaying));
      await watchOver(at, sources, replaying);
    }
    return calls;
  };
  const calls = await run(fault).catch(() => []);
  if (fault !== null) await run(null);
  // A folder keeps what has one id once.
  const told = new Map(operations.messages.map(({ id, at, subject }) => [id, `${at} ${subject}`]));
  return { calls, told: [...told.values()] };
}

test('a replay that is stopped and started again tells the operator what an undisturbed one does', async () => {
  const undisturbed = await replayed(null);
  expect(undisturbed.told).toEqual([
    '2026-11-10T01:00:00Z Hinomi: silent: demo-lookout',
    '2026-11-12T09:30:00Z Hinomi: read again: demo-lookout',
  ]);
  for (let call = 0; call < undisturbed.calls.length; call += STRIDE) {
    for (const when of ['before', 'after'] as const) {
      const { told } = await replayed({ call, when });
      expect([call, when, told]).toEqual([call, when, undisturbed.told]);
    }
  }
}, 300_000);
