import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { directoryStore } from '../../lambdas/adapters/directory-store.ts';
import { localPageQueue } from '../../lambdas/adapters/local-page-queue.ts';
import type { LocalPageQueue } from '../../lambdas/adapters/local-page-queue.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'hinomi-jobs-'));
const queueIn = (directory: string): LocalPageQueue => localPageQueue(directoryStore(directory));

const AT = '2026-11-20T02:00:00Z';
const LATER = '2026-11-20T02:00:01Z';

const job = (url: string, detectedAt = AT): PageJob => ({
  version: 1,
  source: 'tower',
  item: { id: url.replaceAll(/[^a-z0-9]/g, '-'), url, firstSeen: detectedAt },
  reason: 'new',
  detectedAt,
  announcements: [{ title: url, url, published: null, summary: null }],
});

async function urlsDue(queue: LocalPageQueue, now: string): Promise<string[]> {
  const urls: string[] = [];
  for await (const { job: due } of queue.due(now)) urls.push(due.item.url);
  return urls;
}

test('jobs come host by host, in the order they were sent, and outlive the process', async () => {
  const directory = folder();
  const sent = ['https://b.example/9', 'https://a.example/2', 'https://b.example/1', 'https://a.example/1'];
  await queueIn(directory).send(sent.map((url) => job(url)));
  expect(await urlsDue(queueIn(directory), AT)).toEqual([
    'https://a.example/2',
    'https://a.example/1',
    'https://b.example/9',
    'https://b.example/1',
  ]);
});

test('a job waits for the instant at which it was detected', async () => {
  const queue = queueIn(folder());
  await queue.send([job('https://a.example/1', LATER)]);
  expect(await urlsDue(queue, AT)).toEqual([]);
  expect(await urlsDue(queue, LATER)).toEqual(['https://a.example/1']);
});

test('a job leaves when it is done, and not before', async () => {
  const queue = queueIn(folder());
  await queue.send([job('https://a.example/1'), job('https://a.example/2')]);
  for await (const { job: due, done } of queue.due(AT)) if (due.item.url.endsWith('1')) await done();
  expect(await urlsDue(queue, AT)).toEqual(['https://a.example/2']);
});

test('the same jobs sent again lie there once', async () => {
  const queue = queueIn(folder());
  const jobs = [job('https://a.example/1'), job('https://a.example/2')];
  await queue.send(jobs);
  await queue.send(jobs);
  expect(await urlsDue(queue, AT)).toHaveLength(2);
});
