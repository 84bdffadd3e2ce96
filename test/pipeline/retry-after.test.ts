import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { world } from '../support/world.ts';
import type { World } from '../support/world.ts';

const T0 = '2026-03-01T00:00:00Z';
const hours = (count: number): string =>
  new Date(Date.parse(T0) + count * 3_600_000).toISOString().replace('.000', '');

let w: World;
beforeEach(async () => {
  w = await world();
  w.site.list([{ path: '/old.html', title: '古い発表' }]);
  await w.round(T0);
  w.site.list([
    { path: '/a.html', title: '発表A' },
    { path: '/old.html', title: '古い発表' },
  ]);
});
afterEach(() => w.remove());

const visits = (): number => w.site.asked.filter((asked) => asked === '/a.html').length;

test('a page that names a time is read then, not before', async () => {
  w.site.answer('/a.html', { status: 429, headers: { 'retry-after': '1800' } });
  expect(await w.alertsAt(hours(1))).toEqual(['new 発表A']);
  await w.round(hours(1.25));
  expect(visits()).toBe(1);
  await w.round(hours(1.5));
  expect(visits()).toBe(2);
});

test('a page that always asks to come later is asked ever more rarely, and after 30 days no more', async () => {
  w.site.answer('/a.html', { status: 429, headers: { 'retry-after': '60' } });
  const days: number[] = [];
  for (let hour = 1; hour <= 24 * 45; hour += 1) {
    const before = visits();
    await w.round(hours(hour));
    if (visits() > before) days.push(hour / 24);
  }
  expect(days.length).toBeGreaterThan(8);
  expect(days.length).toBeLessThan(45);
  expect(days.filter((day) => day > 10).length).toBeLessThan(10);
  expect(Math.max(...days)).toBeLessThan(39);
}, 60_000);
