import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localPorts, portsOver } from '../../cli/local/ports.ts';
import type { LocalPorts } from '../../cli/local/ports.ts';
import { runRound } from '../../cli/local/run.ts';
import { mirrorLayers, mirrorPages } from '../../lambdas/adapters/mirror-pages.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import type { PageAnswer, Pages } from '../../lambdas/core/ports/pages.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { Killed, faulty } from '../support/faults.ts';
import type { Fault } from '../support/faults.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { memoryOperations, memoryTopic } from '../support/memory-topic.ts';
import { alertsIn, mailsIn } from '../support/world.ts';

const MIRROR = 'test/mirrors/demo';
const sources = readSources('test/mirrors/demo-sources');

let now: Instant = '';
const mirror = mirrorPages({ root: MIRROR, clock: () => now });
const layers = await mirrorLayers(MIRROR);
const answers = new Map<string, Promise<PageAnswer>>();

/** The mirror, read from disk once: hundreds of runs ask it the same. */
const pages: Pages = {
  fetch: (request) => {
    const question = JSON.stringify([now, request.url, request.etag, request.lastModified]);
    const answer = answers.get(question) ?? mirror.fetch(request);
    answers.set(question, answer);
    return answer;
  },
};

/** Runs the whole demo in one process, until the fault stops it. Resolves with the calls made. */
async function run(portsFor: (pages: Pages) => LocalPorts, fault: Fault | null): Promise<readonly string[]> {
  const { ports, calls } = faulty(portsFor(pages), fault);
  try {
    for (const { at } of layers) {
      now = at;
      await Array.fromAsync(runRound(at, sources, ports));
    }
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  return calls;
}

/** A machine whose disk is memory: what is in it outlives the process that a fault stops. */
function machine() {
  const stores = {
    archive: memoryArchive(),
    jobs: memoryArchive(),
    outbox: memoryArchive(),
    topic: memoryTopic(),
    operations: memoryOperations(),
  };
  return {
    portsFor: (pages: Pages) => portsOver(stores, pages, sources),
    /** Alert records and mails, by name. */
    left: async (): Promise<unknown> => {
      const alerts: string[] = [];
      for await (const key of stores.archive.list('alerts/')) {
        alerts.push(`${key} ${new TextDecoder().decode((await stores.archive.read(key))?.body)}`);
      }
      return { alerts, mails: [...stores.topic.mails].sort() };
    },
    /** Mails handed over more than once. */
    repeats: () => stores.topic.handedOver - stores.topic.mails.size,
  };
}

describe('a process that is stopped and started again', () => {
  test('leaves the alerts and mails of an undisturbed run, wherever it was stopped', async () => {
    const undisturbed = machine();
    const calls = await run(undisturbed.portsFor, null);
    const expected = await undisturbed.left();
    const wrong: string[] = [];
    const repeats: string[] = [];
    let stops = 0;
    for (const when of ['before', 'after'] as const) {
      for (const [call, name] of calls.entries()) {
        const { portsFor, left, repeats: repeated } = machine();
        await run(portsFor, { call, when });
        await run(portsFor, null);
        stops += 1;
        if (JSON.stringify(await left()) !== JSON.stringify(expected)) wrong.push(`${when} ${name}`);
        if (repeated() > 0) repeats.push(`${when} ${name.replace(/\(.*/, '')}`);
      }
    }
    process.stderr.write(
      `faults: ${stops} stops, ${wrong.length} with another result, ${repeats.length} mails twice\n`,
    );
    expect(wrong).toEqual([]);
    // The one permitted repeat: taken by the receiver, not yet marked by us.
    expect(new Set(repeats)).toEqual(new Set(['after topic.publish', 'before archive.replace']));
    expect(stops).toBeGreaterThan(500);
  }, 900_000);

  test('started again over the same archive, alerts nothing, although its clock starts again', async () => {
    const { portsFor, left, repeats } = machine();
    await run(portsFor, null);
    const first = await left();
    await run(portsFor, null);
    expect(await left()).toEqual(first);
    expect(repeats()).toBe(0);
  });
});

describe('on a disk', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'hinomi-faults-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  test('a stop at every twentieth call leaves archive and mailbox as an undisturbed run does', async () => {
    const at = (name: string) => ({
      archive: join(root, name, 'archive'),
      mailbox: join(root, name, 'mailbox'),
    });
    const left = async (name: string): Promise<unknown> => [
      await alertsIn(at(name).archive),
      await mailsIn(at(name).mailbox),
    ];
    const portsIn = (name: string) => (pages: Pages) => localPorts(at(name), pages, sources);
    const calls = await run(portsIn('undisturbed'), null);
    for (let call = 0; call < calls.length; call += 20) {
      await run(portsIn(String(call)), { call, when: call % 40 === 0 ? 'before' : 'after' });
      await run(portsIn(String(call)), null);
      expect(await left(String(call))).toEqual(await left('undisturbed'));
    }
  }, 300_000);
});
