import { expect, test } from '@jest/globals';
import { listSource, world } from '../support/world.ts';
import type { ListEntry } from '../support/world.ts';

const T0 = '2026-03-01T00:00:00Z';
const hours = (count: number): string =>
  new Date(Date.parse(T0) + count * 3_600_000).toISOString().replace('.000', '');

const old: ListEntry[] = Array.from({ length: 8 }, (_, n) => ({ path: `/old${n}.html`, title: `旧${n}`, date: '2026-02-20' })); // prettier-ignore
const rebuilt = (entries: readonly ListEntry[]): string =>
  `<html><body><div class="news">${entries.map(({ path, title, date }) => `<article><p class="day">${date ?? ''}</p><a href="${path}">${title}</a></article>`).join('')}</div></body></html>`; // prettier-ignore
const undated = (entries: readonly ListEntry[]): string =>
  rebuilt(entries.map(({ path, title }) => ({ path, title })));
const mended = listSource({
  entry: { type: 'listing', url: 'https://site.example/list.html', item: '.news > article', date: { select: '.day' } },
}); // prettier-ignore

test('a page that is built anew breaks the selector; once the definition is mended, nothing that came between is lost', async () => {
  const w = await world();
  try {
    const first = { path: '/n1.html', title: '一日目', date: '2026-03-02' };
    const second = { path: '/n2.html', title: '三日目', date: '2026-03-04' };
    const found = { path: '/archive.html', title: '古い頁', date: '2025-06-01' };
    w.site.list(old);
    await w.round(T0);
    // Two days of polls with the broken selector: empty, and nothing else.
    w.site.answer('/list.html', rebuilt([first, ...old]));
    const outcomes: string[] = [];
    for (let hour = 24; hour <= 72; hour += 6) {
      const events = await w.round(hours(hour));
      outcomes.push(...events.flatMap((event) => (event.kind === 'polled' ? [event.report.outcome] : [])));
      expect(events.filter(({ kind }) => kind === 'alert')).toEqual([]);
    }
    expect(new Set(outcomes)).toEqual(new Set(['empty']));
    w.site.answer('/list.html', rebuilt([second, first, found, ...old]));
    expect((await w.alertsAt(hours(78), [mended])).toSorted()).toEqual(['new 一日目', 'new 三日目']);
    expect(await w.alertsAt(hours(79), [mended])).toEqual([]);
    expect((await w.alerts()).some(({ change }) => change === 'removed')).toBe(false);
  } finally {
    await w.remove();
  }
});

const menu = Array.from({ length: 8 }, (_, n) => `<li><a href="/menu${n}/">案内${n}</a></li>`).join('');

test.each([
  ['a definition that is mended', rebuilt, mended],
  ['a definition that is mended, without dates but in the headlines', undated, mended],
])(
  'a menu that takes the list’s place is believed after three polls; %s tells what came between',
  async (_name, body, repaired) => {
    const w = await world();
    try {
      const first = { path: '/n1.html', title: '日仏防衛相会談（3月2日）', date: '2026-03-02' };
      const second = { path: '/n2.html', title: '日豪防衛相会談（3月4日）', date: '2026-03-04' };
      const found = { path: '/archive.html', title: '古い頁（6月1日）', date: '2025-06-01' };
      w.site.list(old);
      await w.round(T0);
      const page = body([second, first, found, ...old]).replace('<body>', `<body><ul id="list">${menu}</ul>`);
      w.site.answer('/list.html', page);
      for (let hour = 24; hour <= 120; hour += 6) expect(await w.alertsAt(hours(hour))).toEqual([]);
      expect((await w.alertsAt(hours(126), [repaired])).toSorted()).toEqual([
        'new 日仏防衛相会談（3月2日）',
        'new 日豪防衛相会談（3月4日）',
      ]);
      expect(await w.alertsAt(hours(127), [repaired])).toEqual([]);
    } finally {
      await w.remove();
    }
  },
);

test('a list that really became another one brings no flood when it does so again', async () => {
  const w = await world();
  try {
    const others = (name: string, date: string): ListEntry[] =>
      Array.from({ length: 8 }, (_, n) => ({ path: `/${name}${n}.html`, title: `${name}${n}`, date }));
    w.site.list(others('一', '2026-02-20'));
    await w.round(T0);
    w.site.list(others('二', '2026-02-25'));
    for (const hour of [1, 2, 3, 4]) expect(await w.alertsAt(hours(hour))).toEqual([]);
    for (const day of [10, 20, 30, 40, 49]) expect(await w.alertsAt(hours(day * 24))).toEqual([]);
    w.site.list(others('三', '2026-03-20'));
    for (const day of [50, 51, 52, 53]) expect(await w.alertsAt(hours(day * 24))).toEqual([]);
  } finally {
    await w.remove();
  }
});
