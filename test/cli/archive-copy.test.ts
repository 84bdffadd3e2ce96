import { describe, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyArchive } from '../../cli/commands/archive-copy.ts';
import { replay } from '../../cli/commands/replay.ts';
import { directoryArchive } from '../../lambdas/adapters/directory-archive.ts';
import { deliveryOf, isAnnounced } from '../../lambdas/contract/keys.ts';
import { announceAgain } from '../../lambdas/watchdog/announce-again.ts';
import { publish } from '../../lambdas/publish/publish.ts';
import type { Notification } from '../../lambdas/core/ports/topic.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { startMoto, motoAvailable } from '../support/moto.ts';
import { runCli } from '../support/cli.ts';

const demo = (archive: string, mirror = 'test/mirrors/demo') => ({
  mirror,
  sources: 'test/mirrors/demo-sources',
  archive,
  mailbox: `${archive}-mailbox`,
  json: true,
});
const fresh = (): string => join(mkdtempSync(join(tmpdir(), 'hinomi-copy-')), 'archive');
async function replayed(): Promise<string> {
  const directory = fresh();
  await Array.fromAsync(replay(demo(directory)));
  return directory;
}
const settings = { zone: 'UTC', digestHour: 8, console: null, contact: null };

describe('an archive that is copied', () => {
  test('has every object, and what was told is not told again by anybody who is told of the copies', async () => {
    const directory = await replayed();
    const from = directoryArchive(directory);
    const to = memoryArchive();
    const created: string[] = [];
    const sent: Notification[] = [];
    const watched = {
      ...to,
      // As the bucket's notification would: publish runs at once for what is created.
      create: async (key: string, body: Uint8Array) => {
        const written = await to.create(key, body);
        created.push(key);
        if (isAnnounced(key)) {
          const topic = { publish: (n: Notification) => (sent.push(n), Promise.resolve({ messageId: 'm' })) };
          await publish(key, { archive: to, topic, clock: () => '2026-01-01T00:00:00Z', claimant: 'c', termsOf: () => ({ keep: 'link' as const }), settings }); // prettier-ignore
        }
        return written;
      },
    };
    const keys = await Array.fromAsync(from.list(''));
    const { copied, same, different } = await copyArchive({ from, to: watched, directory });
    expect([copied, same, different]).toEqual([keys.length, 0, []]);
    expect(created.toSorted()).toEqual(keys.toSorted());
    expect(created.filter(isAnnounced).length).toBeGreaterThan(10);
    expect(sent).toEqual([]);
    for (const key of created.filter(isAnnounced))
      expect(created.indexOf(deliveryOf(key))).toBeLessThan(created.indexOf(key));
    for (const key of keys) expect((await to.read(key))?.body).toEqual((await from.read(key))?.body);
    const again = await announceAgain('2026-12-05T12:00:00Z', {
      archive: to,
      pause: () => Promise.resolve(),
    });
    expect(again.announced).toEqual([]);
    expect(await copyArchive({ from, to, directory })).toEqual({
      copied: 0,
      same: keys.length,
      different: [],
    });
  }, 60_000);

  test('goes on where it was moved to: nothing is told again, nothing of what comes is missed', async () => {
    const whole = await Array.fromAsync(replay(demo(fresh())));
    const told = (events: typeof whole): readonly string[] =>
      events.flatMap((event) => (event.kind === 'alert' ? [event.alert.id] : []));
    const half = fresh();
    const layers = join(half, '..', 'mirror');
    cpSync('test/mirrors/demo', layers, { recursive: true });
    for (const late of ['2026-11-12T0300Z', '2026-11-12T0930Z', '2026-11-13T0330Z', '2026-12-05T0130Z', '2026-12-05T0800Z']) rmSync(join(layers, late), { recursive: true }); // prettier-ignore
    const before = await Array.fromAsync(replay(demo(half, layers)));
    const moved = fresh();
    await copyArchive({ from: directoryArchive(half), to: directoryArchive(moved), directory: half });
    const after = await Array.fromAsync(replay(demo(moved)));
    expect(told(before).length).toBeGreaterThan(3);
    expect(told(after).length).toBeGreaterThan(0);
    expect([...told(before), ...told(after)].toSorted()).toEqual(told(whole).toSorted());
  }, 60_000);

  test('names what is there with another content, and leaves it', async () => {
    const from = memoryArchive({ 'items/a': 'one', 'items/b': 'two' });
    const to = memoryArchive({ 'items/a': 'other' });
    expect(await copyArchive({ from, to, directory: null })).toEqual({
      copied: 1,
      same: 0,
      different: ['items/a'],
    });
    expect(Buffer.from((await to.read('items/a'))?.body ?? [])).toEqual(Buffer.from('other'));
  });
});

test('work that is still to be done is no part of an archive: it is to be finished first', async () => {
  const directory = await replayed();
  await directoryArchive(join(directory, '.hinomi/jobs')).create('a/b.json', Buffer.from('{}'));
  const copy = copyArchive({ from: directoryArchive(directory), to: memoryArchive(), directory });
  await expect(copy).rejects.toThrow('1 things are still to be done there (jobs/a/b.json …)');
}, 60_000);

(motoAvailable() ? test : test.skip)(
  'over the wire: into a bucket that is made for it, and back',
  async () => {
    const moto = await startMoto();
    try {
      const { region, credentials } = moto.client;
      process.env['AWS_ENDPOINT_URL'] = moto.endpoint;
      process.env['AWS_REGION'] = region;
      process.env['AWS_ACCESS_KEY_ID'] = credentials.accessKeyId;
      process.env['AWS_SECRET_ACCESS_KEY'] = credentials.secretAccessKey;
      const directory = fresh();
      const from = directoryArchive(directory);
      await from.create('items/a.json', Buffer.from('{}'));
      const up = await runCli('archive', 'copy', directory, 's3://hinomi-moved', '--create');
      expect([up.status, ...up.err]).toEqual([0, expect.stringContaining('1 copied, 0 there already')]);
      const back = fresh();
      expect((await runCli('archive', 'copy', 's3://hinomi-moved', back, '--create')).status).toBe(0);
      expect(await Array.fromAsync(directoryArchive(back).list(''))).toEqual(['items/a.json']);
    } finally {
      await moto.stop();
    }
  },
  60_000,
);
