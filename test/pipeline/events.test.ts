import { describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { portsOver } from '../../cli/local/ports.ts';
import type { LocalPorts } from '../../cli/local/ports.ts';
import { deliver } from '../../cli/local/run.ts';
import { mirrorLayers, mirrorPages } from '../../lambdas/adapters/mirror-pages.ts';
import { capture } from '../../lambdas/capture/capture.ts';
import { alertSchema } from '../../lambdas/contract/alert.ts';
import type { Alert } from '../../lambdas/contract/alert.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { poll } from '../../lambdas/scrape/poll.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { memoryOperations, memoryTopic } from '../support/memory-topic.ts';

const MIRROR = '../shared/mirrors/seeds';
const there = existsSync(MIRROR);
if (!there) process.stderr.write('skipped: recorded mirrors are not at ../shared\n');
const sources = there ? readSources('test/support/sources/seeds') : [];

interface Order {
  readonly sources: readonly Source[];
  /** How often each message is delivered. */
  readonly times: number;
  /** In which order the pages of one round are read. */
  readonly last?: 'first';
}

/** Replays the seeds in that order; gives the alerts about ADMM-Plus of 1 November 2025, the first report first. */
async function reports(order: Order): Promise<readonly Alert[]> {
  const stores = {
    archive: memoryArchive(),
    jobs: memoryArchive(),
    outbox: memoryArchive(),
    topic: memoryTopic(),
    operations: memoryOperations(),
  };
  let now: Instant = '';
  const pages = mirrorPages({ root: MIRROR, clock: () => now });
  const ports = { ...portsOver(stores, pages, order.sources), clock: () => now };
  for (const { at } of await mirrorLayers(MIRROR)) {
    now = at;
    for (const source of order.sources) await poll(source, at, ports, { insist: true });
    await readAll(at, order, ports);
  }
  const keys = await Array.fromAsync(stores.archive.list('alerts/'));
  const alerts = await Promise.all(
    keys.map(async (key) => (await readRecord(stores.archive, key, alertSchema))!.record),
  );
  return alerts
    .filter(({ change, event }) => change === 'new' && event !== undefined)
    .filter(({ classification }) => classification.frameworks.some(({ id }) => id === 'admm-plus'))
    .toSorted((a, b) => a.event!.report - b.event!.report);
}

async function readAll(at: Instant, { sources: all, times, last }: Order, ports: LocalPorts): Promise<void> {
  const jobs = await Array.fromAsync(ports.queue.due(at));
  for (const { job, done } of last === 'first' ? jobs.toReversed() : jobs) {
    const source = all.find(({ id }) => id === job.source)!;
    for (let time = 0; time < times; time += 1) {
      await capture(job, source, ports);
      await Array.fromAsync(deliver(ports));
    }
    await done();
  }
}

(there ? describe : describe.skip)('the three reports of ADMM-Plus in the seeds', () => {
  test.each<[string, Order]>([
    ['as they come', { sources, times: 1 }],
    ['with the order of sources reversed', { sources: sources.toReversed(), times: 1 }],
    ['with every message delivered twice', { sources, times: 2 }],
    ['with the pages of a round read backwards', { sources, times: 1, last: 'first' }],
    ['all of that', { sources: sources.toReversed(), times: 2, last: 'first' }],
  ])('form one event with one first report: %s', async (_, order) => {
    const found = await reports(order);
    expect(found.map(({ event }) => event?.report)).toEqual([1, 2, 3]);
    expect(found.map(({ event }) => event?.first)).toEqual([true, false, false]);
    expect(new Set(found.map(({ event }) => event?.id))).toEqual(new Set(['ba6e1d154bcb8595']));
    expect(new Set(found.map(({ source }) => source.id))).toEqual(new Set(['jdefense', 'nids-commentary']));
    expect(found[2]?.event?.earlier?.alert).toBe(found[0]?.id);
  });
});
