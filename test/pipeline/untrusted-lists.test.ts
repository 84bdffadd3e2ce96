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

describe('untrustworthy lists', () => {
  const many: ListEntry[] = Array.from({ length: 8 }, (_, n) => ({ path: `/m${n}.html`, title: `項目${n}` }));
  const others: ListEntry[] = Array.from({ length: 8 }, (_, n) => ({ path: `/n${n}.html`, title: `別物${n}`, date: n < 6 ? '2026-02-10' : '2026-03-02' })); // prettier-ignore
  const outcomes = async (at: string): Promise<string[]> =>
    (await w.round(at)).flatMap((event) =>
      event.kind === 'polled' ? [`${event.report.outcome} ${event.report.health}`] : [],
    );

  test.each([
    ['a challenge', { status: 403, headers: { 'cf-mitigated': 'challenge' } }, 'challenged suspect'],
    ['an error', { status: 500 }, 'server-error suspect'],
    ['no answer', { failure: 'network-error' as const }, 'network-error suspect'],
    ['a missing list', { status: 404 }, 'gone suspect'],
    [
      'a page that says there is none',
      page('ページが見つかりません', 'お探しのページは見つかりませんでした。'),
      'soft-404 suspect',
    ],
    ['an empty list', '<html><body><ul id="list"></ul></body></html>', 'empty suspect'],
  ])('%s changes health and nothing else', async (_name, answer, outcome) => {
    w.site.list(many);
    await w.round(T0);
    w.site.answer('/list.html', answer);
    expect(await outcomes(hours(1))).toEqual([outcome]);
    w.site.list([{ path: '/x.html', title: '新着' }, ...many]);
    expect(await w.alertsAt(hours(2))).toEqual(['new 新着']);
  });
  test('health goes from suspect to failing to recovered to ok', async () => {
    w.site.list(many);
    await w.round(T0);
    w.site.answer('/list.html', { status: 500 });
    expect([await outcomes(hours(1)), await outcomes(hours(2)), await outcomes(hours(3))].flat()).toEqual([
      'server-error suspect', 'server-error suspect', 'server-error failing',
    ]); // prettier-ignore
    w.site.list(many);
    expect([await outcomes(hours(4)), await outcomes(hours(5))].flat()).toEqual(['ok recovered', 'ok ok']);
  });
  test('a collapsed list is not believed, and what appears in it waits', async () => {
    w.site.list(many);
    await w.round(T0);
    w.site.list([{ path: '/x.html', title: '新着' }]);
    expect(await outcomes(hours(1))).toEqual(['collapsed suspect']);
    w.site.list([{ path: '/x.html', title: '新着' }, ...many]);
    expect(await w.alertsAt(hours(2))).toEqual(['new 新着']);
  });
  test('a list of which nothing is known is believed when three polls agree; only what is dated since alerts', async () => {
    w.site.list(many);
    await w.round(T0);
    w.site.list(others);
    expect(await outcomes(hours(24))).toEqual(['implausible suspect']);
    expect(await outcomes(hours(25))).toEqual(['implausible suspect']);
    expect(await w.alertsAt(hours(26))).toEqual(['new 別物7', 'new 別物6']);
    expect(await w.alertsAt(hours(27))).toEqual([]);
  });
  test.each([
    ['an answer that is no list', { status: 500 }, 'server-error suspect'],
    ['the old list', null, 'ok ok'],
  ])('%s between them ends the row of polls that agree', async (_name, answer, between) => {
    w.site.list(many);
    await w.round(T0);
    w.site.list(others);
    expect(await outcomes(hours(24))).toEqual(['implausible suspect']);
    if (answer === null) w.site.list(many);
    else w.site.answer('/list.html', answer);
    expect(await outcomes(hours(25))).toEqual([between]);
    w.site.list(others);
    const after = [await outcomes(hours(26)), await outcomes(hours(27)), await outcomes(hours(28))].flat();
    expect(after.map((line) => line.split(' ')[0])).toEqual(['implausible', 'implausible', 'ok']);
  });
  test('entries are counted, not items: several of one address make a list', async () => {
    const source = listSource({ minimumEntries: 4 });
    const polled = async (at: string): Promise<string[]> =>
      (await w.round(at, [source])).flatMap((e) => (e.kind === 'polled' ? [e.report.outcome] : []));
    w.site.list(many);
    await w.round(T0, [source]);
    w.site.list([...[1, 2, 3].map((n) => ({ path: '/m0.html', title: `別題${n}` })), ...many.slice(1, 2)]);
    expect(await polled(hours(1))).toEqual(['ok']);
    w.site.list(many.slice(0, 3));
    expect(await polled(hours(2))).toEqual(['collapsed']);
  });
  test('polls that do not agree start again', async () => {
    w.site.list(many);
    await w.round(T0);
    for (const hour of [24, 25, 26, 27]) {
      w.site.list(others.slice(hour % 2));
      expect(await outcomes(hours(hour))).toEqual([
        hour < 26 ? 'implausible suspect' : 'implausible failing',
      ]);
    }
    w.site.list(many);
    expect(await w.alertsAt(hours(28))).toEqual([]);
  });
  test('after a change of the definition known items stay known and undated strangers are taken in silently', async () => {
    w.site.list(many);
    await w.round(T0);
    w.site.list([
      { path: '/late.html', title: '後日', date: '2026-03-02' },
      { path: '/undated.html', title: '日付なし' },
      ...many,
    ]);
    const changed = listSource({ entry: { type: 'listing', url: 'https://site.example/list.html', item: 'ul > li', date: { select: 'span' } } }); // prettier-ignore
    expect(await w.alertsAt(hours(26), [changed])).toEqual(['new 後日']);
    expect(await w.alertsAt(hours(27), [changed])).toEqual([]);
  });
  test('inside a Retry-After the site is left alone', async () => {
    w.site.list(many);
    await w.round(T0);
    w.site.answer('/list.html', { status: 429, headers: { 'retry-after': '7200' } });
    expect(await outcomes(hours(1))).toEqual(['rate-limited suspect']);
    const asked = w.site.asked.length;
    expect(await outcomes(hours(2))).toEqual(['waiting suspect']);
    expect(w.site.asked.length).toBe(asked);
    w.site.list(many);
    expect(await outcomes(hours(3))).toEqual(['ok ok']);
  });
  test('robots.txt is obeyed, and its failure means not now', async () => {
    w.site.answer('/robots.txt', 'User-agent: *\nDisallow: /list.html\n');
    w.site.list(many);
    expect(await outcomes(T0)).toEqual(['disallowed suspect']);
    expect(w.site.asked).toEqual(['/robots.txt']);
    w.site.answer('/robots.txt', { status: 503 });
    expect(await outcomes(hours(30))).toEqual(['robots-unavailable suspect']);
  });
});
