import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { listSource, page, world } from '../support/world.ts';
import type { ListEntry, World } from '../support/world.ts';

/** Lists that say of a page that it was put up (…を掲載) or edited (…を更新), such as the update feed of the Ministry of Defense. */
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
  title: `古い頁${n}を掲載`,
  date: '2026-02-27',
}));
const put: ListEntry = { path: '/a.html', title: '大臣の動静を掲載', date: '2026-03-01' };
const edited = (date: string): ListEntry => ({ path: '/a.html', title: '大臣の動静を更新', date });
const NOTE = 'the source announces an edit of this page';

describe('pages known by their address', () => {
  const source = listSource({ announcesEdit: 'を(?:更新|修正)$' });
  const at = (hour: number): Promise<string[]> => w.alertsAt(hours(hour), [source]);

  async function known(answer: Parameters<World['site']['answer']>[1]): Promise<void> {
    w.site.list(old);
    expect(await at(0)).toEqual([]);
    w.site.answer('/a.html', answer);
    w.site.list([put, ...old]);
    expect(await at(1)).toEqual(['new 大臣の動静を掲載']);
  }

  test('an announced edit is looked at at once and told with its diff', async () => {
    await known(page('動静', '一日、会議に出席。'));
    w.site.answer('/a.html', page('動静', '一日、会議に出席。二日、視察。'));
    w.site.list([edited('2026-03-01'), put, ...old]);
    expect(await at(1.25)).toEqual(['updated 大臣の動静を更新']);
    const alert = (await w.alerts()).find(({ change }) => change === 'updated');
    expect(alert?.diff?.added.join()).toContain('視察');
    expect(alert?.note).toBeUndefined();
    expect(await at(2)).toEqual([]);
  });

  test('each day’s announcement counts, under the same title', async () => {
    await known(page('動静', '一'));
    for (const [hour, day, text] of [
      [25, '2026-03-02', '二'],
      [49, '2026-03-03', '三'],
    ] as const) {
      w.site.answer('/a.html', page('動静', text));
      w.site.list([edited(day), put, ...old]);
      expect(await at(hour)).toEqual(['updated 大臣の動静を更新']);
    }
    w.site.list([edited('2026-03-03'), edited('2026-03-02'), put, ...old]);
    expect(await at(50)).toEqual([]);
  });

  test('nothing is told where the page still says what we hold: an earlier visit has told it', async () => {
    await known(page('動静', '一'));
    w.site.answer('/a.html', page('動静', '二'));
    expect(await at(2)).toEqual(['updated 大臣の動静を掲載']);
    w.site.list([edited('2026-03-01'), put, ...old]);
    expect(await at(3)).toEqual([]);
    expect(await at(4)).toEqual([]);
  });

  test('of a closed page the announcement itself is told, and says so', async () => {
    await known({ status: 403, headers: { 'cf-mitigated': 'challenge' } });
    w.site.list([edited('2026-03-02'), put, ...old]);
    expect(await at(2)).toEqual(['updated 大臣の動静を更新']);
    expect((await w.alerts()).find(({ change }) => change === 'updated')).toMatchObject({
      note: NOTE,
      unread: 'challenged',
    });
    w.site.list([edited('2026-03-03'), put, ...old]);
    expect(await at(26)).toEqual(['updated 大臣の動静を更新']);
    expect(await at(27)).toEqual([]);
  });

  test('an edit of a page from before the baseline is told, for nothing is at hand to compare', async () => {
    w.site.list(old);
    await at(0);
    w.site.answer('/old1.html', page('古い頁', '本文'));
    w.site.list([{ path: '/old1.html', title: '古い頁1を更新', date: '2026-03-01' }, ...old]);
    expect(await at(1)).toEqual(['updated 古い頁1を更新']);
    expect((await w.alerts())[0]).toMatchObject({
      note: NOTE,
      previousTitle: '古い頁1を掲載',
      basis: 'page',
    });
  });

  test('an edit of a page that was never seen is new to us, and says that it is an edit', async () => {
    w.site.list(old);
    await at(0);
    w.site.answer('/a.html', page('動静', '一'));
    w.site.list([edited('2026-03-01'), ...old]);
    expect(await at(1)).toEqual(['new 大臣の動静を更新']);
    expect((await w.alerts())[0]).toMatchObject({ note: NOTE });
  });

  test('a title that only speaks of updates is a title', async () => {
    w.site.list(old);
    await at(0);
    w.site.list([{ path: '/b.html', title: '更新手続のお知らせ', date: '2026-03-01' }, ...old]);
    expect(await at(1)).toEqual(['new 更新手続のお知らせ']);
    expect((await w.alerts())[0]?.note).toBeUndefined();
  });
});

describe('pages known by address and title', () => {
  const source = listSource({ identity: 'url+title', announcesEdit: 'を更新$' });

  test('every day’s edit is an item of its own', async () => {
    const at = (hour: number): Promise<string[]> => w.alertsAt(hours(hour), [source]);
    w.site.list(old);
    await at(0);
    w.site.list([edited('2026-03-01'), ...old]);
    expect(await at(1)).toEqual(['new 大臣の動静を更新']);
    w.site.list([edited('2026-03-02'), edited('2026-03-01'), ...old]);
    expect(await at(25)).toEqual(['new 大臣の動静を更新']);
    expect(await at(26)).toEqual([]);
  });
});
