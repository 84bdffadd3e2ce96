import { describe, expect, test } from '@jest/globals';
import { alertKey } from '../../lambdas/contract/keys.ts';
import { updateFeeds } from '../../lambdas/watchdog/feeds.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { add, alertAt, counted, feedIn, hours, idsIn, objectsIn } from './feed-house.ts';

const full = () => 'full' as const;
const range = (from: number, count: number, hour: number) =>
  Array.from({ length: count }, (_, index) => alertAt(from + index, hour));

/** Calls by kind: `{ read: 1, list: 2 }`. */
const costs = (calls: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(calls, (call) => call.split(' ')[0] ?? '')].map(([kind, each]) => [kind, each.length]),
  );

describe('the feeds of alerts', () => {
  test('take in each alert where it belongs, newest first, `all` last', async () => {
    const archive = memoryArchive();
    await add(archive, ...[0, 1, 2, 3].map((index) => alertAt(index, index)), alertAt(4, 30));
    const report = await updateFeeds(hours(31), archive, full);
    expect(report.added).toBe(5);
    expect(report.feeds.at(-1)).toBe('all');
    expect([...report.feeds].toSorted()).toEqual([
      'all',
      'counterparts/ASEAN',
      'counterparts/AU',
      'counterparts/FR',
      'counterparts/PH',
      'counterparts/US',
      'frameworks/admm-plus',
      'frameworks/squad',
      'relevant',
    ]);
    expect(await idsIn(archive, 'all')).toEqual(['id-0004', 'id-0003', 'id-0002', 'id-0001', 'id-0000']);
    expect(await idsIn(archive, 'relevant')).toEqual(['id-0004', 'id-0003', 'id-0001', 'id-0000']);
    expect(await idsIn(archive, 'frameworks/squad')).toEqual(['id-0004', 'id-0001', 'id-0000']);
    expect(await idsIn(archive, 'counterparts/PH')).toEqual(['id-0004', 'id-0000']);
    expect(await idsIn(archive, 'counterparts/FR')).toEqual(['id-0003']);
  });

  test('grow by what came since, and only where something came', async () => {
    const archive = memoryArchive();
    await add(archive, ...range(0, 4, 1));
    await updateFeeds(hours(2), archive, full);
    await add(archive, alertAt(7, 2));
    expect(await updateFeeds(hours(3), archive, full)).toEqual({
      added: 1,
      feeds: ['relevant', 'counterparts/FR', 'all'],
    });
    expect(await idsIn(archive, 'counterparts/FR')).toEqual(['id-0007', 'id-0003']);
  });

  test('cost one read and two lists where nothing is new', async () => {
    const archive = memoryArchive();
    await add(archive, ...range(0, 40, 30));
    await updateFeeds(hours(31), archive, full);
    const idle = counted(archive);
    expect(await updateFeeds(hours(32), idle.archive, full)).toEqual({ added: 0, feeds: [] });
    expect(idle.calls).toEqual([
      'read feeds/all.json',
      'list alerts/dt=2025-11-06/',
      'list alerts/dt=2025-11-07/',
    ]);
  });

  test('are not there before the first alert', async () => {
    const idle = counted(memoryArchive());
    expect(await updateFeeds(hours(0), idle.archive, full)).toEqual({ added: 0, feeds: [] });
    expect(costs(idle.calls)).toEqual({ read: 1, list: 8 });
  });

  test('cost a read a new alert, and of each of its feeds two reads, two writes and a look whether both stand', async () => {
    const archive = memoryArchive();
    await add(archive, ...range(0, 4, 1));
    await updateFeeds(hours(2), archive, full);
    await add(archive, alertAt(7, 2));
    const busy = counted(archive);
    await updateFeeds(hours(3), busy.archive, full);
    expect(costs(busy.calls)).toEqual({ read: 1 + 1 + 3 * 4, list: 2, replace: 3 * 2 });
  });

  test('quote what the terms of each source allow', async () => {
    const archive = memoryArchive();
    const other = { ...alertAt(1, 1), source: { ...alertAt(1, 1).source, id: 'careful' } };
    const mention = [
      {
        code: 'KP',
        label: { en: 'North Korea', ja: '北朝鮮' },
        evidence: [{ text: '発射', where: 'body' as const, rule: 'topic' }],
      },
    ];
    const saying = [alertAt(0, 1), other].map((alert) => ({
      ...alert,
      classification: { ...alert.classification, mentions: mention },
    }));
    await add(archive, ...saying);
    await updateFeeds(hours(2), archive, (source) => (source === 'careful' ? 'link' : 'full'));
    const texts = (await feedIn(archive, 'all'))?.items.map(({ content_text }) =>
      content_text.includes('発射'),
    );
    expect(texts).toEqual([false, true]);
  });
});

describe('a feed that is full', () => {
  test('reads no alert again that found no place in it', async () => {
    const archive = memoryArchive();
    await add(archive, ...range(0, 150, 5));
    await updateFeeds(hours(6), archive, full);
    expect(await idsIn(archive, 'all')).toHaveLength(100);
    for (const hour of [7, 24, 40]) {
      const idle = counted(archive);
      await updateFeeds(hours(hour), idle.archive, full);
      expect(idle.calls.filter((call) => !call.startsWith('list'))).toEqual(['read feeds/all.json']);
    }
  });

  test('leaves a late alert that is older than all of it out, once and for all; its other feeds take it', async () => {
    const archive = memoryArchive();
    await add(archive, ...range(0, 100, 5));
    await updateFeeds(hours(6), archive, full);
    await add(archive, { ...alertAt(203, 1) });
    expect((await updateFeeds(hours(7), archive, full)).added).toBe(1);
    expect(await idsIn(archive, 'all')).not.toContain('id-0203');
    expect((await idsIn(archive, 'counterparts/FR')).at(-1)).toBe('id-0203');
    expect(await updateFeeds(hours(8), archive, full)).toEqual({ added: 0, feeds: [] });
  });

  test('takes up a flood in portions and loses none of it', async () => {
    const archive = memoryArchive();
    await add(archive, ...Array.from({ length: 1100 }, (_, index) => alertAt(index, Math.floor(index / 10))));
    const added: number[] = [];
    for (const hour of [110, 111, 112]) added.push((await updateFeeds(hours(hour), archive, full)).added);
    expect(added).toEqual([1000, 100, 0]);
    expect((await idsIn(archive, 'all')).toSorted()).toEqual(range(1000, 100, 0).map(({ id }) => id));
  });
});

describe('what is looked at', () => {
  test('reaches a week back where there is no feed yet', async () => {
    const archive = memoryArchive();
    await add(archive, alertAt(0, -24 * 8), alertAt(1, -24 * 7), alertAt(2, 1));
    await updateFeeds(hours(2), archive, full);
    expect(await idsIn(archive, 'all')).toEqual(['id-0002', 'id-0001']);
  });

  test('takes in an alert that appears a day late, and all that came while nobody looked', async () => {
    const archive = memoryArchive();
    await add(archive, alertAt(0, 1));
    await updateFeeds(hours(2), archive, full);
    await add(archive, alertAt(1, -20), alertAt(2, 50), alertAt(3, 80));
    await updateFeeds(hours(100), archive, full);
    expect(await idsIn(archive, 'all')).toEqual(['id-0003', 'id-0002', 'id-0000', 'id-0001']);
  });
});

describe('what is broken', () => {
  test('an alert that cannot be read is named, each time, and keeps no other from its feeds', async () => {
    const archive = memoryArchive({ 'alerts/dt=2025-11-06/bad.json': '{"version":' });
    await add(archive, ...range(0, 4, 1));
    await expect(updateFeeds(hours(2), archive, full)).rejects.toThrow(
      'alerts/dt=2025-11-06/bad.json is damaged',
    );
    expect(await idsIn(archive, 'all')).toHaveLength(4);
    const again = counted(archive);
    await expect(updateFeeds(hours(3), again.archive, full)).rejects.toThrow('bad.json');
    expect(costs(again.calls)).toEqual({ read: 2, list: 2 });
  });

  test('a damaged feed is named; the others go on, and once it is mended nothing is missing', async () => {
    const archive = memoryArchive({ 'feeds/frameworks/squad.json': '{"items":[]}' });
    await add(archive, ...range(0, 4, 1));
    const run = () => updateFeeds(hours(2), archive, full);
    await expect(run()).rejects.toThrow('feeds/frameworks/squad.json is damaged');
    expect(await idsIn(archive, 'relevant')).toHaveLength(3);
    expect(await archive.read('feeds/all.json')).toBeUndefined();
    await archive.remove('feeds/frameworks/squad.json');
    expect(await run()).toEqual({ added: 4, feeds: ['frameworks/squad', 'all'] });
    expect(await idsIn(archive, 'frameworks/squad')).toEqual(['id-0001', 'id-0000']);
  });

  test('a feed of all that is not ours is named and left alone', async () => {
    const archive = memoryArchive({ 'feeds/all.json': '{"version":"https://jsonfeed.org/version/1.1"}' });
    await add(archive, alertAt(0, 1));
    const before = await objectsIn(archive, 'feeds/');
    await expect(updateFeeds(hours(2), archive, full)).rejects.toMatchObject({
      name: 'ArchiveError',
      key: 'feeds/all.json',
    });
    expect(await objectsIn(archive, 'feeds/')).toEqual(before);
  });

  test('whatever lies in the place of an Atom feed is written over', async () => {
    const archive = memoryArchive({ 'feeds/all.xml': '<rss/>' });
    await add(archive, alertAt(0, 1));
    await updateFeeds(hours(2), archive, full);
    expect(await idsIn(archive, 'all')).toEqual(['id-0000']);
  });

  test('an alert that was listed and is gone is passed over', async () => {
    const archive = memoryArchive();
    const gone = alertAt(0, 1);
    await add(archive, gone, alertAt(1, 1));
    const list = archive.list;
    const vanishing = { ...archive, async *list(prefix: string) {
      for await (const key of list(prefix)) yield key;
      await archive.remove(alertKey(gone.detectedAt, gone.id));
    } }; // prettier-ignore
    expect((await updateFeeds(hours(2), vanishing, full)).added).toBe(1);
  });
});
