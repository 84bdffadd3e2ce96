import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { RunEvent } from '../../cli/local/run.ts';
import { poll } from '../../lambdas/scrape/poll.ts';
import { listSource, world } from '../support/world.ts';
import type { ListEntry, World } from '../support/world.ts';

const T0 = '2026-03-01T00:00:00Z';
const hours = (count: number): string =>
  new Date(Date.parse(T0) + count * 3_600_000).toISOString().replace('.000', '');

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.remove());

const entries = (count: number, date = '2026-02-20'): ListEntry[] =>
  Array.from({ length: count }, (_, n) => ({ path: `/a${n}.html`, title: `発表${n}`, date }));

const outcomeOf = (events: readonly RunEvent[]): string =>
  events.flatMap((event) => (event.kind === 'polled' ? [event.report.outcome] : [])).join();

describe('back-off', () => {
  const source = listSource();
  const asked = (): number => w.site.asked.filter((path) => path === '/list.html').length;
  const quarter = (count: number): string => hours(count / 4);
  const tick = (count: number): Promise<string> =>
    poll(source, quarter(count), w.ports).then(({ outcome }) => outcome);

  test('after four failures in a row a site is asked less and less often, every two hours at least', async () => {
    w.site.list(entries(3));
    await tick(0);
    w.site.answer('/list.html', { status: 500 });
    const before = asked();
    const outcomes: string[] = [];
    for (let count = 1; count <= 96; count += 1) outcomes.push(await tick(count));
    expect(outcomes.slice(0, 5)).toEqual([
      'server-error',
      'server-error',
      'server-error',
      'server-error',
      'waiting',
    ]);
    expect(asked() - before).toBeGreaterThan(12);
    expect(asked() - before).toBeLessThan(24);
    const pauses = outcomes
      .join(' ')
      .split('server-error')
      .map((pause) => pause.trim().split(' ').filter(Boolean).length);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(9);
    w.site.list([{ path: '/new.html', title: '新着' }, ...entries(3)]);
    const after: string[] = [];
    for (let count = 97; count <= 107; count += 1) after.push(await tick(count));
    expect(after).toContain('ok');
    expect(after.slice(after.indexOf('ok') + 1).every((outcome) => outcome === 'ok')).toBe(true);
  });

  test('a list that is empty is asked for at every poll: it may be repaired at any time', async () => {
    w.site.list(entries(3));
    await tick(0);
    w.site.list([]);
    for (let count = 1; count <= 10; count += 1) expect(await tick(count)).toBe('empty');
  });

  test('a replay asks at every layer', async () => {
    w.site.answer('/list.html', { status: 500 });
    for (let count = 1; count <= 20; count += 1)
      expect(outcomeOf(await w.round(quarter(count)))).toBe('server-error');
  });
});

describe('the rule of identity changes', () => {
  test('known items stay known, also when they leave the list and return', async () => {
    const byUrl = listSource();
    const byTitle = listSource({ identity: 'url+title' });
    const today = entries(6, '2026-03-01');
    w.site.list(today);
    await w.round(T0, [byUrl]);
    w.site.list([{ path: '/n.html', title: '新着', date: '2026-03-01' }, ...today]);
    expect(await w.alertsAt(hours(1), [byTitle])).toEqual(['new 新着']);
    w.site.list(today.slice(3));
    expect(await w.alertsAt(hours(2), [byTitle])).toEqual([]);
    w.site.list(today);
    expect(await w.alertsAt(hours(3), [byTitle])).toEqual([]);
    expect(await w.alertsAt(hours(4), [byUrl])).toEqual([]);
  });

  test.each([
    ['to address and title', listSource(), listSource({ identity: 'url+title' })],
    ['to the address', listSource({ identity: 'url+title' }), listSource()],
  ])('%s: an item that left the list before and returns after is known', async (_name, before, after) => {
    const today = entries(6, '2026-03-01');
    w.site.list(today);
    await w.round(T0, [before]);
    w.site.list(today.slice(1));
    await w.round(hours(1), [before]);
    expect(await w.alertsAt(hours(2), [after])).toEqual([]);
    w.site.list(today);
    expect(await w.alertsAt(hours(3), [after])).toEqual([]);
    w.site.list([{ path: '/n.html', title: '新着' }, ...today]);
    expect(await w.alertsAt(hours(4), [after])).toEqual(['new 新着']);
  });

  test('another title of a known address is news where titles now tell items apart', async () => {
    w.site.list(entries(6));
    await w.round(T0);
    w.site.list([{ path: '/a0.html', title: '別の知らせ', date: '2026-03-01' }, ...entries(6)]);
    expect(await w.alertsAt(hours(1), [listSource({ identity: 'url+title' })])).toEqual(['new 別の知らせ']);
  });
});

describe('--since', () => {
  test('at the first sight entries dated since then are alerted, once', async () => {
    const source = listSource();
    w.site.list([
      { path: '/1.html', title: '昨日', date: '2026-02-28' },
      { path: '/2.html', title: '先月', date: '2026-01-28' },
      { path: '/3.html', title: '日付なし' },
    ]);
    const first = await poll(source, T0, w.ports, { since: '2026-02-22' });
    expect(first.jobs.map(({ announcements }) => announcements[0]?.title)).toEqual(['昨日']);
    const second = await poll(source, hours(1), w.ports, { since: '2026-01-01' });
    expect(second.jobs.map(({ reason }) => reason)).not.toContain('new');
  });
});
