import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { listSource, page, world } from '../support/world.ts';
import type { ListEntry, World } from '../support/world.ts';

const T0 = '2026-03-01T00:00:00Z';
const hours = (count: number): string =>
  new Date(Date.parse(T0) + count * 3_600_000).toISOString().replace('.000', '');

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.remove());

const old: ListEntry[] = [1, 2, 3].map((n) => ({
  path: `/old${n}.html`,
  title: `古い発表その${n}`,
  date: '2026-02-27',
}));

/** The source has been seen with three old entries. */
async function settled(): Promise<void> {
  w.site.list(old);
  expect(await w.alertsAt(T0)).toEqual([]);
}

/** A fourth entry has been alerted at hour 1. */
async function announced(text = '会談を行った。'): Promise<void> {
  await settled();
  w.site.answer('/a.html', page('発表A', text));
  w.site.list([{ path: '/a.html', title: '発表A' }, ...old]);
  expect(await w.alertsAt(hours(1))).toEqual(['new 発表A']);
}

describe('lists', () => {
  test('the first sight is silent and fetches no page', async () => {
    await settled();
    expect(w.site.asked).toEqual(['/robots.txt', '/list.html']);
  });
  test('a new entry is new, once', async () => {
    await announced();
    expect(await w.alertsAt(hours(2))).toEqual([]);
  });
  test('order never matters', async () => {
    await settled();
    w.site.list(old.toReversed());
    expect(await w.alertsAt(hours(1))).toEqual([]);
  });
  test('an entry that leaves the list and returns is known', async () => {
    await settled();
    w.site.list(old.slice(1));
    expect(await w.alertsAt(hours(1))).toEqual([]);
    w.site.list(old);
    expect(await w.alertsAt(hours(2))).toEqual([]);
  });
  test('equal titles on different addresses are different items', async () => {
    await settled();
    w.site.list([{ path: '/a.html', title: '合意' }, { path: '/b.html', title: '合意' }, ...old]);
    expect(await w.alertsAt(hours(1))).toEqual(['new 合意', 'new 合意']);
  });
  test('several entries of one address are one item with several titles', async () => {
    await settled();
    const both = [
      { path: '/a.html', title: '表題一' },
      { path: '/a.html?utm_source=x', title: '表題二' },
    ];
    w.site.list([...both, ...old]);
    expect(await w.alertsAt(hours(1))).toEqual(['new 表題一']);
    w.site.list([...both.toReversed(), ...old]);
    expect(await w.alertsAt(hours(2))).toEqual([]);
  });
  test('a baseline entry under a new title is updated, and visited from then on', async () => {
    await settled();
    w.site.answer('/old1.html', page('訂正', '本文'));
    w.site.list([{ path: '/old1.html', title: '古い発表その1（訂正）' }, ...old.slice(1)]);
    expect(await w.alertsAt(hours(1))).toEqual(['updated 古い発表その1（訂正）']);
    expect((await w.alerts())[0]).toMatchObject({ previousTitle: '古い発表その1', basis: 'page' });
    w.site.answer('/old1.html', page('訂正', '本文が変わった'));
    expect(await w.alertsAt(hours(3))).toEqual(['updated 古い発表その1（訂正）']);
  });
  test('a title that the address had before is no news', async () => {
    await settled();
    const first = { path: '/old1.html', title: '古い発表その1' };
    const second = { path: '/old1.html', title: '別の表題' };
    for (const [hour, entry, alerts] of [
      [1, second, ['updated 別の表題']],
      [2, first, []],
      [3, second, []],
    ] as const) {
      w.site.list([entry, ...old.slice(1)]);
      expect(await w.alertsAt(hours(hour))).toEqual(alerts);
    }
  });
  test.each([
    ['width', '発表Ａ１'],
    ['spacing', '発表 A 1'],
  ])('a title that differs in %s only is the same', async (_name, title) => {
    await settled();
    w.site.list([{ path: '/a.html', title: '発表A1' }, ...old]);
    await w.round(hours(1));
    w.site.list([{ path: '/a.html', title }, ...old]);
    expect(await w.alertsAt(hours(2))).toEqual([]);
  });
  test('an address with identity url+title brings news with every title', async () => {
    const source = listSource({ identity: 'url+title' });
    w.site.list(old);
    await w.round(T0, [source]);
    w.site.list([{ path: '/old1.html', title: '今週の活動' }, ...old]);
    expect(await w.alertsAt(hours(1), [source])).toEqual(['new 今週の活動']);
  });
  test('of several items on one page, an edit belongs to the newest', async () => {
    const source = listSource({ identity: 'url+title' });
    w.site.list(old);
    await w.round(T0, [source]);
    w.site.answer('/p.html', page('p', '一'));
    w.site.list([{ path: '/p.html', title: '一報' }, ...old]);
    await w.round(hours(1), [source]);
    w.site.answer('/p.html', page('p', '二'));
    w.site.list([{ path: '/p.html', title: '二報' }, { path: '/p.html', title: '一報' }, ...old]);
    expect(await w.alertsAt(hours(1.5), [source])).toEqual(['new 二報']);
    w.site.answer('/p.html', page('p', '三'));
    expect(await w.alertsAt(hours(9), [source])).toEqual(['updated 二報']);
  });
  test('the older item of a page ends where the newer one appears, though its visit is due then', async () => {
    const source = listSource({ identity: 'url+title' });
    w.site.list(old);
    await w.round(T0, [source]);
    w.site.answer('/p.html', page('p', '一'));
    w.site.list([{ path: '/p.html', title: '一報' }, ...old]);
    await w.round(hours(1), [source]);
    w.site.answer('/p.html', page('p', '二'));
    w.site.list([{ path: '/p.html', title: '二報' }, { path: '/p.html', title: '一報' }, ...old]);
    expect(await w.alertsAt(hours(2), [source])).toEqual(['new 二報']);
    w.site.answer('/p.html', page('p', '三'));
    expect(await w.alertsAt(hours(9), [source])).toEqual(['updated 二報']);
  });
  test.each([
    ['the first in the list', '2026-03-01', '二報'],
    ['the one of the latest date', '2026-03-02', '一報'],
  ])('of two new items on one page, an edit belongs to %s', async (_name, date, newest) => {
    const source = listSource({ identity: 'url+title' });
    w.site.list(old);
    await w.round(T0, [source]);
    w.site.answer('/p.html', page('p', '一'));
    w.site.list([{ path: '/p.html', title: '二報', date: '2026-03-01' }, { path: '/p.html', title: '一報', date }, ...old]); // prettier-ignore
    expect(await w.alertsAt(hours(1), [source])).toHaveLength(2);
    w.site.answer('/p.html', page('p', '二'));
    expect(await w.alertsAt(hours(2), [source])).toEqual([`updated ${newest}`]);
  });
  test('a diary that gathers its days on one page tells each day once', async () => {
    const source = listSource({ fragment: 'keep' });
    w.site.list(old);
    await w.round(T0, [source]);
    const diary = (days: number): string =>
      page('日記').replace('</main>', Array.from({ length: days }, (_, n) => `<h2 id="day_0${days - n}">${days - n}日</h2><p>${days - n}日、大臣は部隊を視察し、隊員を激励した。</p>`).join('') + '</main>'); // prettier-ignore
    for (let day = 1; day <= 4; day += 1) {
      for (let each = 1; each <= day; each += 1) w.site.answer(`/d.html#day_0${each}`, diary(day));
      w.site.list([...Array.from({ length: day }, (_, n) => ({ path: `/d.html#day_0${day - n}`, title: `${day - n}日の動静` })), ...old]); // prettier-ignore
      expect(await w.alertsAt(hours(day * 24), [source])).toEqual([`new ${day}日の動静`]);
      expect(await w.alertsAt(hours(day * 24 + 7), [source])).toEqual([]);
    }
  });
  test('an entry that leads to another host is alerted from its title and never fetched', async () => {
    await settled();
    w.site.list([{ path: 'https://elsewhere.example/x.html', title: '他所の記事' }, ...old]);
    expect(await w.alertsAt(hours(1))).toEqual(['new 他所の記事']);
    expect((await w.alerts())[0]).toMatchObject({ basis: 'title', unread: 'off-host' });
    await w.round(hours(30));
    expect(w.site.asked.filter((asked) => asked.includes('elsewhere'))).toEqual([]);
  });
});

describe('pages', () => {
  test('an edit is updated and shows the change', async () => {
    await announced('両国は協力で一致した。');
    w.site.answer('/a.html', page('発表A', '両国は全会一致で協力で一致した。'));
    expect(await w.alertsAt(hours(2))).toEqual(['updated 発表A']);
    const updated = (await w.alerts()).find(({ change }) => change === 'updated');
    expect(updated?.diff?.added.join()).toContain('全会');
    expect(updated?.diff?.removed).toEqual([]);
  });
  test.each([
    ['spacing', page('発表A', '会談 を\n行った。')],
    ['width', page('発表A', '会談を行った｡')],
    [
      'what stands outside the text',
      page('発表A', '会談を行った。').replace('<main>', '<nav>14:02</nav><main>'),
    ],
  ])('an edit in %s is none', async (_name, changed) => {
    await announced();
    w.site.answer('/a.html', changed);
    expect(await w.alertsAt(hours(2))).toEqual([]);
  });
  test('A→B→A→B is three changes', async () => {
    await announced('一');
    const seen: string[][] = [];
    for (const [hour, text] of [
      [2, '二'],
      [8, '一'],
      [26, '二'],
    ] as const) {
      w.site.answer('/a.html', page('発表A', text));
      seen.push(await w.alertsAt(hours(hour)));
    }
    expect(seen).toEqual([['updated 発表A'], ['updated 発表A'], ['updated 発表A']]);
    expect(new Set((await w.alerts()).map(({ id }) => id)).size).toBe(4);
  });
  test('a new title and a new text in one run are one alert', async () => {
    await announced('一');
    w.site.answer('/a.html', page('発表A', '二'));
    w.site.list([{ path: '/a.html', title: '発表A（改題）' }, ...old]);
    expect(await w.alertsAt(hours(2))).toEqual(['updated 発表A（改題）']);
    const updated = (await w.alerts()).find(({ change }) => change === 'updated');
    expect(updated).toMatchObject({ previousTitle: '発表A' });
    expect(updated?.diff).toBeDefined();
    expect(await w.alertsAt(hours(9))).toEqual([]);
  });
  test('pages are visited 1 h, 6 h, 1 d, 3 d, 7 d and 30 d after first sight, then no more', async () => {
    await announced();
    w.site.asked.length = 0;
    const visits: number[] = [];
    for (let hour = 1; hour <= 24 * 32; hour += 1) {
      const before = w.site.asked.filter((asked) => asked === '/a.html').length;
      await w.round(hours(1 + hour));
      if (w.site.asked.filter((asked) => asked === '/a.html').length > before) visits.push(hour);
    }
    expect(visits).toEqual([1, 6, 24, 72, 168, 720]);
  });
  test.each([
    ['404', { status: 404 }],
    ['410', { status: 410 }],
    ['a page that says so', page('ページが見つかりません', 'お探しのページは見つかりませんでした。')],
  ])('gone (%s) at two looks six hours apart is removed', async (_name, answer) => {
    await announced();
    w.site.answer('/a.html', answer);
    expect(await w.alertsAt(hours(2))).toEqual([]);
    expect(await w.alertsAt(hours(7))).toEqual([]);
    expect(await w.alertsAt(hours(8))).toEqual(['removed 発表A']);
    expect(await w.alertsAt(hours(26))).toEqual([]);
  });
  test('a single miss is silent', async () => {
    await announced();
    w.site.answer('/a.html', { status: 404 });
    await w.round(hours(2));
    w.site.answer('/a.html', page('発表A', '会談を行った。'));
    expect(await w.alertsAt(hours(8))).toEqual([]);
    w.site.answer('/a.html', { status: 404 });
    expect(await w.alertsAt(hours(26))).toEqual([]);
  });
  test('a miss at the last visit is looked at once more', async () => {
    await announced();
    for (const hour of [2, 8, 26, 74, 170]) await w.round(hours(hour));
    w.site.answer('/a.html', { status: 404 });
    expect(await w.alertsAt(hours(721))).toEqual([]);
    expect(await w.alertsAt(hours(728))).toEqual(['removed 発表A']);
  });
  test('a new title of a page that is gone is told, and its removal after it', async () => {
    await announced();
    w.site.answer('/a.html', { status: 404 });
    w.site.list([{ path: '/a.html', title: '改題' }, ...old]);
    expect(await w.alertsAt(hours(1.5))).toEqual(['updated 改題']);
    expect(await w.alertsAt(hours(2))).toEqual([]);
    expect(await w.alertsAt(hours(7.5))).toEqual(['removed 改題']);
  });
  test('a document without words that was kept is removed when it goes, and back when it comes', async () => {
    const scan = { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: 'scan' };
    await settled();
    w.site.answer('/a.html', scan);
    w.site.list([{ path: '/a.html', title: '発表A' }, ...old]);
    expect(await w.alertsAt(hours(1))).toEqual(['new 発表A']);
    w.site.answer('/a.html', { status: 404 });
    expect(await w.alertsAt(hours(2))).toEqual([]);
    expect(await w.alertsAt(hours(8))).toEqual(['removed 発表A']);
    w.site.answer('/a.html', scan);
    expect(await w.alertsAt(hours(26))).toEqual(['updated 発表A']);
  });
  test('a visit from before the version we hold takes no old page for an edit', async () => {
    await settled();
    const renamed = [{ path: '/old1.html', title: '改題' }, ...old.slice(1)];
    const before = page('改題', '一');
    w.site.answer('/old1.html', before);
    w.site.list(renamed);
    expect(await w.alertsAt(hours(1))).toEqual(['updated 改題']);
    w.site.answer('/old1.html', page('改題', '二'));
    expect(await w.alertsAt(hours(721))).toEqual(['updated 改題']);
    w.site.answer('/old1.html', before);
    w.site.list(old);
    expect(await w.alertsAt(T0)).toEqual([]);
    w.site.list(renamed);
    expect(await w.alertsAt(hours(2))).toEqual([]);
  });
  test('of a second host too, a copy of robots.txt younger than a day is at hand when it fails', async () => {
    const source = listSource({ hosts: ['b.example'] });
    await settled();
    w.site.answer('https://b.example/x.html', page('X', '一'));
    w.site.list([{ path: 'https://b.example/x.html', title: 'X' }, ...old]);
    expect(await w.alertsAt(hours(1), [source])).toEqual(['new X']);
    w.site.answer('https://b.example/robots.txt', { status: 503 });
    w.site.answer('https://b.example/x.html', page('X', '二'));
    expect(await w.alertsAt(hours(2), [source])).toEqual(['updated X']);
  });
  test('a failing server removes nothing', async () => {
    await announced();
    w.site.answer('/a.html', { status: 503 });
    for (const hour of [2, 8, 26, 74]) expect(await w.alertsAt(hours(hour))).toEqual([]);
  });
  test('a page that comes back is updated even with the same text', async () => {
    await announced();
    w.site.answer('/a.html', { status: 404 });
    for (const hour of [2, 8]) await w.round(hours(hour));
    w.site.answer('/a.html', page('発表A', '会談を行った。'));
    expect(await w.alertsAt(hours(26))).toEqual(['updated 発表A']);
    expect((await w.alerts()).at(-1)).toBeDefined();
  });
  test('leaving the list is no removal', async () => {
    await announced();
    w.site.list(old);
    for (const hour of [2, 8]) expect(await w.alertsAt(hours(hour))).toEqual([]);
  });
  test('a closed page is alerted at once from its title; its first text completes it silently', async () => {
    await settled();
    w.site.answer('/a.html', { status: 403 });
    w.site.list([{ path: '/a.html', title: '発表A' }, ...old]);
    expect(await w.alertsAt(hours(1))).toEqual(['new 発表A']);
    expect((await w.alerts())[0]).toMatchObject({
      basis: 'title',
      unread: 'blocked',
      classification: { frameworks: [] },
    });
    w.site.answer('/a.html', page('発表A', '職員の採用について。'));
    expect(await w.alertsAt(hours(2))).toEqual([]);
    w.site.answer('/a.html', page('発表A', '職員の採用について、追記。'));
    expect(await w.alertsAt(hours(8))).toEqual(['updated 発表A']);
  });
  test('… unless the labels gain something: then it says that the page could now be read', async () => {
    await settled();
    w.site.answer('/a.html', { status: 403 });
    w.site.list([{ path: '/a.html', title: '防衛大臣の動静' }, ...old]);
    await w.round(hours(1));
    w.site.answer(
      '/a.html',
      page('防衛大臣の動静', '防衛大臣は、フランスのルコルニュ軍事大臣と日仏防衛相会談を行った。'),
    );
    expect(await w.alertsAt(hours(2))).toEqual(['updated 防衛大臣の動静']);
    expect((await w.alerts()).find(({ change }) => change === 'updated')).toMatchObject({
      note: 'the page could now be read',
      basis: 'page',
    });
    expect(await w.alertsAt(hours(8))).toEqual([]);
  });
  test('after a change of the page rules old bytes are read again before texts are compared', async () => {
    await announced('会談を行った。');
    const changed = listSource({ page: { select: ['main p'] } });
    expect(await w.alertsAt(hours(2), [changed])).toEqual([]);
    w.site.answer('/a.html', page('発表A', '会談と会食を行った。'));
    expect(await w.alertsAt(hours(8), [changed])).toEqual(['updated 発表A']);
  });
});
