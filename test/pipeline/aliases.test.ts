import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Pages } from '../../lambdas/core/ports/pages.ts';
import { HOST, listSource, page, world } from '../support/world.ts';
import type { ListEntry, World } from '../support/world.ts';

const T0 = '2026-03-01T00:00:00Z';
const hours = (count: number): string =>
  new Date(Date.parse(T0) + count * 3_600_000).toISOString().replace('.000', '');

const old: ListEntry[] = [1, 2, 3].map((n) => ({ path: `/old${n}.html`, title: `古い発表その${n}` }));

/** Where addresses lead. */
let moved: Map<string, string>;
let w: World;
beforeEach(async () => {
  moved = new Map();
  w = await world((ports) => ({ ...ports, pages: redirecting(ports.pages) }));
  w.site.list(old);
  await w.round(T0);
});
afterEach(() => w.remove());

const redirecting = (pages: Pages): Pages => ({
  fetch: async (request) => {
    const target = moved.get(request.url);
    if (target === undefined) return pages.fetch(request);
    const answer = await pages.fetch({ ...request, url: target });
    return answer.kind === 'failure' ? answer : { ...answer, redirects: [request.url] };
  },
});

const announce = async (to: string): Promise<void> => {
  moved.set(`${HOST}/a.html`, `${HOST}${to}`);
  w.site.answer(to, page('発表A', '会談を行った。'));
  w.site.list([{ path: '/a.html', title: '発表A' }, ...old]);
  expect(await w.alertsAt(hours(1))).toEqual(['new 発表A']);
  expect((await w.alerts())[0]?.url).toBe(`${HOST}/a.html`);
};

test('an entry under the address that an item redirects to is that item', async () => {
  await announce('/final/index.html');
  w.site.list([{ path: '/final/', title: '発表A' }, ...old]);
  expect(await w.alertsAt(hours(1.2))).toEqual([]);
  expect(await w.alertsAt(hours(1.4))).toEqual([]);
  w.site.list([{ path: '/final/', title: '発表A（改題）' }, ...old]);
  expect(await w.alertsAt(hours(1.6))).toEqual(['updated 発表A（改題）']);
  expect(new Set((await w.alerts()).map(({ item }) => item)).size).toBe(1);
});

test('so too where one page carries several items, and another title there is another item', async () => {
  const source = listSource({ identity: 'url+title' });
  await w.round(hours(0.5), [source]);
  moved.set(`${HOST}/a.html`, `${HOST}/final.html`);
  w.site.answer('/final.html', page('発表A', '会談を行った。'));
  w.site.list([{ path: '/a.html', title: '発表A' }, ...old]);
  expect(await w.alertsAt(hours(1), [source])).toEqual(['new 発表A']);
  w.site.list([{ path: '/final.html', title: '発表B' }, { path: '/final.html', title: '発表A' }, ...old]);
  expect(await w.alertsAt(hours(1.2), [source])).toEqual(['new 発表B']);
});

test('a page that moves after it was read is known under its new address', async () => {
  w.site.answer('/a.html', page('発表A', '会談を行った。'));
  w.site.list([{ path: '/a.html', title: '発表A' }, ...old]);
  await w.round(hours(1));
  moved.set(`${HOST}/a.html`, `${HOST}/b.html`);
  w.site.answer('/b.html', page('発表A', '会談を行った。'));
  expect(await w.alertsAt(hours(2))).toEqual([]);
  w.site.list([{ path: '/b.html', title: '発表A' }, ...old]);
  expect(await w.alertsAt(hours(3))).toEqual([]);
});

test('the front page, to which sites send whoever asks for an old page, is nobody’s alias', async () => {
  await announce('/');
  w.site.list([{ path: '/', title: '発表A' }, ...old]);
  expect(await w.alertsAt(hours(1.2))).toEqual(['new 発表A']);
});
