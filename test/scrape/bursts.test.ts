import { beforeEach, describe, expect, test } from '@jest/globals';
import { burstSchema } from '../../lambdas/contract/burst.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { stateKey } from '../../lambdas/contract/keys.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import { sourceStateSchema } from '../../lambdas/core/source-state.ts';
import { poll } from '../../lambdas/scrape/poll.ts';
import type { PollReport } from '../../lambdas/scrape/poll.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { HOST, listSource, site } from '../support/world.ts';
import type { Site } from '../support/world.ts';

const SOURCE = listSource();
const FIRST = '2026-03-01T23:00:00Z';
const SECOND = '2026-03-01T23:55:00Z';
const THIRD = '2026-03-02T00:10:00Z';

let archive: ReturnType<typeof memoryArchive>;
let web: Site;
let sent: PageJob[];
let queueIsDown: boolean;
beforeEach(async () => {
  archive = memoryArchive();
  web = site();
  sent = [];
  queueIsDown = false;
  show(0);
  await pollAt(FIRST);
});

const OLD = Array.from({ length: 80 }, (_, n) => ({ path: `/old/${n}.html`, title: `お知らせ（第${n}回）` }));
const title = (n: number): string =>
  n % 2 === 0 ? `日豪防衛相会談（第${n}回）` : `庁舎見学のお知らせ（第${n}回）`;
const newOnes = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => ({ path: `/new/${from + n}.html`, title: title(from + n) }));
/** The list shows the old entries and so many new ones, from the `from`th on. */
const show = (to: number, from = 0): void => {
  web.list([...newOnes(from, to), ...OLD]);
};

const queue = {
  send: (jobs: readonly PageJob[]): Promise<void> => {
    if (queueIsDown) return Promise.reject(new Error('the queue is down'));
    sent.push(...jobs);
    return Promise.resolve();
  },
};
const pollAt = (at: Instant): Promise<PollReport> => poll(SOURCE, at, { archive, pages: web.pages, queue });
const bursts = async () => {
  const keys = await Array.fromAsync(archive.list('bursts/'));
  return Promise.all(keys.map(async (key) => (await readRecord(archive, key, burstSchema))!.record));
};
const state = async () => (await readRecord(archive, stateKey(SOURCE.id), sourceStateSchema))!.record;
const urls = (from: number, to: number): string[] => newOnes(from, to).map(({ path }) => HOST + path);

describe('what one poll finds new', () => {
  test('is told one by one up to fifteen entries, and in one burst above', async () => {
    show(15);
    expect(await pollAt(SECOND)).toMatchObject({ burst: null });
    expect(sent.map(({ burst }) => burst)).toEqual(Array.from({ length: 15 }, () => undefined));
    expect(await bursts()).toEqual([]);
    show(31);
    const { burst: key } = await pollAt(THIRD);
    const [burst] = await bursts();
    expect(key).toMatch(/^bursts\/site-news\/20260302T001000Z-[0-9a-f]{8}\.json$/);
    expect(burst?.items.map(({ url }) => url).toSorted()).toEqual(urls(15, 31).toSorted());
    expect(sent.slice(15).map((job) => job.burst)).toEqual(Array.from({ length: 16 }, () => burst?.id));
  });

  test('is labelled from titles and addresses', async () => {
    show(20);
    await pollAt(SECOND);
    const [burst] = await bursts();
    const labelled = burst?.items.find(({ url }) => url === `${HOST}/new/0.html`);
    expect(burst?.listing).toMatch(/^sources\/site-news\/listings\//);
    expect(labelled).toMatchObject({
      title: title(0),
      change: 'new',
      defence_diplomacy: true,
      frameworks: [{ id: 'bilateral-defence' }],
      counterparts: [{ code: 'AU' }],
    });
    const other = burst?.items.find(({ url }) => url === `${HOST}/new/1.html`);
    expect(other).toMatchObject({ defence_diplomacy: false, frameworks: [] });
  });

  test('many new titles of known entries are a burst too', async () => {
    show(0);
    web.list(OLD.map(({ path, title: before }) => ({ path, title: `【更新】${before}` })));
    await pollAt(SECOND);
    expect((await bursts()).map(({ items }) => items.length)).toEqual([80]);
    expect((await bursts())[0]?.items.every(({ change }) => change === 'updated')).toBe(true);
  });
});

describe('a poll whose queue was down', () => {
  beforeEach(async () => {
    show(60);
    queueIsDown = true;
    await expect(pollAt(SECOND)).rejects.toThrow('the queue is down');
    queueIsDown = false;
  });

  test('has committed its list with all that is to be sent, and the next poll sends it', async () => {
    expect((await state()).sending.map(({ jobs }) => jobs.length)).toEqual([60]);
    show(60, 50);
    expect(await pollAt(THIRD)).toMatchObject({ jobs: [], burst: null });
    expect(sent.map(({ item }) => item.url).toSorted()).toEqual(urls(0, 60).toSorted());
    expect(new Set(sent.map(({ detectedAt }) => detectedAt))).toEqual(new Set([SECOND]));
    expect((await bursts()).map(({ items }) => items.length)).toEqual([60]);
    expect((await state()).sending).toEqual([]);
  });

  test('what came since is told apart: singly where it is little, in a burst of its own where it is much', async () => {
    show(65);
    await pollAt(THIRD);
    expect(sent.filter(({ burst }) => burst === undefined).map(({ item }) => item.url).toSorted()).toEqual(urls(60, 65).toSorted()); // prettier-ignore
    show(90);
    await pollAt('2026-03-02T00:25:00Z');
    const told = (await bursts()).flatMap(({ items }) => items.map(({ url }) => url));
    expect(told.toSorted()).toEqual([...urls(0, 60), ...urls(65, 90)].toSorted());
  });
});

test('two polls at once that saw other lists tell every entry once, with one first sight', async () => {
  const earlier = site();
  earlier.list([...newOnes(0, 30), ...OLD]);
  show(50, 10);
  const early = poll(SOURCE, SECOND, { archive, pages: earlier.pages, queue });
  await Promise.all([early, pollAt(THIRD)]);
  const told = (await bursts()).flatMap(({ items }) => items.map(({ item }) => item));
  const firsts = new Map(sent.map(({ item }) => [item.id, new Set<string>()]));
  for (const { item } of sent) firsts.get(item.id)?.add(item.firstSeen);
  expect(new Set(told).size).toBe(told.length);
  expect([...firsts.values()].map(({ size }) => size)).toEqual([...firsts].map(() => 1));
  expect(firsts.size).toBe(50);
});
