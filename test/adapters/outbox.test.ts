import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { directoryStore } from '../../lambdas/adapters/directory-store.ts';
import { announcing, outboxIn } from '../../lambdas/adapters/outbox.ts';
import { memoryArchive } from '../support/memory-archive.ts';

const body = new TextEncoder().encode('{}\n');

const outbox = () => outboxIn(directoryStore(mkdtempSync(path.join(tmpdir(), 'hinomi-outbox-'))));
const pending = (box: ReturnType<typeof outbox>): Promise<string[]> => Array.fromAsync(box.pending());

test('an alert is in the outbox before it is in the archive; nothing else is ever in it', async () => {
  const box = outbox();
  const refusing = { ...memoryArchive(), create: () => Promise.reject(new Error('the disk is full')) };
  await expect(announcing(refusing, box).create('alerts/dt=2026-11-20/a.json', body)).rejects.toThrow('full');
  expect(await pending(box)).toEqual(['alerts/dt=2026-11-20/a.json']);
  const archive = announcing(memoryArchive(), box);
  await archive.create('items/x/item.json', body);
  expect(await pending(box)).toHaveLength(1);
});

test('pending goes day by day; what is done leaves, and may be done twice', async () => {
  const box = outbox();
  for (const key of ['alerts/dt=2026-11-21/a.json', 'alerts/dt=2026-11-20/b.json']) await box.add(key);
  expect(await pending(box)).toEqual(['alerts/dt=2026-11-20/b.json', 'alerts/dt=2026-11-21/a.json']);
  await box.done('alerts/dt=2026-11-20/b.json');
  await box.done('alerts/dt=2026-11-20/b.json');
  expect(await pending(box)).toEqual(['alerts/dt=2026-11-21/a.json']);
});
