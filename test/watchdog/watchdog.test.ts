import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { directoryArchive } from '../../lambdas/adapters/directory-archive.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { stateKey } from '../../lambdas/contract/keys.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { TopicError } from '../../lambdas/core/ports/topic.ts';
import type { WatchPorts } from '../../lambdas/watchdog/ports.ts';
import { watch } from '../../lambdas/watchdog/watchdog.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { memoryOperations } from '../support/memory-topic.ts';
import { hour, put, silentState, sources, stateAfter, stateIn } from './house.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hinomi-watchdog-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe.each<[string, () => Archive]>([
  ['in memory', () => memoryArchive()],
  ['in a directory', () => directoryArchive(root)],
])('over an archive %s', (_name, open) => {
  let archive: Archive;
  let operations: ReturnType<typeof memoryOperations>;
  const ports = (claimant = 'a', now: Instant = hour(14)): WatchPorts => ({
    archive,
    operations,
    claimant,
    clock: () => now,
  });
  const said = () =>
    operations.messages.map(({ notices }) => notices.map(({ source, notice }) => `${source} ${notice}`));
  beforeEach(() => {
    archive = open();
    operations = memoryOperations();
  });

  test('an outage that silences every source is one message, and nothing more until the next day', async () => {
    const all = sources(24);
    for (const source of all) await put(archive, silentState(source, 'network-error'));
    expect(await watch(hour(14), all, ports())).toMatchObject({ watched: 24, silent: 24, held: false });
    for (let later = 15; later < 38; later += 1) await watch(hour(later), all, ports());
    expect(said()).toEqual([all.map(({ id }) => `${id} alarm`)]);
    await watch(hour(38), all, ports());
    expect(said()).toEqual([all.map(({ id }) => `${id} alarm`), all.map(({ id }) => `${id} reminder`)]);
    expect(operations.messages[0]?.text).toContain('24 of 24 sources at once is hardly the sites');
  });

  test('new, lasting and recovered silences go out together', async () => {
    const [silent, lasting, mended, well] = sources(4);
    await put(archive, silentState(silent!));
    const incident = { since: hour(-30), alarmedAt: hour(-18), reminders: 0 };
    const watched = { incident, noticedAt: hour(-18) };
    await put(archive, { ...silentState(lasting!, 'blocked'), watch: watched });
    const good = stateAfter(mended!, [[-2, 'empty'], [1, 'ok'], [1.25, 'ok'], [1.5, 'ok']]); // prettier-ignore
    await put(archive, { ...good, watch: watched });
    await put(archive, stateAfter(well!, [[13.75, 'ok']]));
    const report = await watch(hour(14), sources(4), ports());
    expect(report).toMatchObject({ watched: 4, silent: 2, held: false });
    expect(report.subject).toBe('Hinomi: silent: site-00; still silent: site-01; read again: site-02');
    expect(said()).toEqual([['site-00 alarm', 'site-01 reminder', 'site-02 recovery']]);
    expect(operations.messages[0]?.kinds).toEqual(['source-silent', 'source-recovered']);
    expect((await stateIn(archive, silent!))?.watch).toEqual({
      incident: { since: hour(0.75), alarmedAt: hour(14), reminders: 0 },
      noticedAt: hour(14),
    });
    expect((await stateIn(archive, lasting!))?.watch).toEqual({
      incident: { ...incident, reminders: 1 },
      noticedAt: hour(14),
    });
    expect((await stateIn(archive, mended!))?.watch).toEqual({ noticedAt: hour(14) });
    expect(await stateIn(archive, well!)).not.toHaveProperty('watch');
  });

  test('what is quiet is neither told nor written', async () => {
    const [well] = sources(1);
    await put(archive, stateAfter(well!, [[13.75, 'ok']]));
    const before = await archive.read(stateKey(well!.id));
    expect(await watch(hour(14), [well!], ports())).toEqual({
      at: hour(14),
      watched: 1,
      silent: 0,
      notices: [],
      subject: null,
      held: false,
    });
    expect(await archive.read(stateKey(well!.id))).toEqual(before);
  });

  test('a source without a state is given one, from which its silence counts', async () => {
    const [unseen] = sources(1);
    await watch(hour(0), [unseen!], ports());
    expect((await stateIn(archive, unseen!))?.health).toMatchObject({ since: hour(0), lastSuccess: null });
    for (let later = 1; later < 14; later += 1) await watch(hour(later), [unseen!], ports());
    expect(said()).toEqual([]);
    await watch(hour(14), [unseen!], ports());
    expect(said()).toEqual([['site-00 alarm']]);
    expect(operations.messages[0]?.kinds).toEqual(['source-not-polled']);
  });

  test.each([2, 20])('of %i watchdogs at the same moment one sends everything', async (count) => {
    const all = sources(6);
    for (const source of all) await put(archive, silentState(source));
    const names = Array.from({ length: count }, (_, index) => `watchdog ${index}`);
    const reports = await Promise.all(names.map((name) => watch(hour(14), all, ports(name))));
    expect(said()).toEqual([all.map(({ id }) => `${id} alarm`)]);
    expect(reports.filter(({ subject }) => subject !== null)).toHaveLength(1);
  });

  test('a watchdog that died holds its notices for ninety seconds, then another sends them', async () => {
    const all = sources(3);
    for (const source of all) await put(archive, silentState(source));
    const dying = { ...ports('dead'), operations: { send: () => new Promise<never>(() => undefined) } };
    void watch(hour(14), all, dying);
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    expect(await watch(hour(14), all, ports('b', hour(14 + 89 / 3600)))).toMatchObject({
      held: true,
      subject: null,
    });
    expect(said()).toEqual([]);
    await watch(hour(14), all, ports('b', hour(14 + 90 / 3600)));
    expect(said()).toEqual([all.map(({ id }) => `${id} alarm`)]);
  });

  test('a receiver that refuses: the claims are given back, the error comes through, the next look sends', async () => {
    const all = sources(2);
    for (const source of all) await put(archive, silentState(source));
    const refusing = { send: () => Promise.reject(new TopicError('throttled', { retryable: true })) };
    await expect(watch(hour(14), all, { ...ports(), operations: refusing })).rejects.toThrow('throttled');
    for (const source of all) expect((await stateIn(archive, source))?.watch).toEqual({});
    await watch(hour(14), all, ports('b'));
    expect(said()).toEqual([all.map(({ id }) => `${id} alarm`)]);
  });

  test('a source that is read again between the look and the claim is not told', async () => {
    const [quick, lasting] = sources(2);
    for (const source of [quick!, lasting!]) await put(archive, silentState(source));
    let reads = 0;
    const racing: Archive = {
      ...archive,
      list: (prefix) => archive.list(prefix),
      read: async (key) => {
        reads += 1;
        if (reads === 3) await put(archive, stateAfter(quick!, [[0, 'ok'], [14, 'ok']])); // prettier-ignore
        return archive.read(key);
      },
    };
    await watch(hour(14), sources(2), { ...ports(), archive: racing });
    expect(said()).toEqual([['site-01 alarm']]);
  });

  test('a source that is polled just when nobody was found to poll it is not remembered as such', async () => {
    const [late] = sources(1);
    await put(archive, stateAfter(late!, [[0, 'ok']])); // prettier-ignore
    let reads = 0;
    const racing: Archive = {
      ...archive,
      list: (prefix) => archive.list(prefix),
      read: async (key) => {
        reads += 1;
        if (reads === 2) await put(archive, stateAfter(late!, [[39.9, 'ok']])); // prettier-ignore
        return archive.read(key);
      },
    };
    await watch(hour(40), [late!], { ...ports(), archive: racing });
    expect(reads).toBe(2);
    expect(await stateIn(archive, late!)).not.toHaveProperty('watch');
  });

  test('a damaged state is an error that names it, and keeps no other source from being told', async () => {
    const all = sources(3);
    for (const source of all.slice(1)) await put(archive, silentState(source));
    await archive.create(stateKey(all[0]!.id), new TextEncoder().encode('{"version":1'));
    await expect(watch(hour(14), all, ports())).rejects.toThrow(/site-00\/state\.json is damaged/);
    expect(said()).toEqual([['site-01 alarm', 'site-02 alarm']]);
    await expect(watch(hour(15), all, ports())).rejects.toThrow(/site-00/);
    expect(operations.messages).toHaveLength(1);
  });

  test('an archive that is down: nothing is said, and the error comes through', async () => {
    const down = { ...archive, list: archive.list, read: () => Promise.reject(new Error('unreachable')) };
    await expect(watch(hour(14), sources(2), { ...ports(), archive: down })).rejects.toThrow('unreachable');
    expect(said()).toEqual([]);
  });
});
