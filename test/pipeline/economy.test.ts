import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { faulty } from '../support/faults.ts';
import type { Faulty } from '../support/faults.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { HOST, listSource, page, world } from '../support/world.ts';
import type { Answer, World } from '../support/world.ts';

const T0 = Date.parse('2026-03-01T00:00:00Z');
const quarter = (count: number): string => new Date(T0 + count * 900_000).toISOString().replace('.000', '');

let w: World;
let counted: Faulty;
beforeEach(async () => {
  w = await world((ports) => {
    counted = faulty(ports, null);
    return counted.ports;
  });
});
afterEach(() => w.remove());

const list = '<html><body><ul id="list"><li><a href="/a.html">発表A</a></li></ul></body></html>';
const made = (name: string): string[] => counted.calls.filter((call) => call.startsWith(`archive.${name}`));

test.each<[string, Answer]>([
  ['that answers 304', { status: 200, headers: { etag: '"1"' }, body: list }],
  ['that answers 200 with the same list', list],
  ['whose bytes change and whose entries do not', list],
])(
  'a hundred polls of a source %s cost one read each and a heartbeat every six hours',
  async (name, answer) => {
    w.site.answer('/list.html', answer);
    await w.round(quarter(0));
    counted.calls.length = 0;
    for (let count = 1; count <= 100; count += 1) {
      if (name.includes('bytes')) w.site.answer('/list.html', list.replace('<ul', `<p>${count}</p><ul`));
      await w.round(quarter(count));
    }
    expect(made('read').length).toBeLessThanOrEqual(100 + made('replace').length);
    expect(made('create')).toEqual([]);
    expect(made('replace').length).toBeLessThanOrEqual(5);
    expect(made('replace').every((call) => call.includes('state.json'))).toBe(true);
  },
);

test.each<[string, Source, (site: World['site']) => void]>([
  [
    'on a fallback',
    listSource({
      fallbacks: [
        { type: 'listing', url: `${HOST}/fallback.html`, item: '#list > li', date: { select: '.date' } },
      ],
    }),
    (site) => {
      site.answer('/list.html', { status: 403 });
      site.answer('/fallback.html', list);
    },
  ],
  [
    'whose address is found through another page',
    listSource({
      entry: {
        type: 'listing',
        url: `${HOST}/1/list.html`,
        item: '#list > li',
        discover: { from: `${HOST}/index.html`, link: '/(\\d+)/list' },
      },
    }),
    (site) => {
      site.answer('/index.html', '<a href="/2/list.html">list</a>');
      site.answer('/2/list.html', list);
    },
  ],
])('a hundred polls of a source %s cost no more', async (_name, source, set) => {
  set(w.site);
  await w.round(quarter(0), [source]);
  counted.calls.length = 0;
  for (let count = 1; count <= 100; count += 1) await w.round(quarter(count), [source]);
  expect(made('read').length).toBeLessThanOrEqual(100 + made('replace').length);
  expect(made('create')).toEqual([]);
  expect(made('replace').length).toBeLessThanOrEqual(5);
});

test('a visit that finds the page unchanged writes nothing of the item', async () => {
  w.site.answer('/list.html', list.replace('a.html">発表A', 'old.html">古い発表'));
  await w.round(quarter(0));
  w.site.answer('/a.html', { status: 200, headers: { etag: '"p"' }, body: page('発表A', '本文') });
  w.site.answer('/list.html', list);
  await w.round(quarter(1));
  counted.calls.length = 0;
  await w.round(quarter(5));
  await w.round(quarter(25));
  expect(w.site.asked.filter((asked) => asked === '/a.html')).toHaveLength(3);
  expect([...made('create'), ...made('replace')].filter((call) => call.includes('items/'))).toEqual([]);
});
