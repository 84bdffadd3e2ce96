import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { stateKey } from '../../lambdas/contract/keys.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import { poll } from '../../lambdas/scrape/poll.ts';
import { sourceStateSchema } from '../../lambdas/core/source-state.ts';
import type { SourceState } from '../../lambdas/core/source-state.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { HOST, listSource, world } from '../support/world.ts';
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

const htmlOf = (listed: readonly ListEntry[]): string =>
  `<html><body><ul id="list">${listed.map(({ path, title, date }) => `<li><span class="date">${date ?? ''}</span><a href="${path}">${title}</a></li>`).join('')}</ul></body></html>`;

const rssOf = (
  listed: readonly ListEntry[],
): { status: number; headers: Record<string, string>; body: string } => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body: `<rss version="2.0"><channel><title>t</title>${listed.map(({ path, title, date }) => `<item><title>${title}</title><link>${HOST}${path}</link><pubDate>${date ?? ''}</pubDate></item>`).join('')}</channel></rss>`,
});

async function state(source: Source): Promise<SourceState> {
  const stored = await readRecord(w.ports.archive, stateKey(source.id), sourceStateSchema);
  if (stored === undefined) throw new Error('no state');
  return stored.record;
}

async function polled(
  at: string,
  source: Source,
): Promise<{ outcome: string; notes: readonly string[]; detail: string | null; url: string | null }> {
  const reports = (await w.round(at, [source])).flatMap((event) =>
    event.kind === 'polled' ? [event.report] : [],
  );
  if (reports[0] === undefined) throw new Error('not polled');
  return reports[0];
}

describe('fallbacks', () => {
  const source = listSource({
    fallbacks: [
      { type: 'feed', url: `${HOST}/feed.xml` },
      {
        type: 'listing',
        url: `${HOST}/third.html`,
        item: '#list > li',
        date: { select: '.date' },
        minimumEntries: 3,
      },
    ],
  });

  test('a fallback is read in the same poll where the preferred channel cannot be', async () => {
    w.site.answer('/list.html', { status: 403, headers: { 'cf-mitigated': 'challenge' } });
    w.site.answer('/feed.xml', rssOf(entries(4)));
    expect(await polled(T0, source)).toMatchObject({
      outcome: 'ok',
      url: `${HOST}/feed.xml`,
      notes: [`passed over ${HOST}/list.html: challenged`],
    });
    expect(await w.alertsAt(hours(1), [source])).toEqual([]);
  });

  test.each([
    ['an error', { status: 500 }],
    ['an empty list', htmlOf([])],
    ['a collapsed list', htmlOf(entries(1))],
    ['a page that is gone', { status: 404 }],
  ])(
    '%s of the preferred channel: what is known stays known, and what is dated since alerts',
    async (_name, answer) => {
      w.site.list(entries(10));
      await w.round(T0, [source]);
      w.site.answer('/list.html', answer);
      const news = { path: '/new.html', title: '新着', date: '2026-03-01' };
      const old = { path: '/archive.html', title: '古い記事', date: '2025-01-05' };
      w.site.answer('/feed.xml', rssOf([news, ...entries(5), old]));
      expect(await w.alertsAt(hours(1), [source])).toEqual(['new 新着']);
      expect((await state(source)).notes.at(-1)?.text).toContain('1 entries taken in silently, 1 alerted');
      expect(await w.alertsAt(hours(2), [source])).toEqual([]);
    },
  );

  test('another channel words its titles in its own way: that is no new title', async () => {
    w.site.list(entries(4));
    await w.round(T0, [source]);
    w.site.answer('/list.html', { status: 500 });
    w.site.answer(
      '/feed.xml',
      rssOf(entries(4).map((entry) => ({ ...entry, title: `お知らせ｜${entry.title}` }))),
    );
    expect(await w.alertsAt(hours(1), [source])).toEqual([]);
    w.site.answer(
      '/feed.xml',
      rssOf(entries(4).map((entry) => ({ ...entry, title: `訂正｜${entry.title}` }))),
    );
    expect(await w.alertsAt(hours(2), [source])).toHaveLength(4);
  });

  test('a fallback without dates is dated by its addresses', async () => {
    w.site.list(entries(4));
    await w.round(T0, [source]);
    w.site.answer('/list.html', { status: 500 });
    const undated = [
      { path: '/j/press/news/2026/03/01a.html', title: '本日' },
      { path: '/j/approach/exchange/area/2026/20260301_aus-j.html', title: '日豪' },
      { path: '/j/press/news/2026/01/05a.html', title: '以前' },
      { path: '/undated.html', title: '日付なし' },
    ];
    w.site.answer('/feed.xml', {
      ...rssOf(undated),
      body: rssOf(undated).body.replaceAll('<pubDate></pubDate>', ''),
    });
    expect(await w.alertsAt(hours(1), [source])).toEqual(['new 日豪', 'new 本日']);
  });

  test('the fallback that works is read alone for six hours, then the preferred channel is tried again', async () => {
    w.site.answer('/list.html', { status: 500 });
    w.site.answer('/feed.xml', rssOf(entries(4)));
    await w.round(T0, [source]);
    w.site.asked.length = 0;
    for (let hour = 0.25; hour < 6; hour += 0.25) await w.round(hours(hour), [source]);
    expect(w.site.asked.filter((asked) => asked === '/list.html')).toEqual([]);
    expect((await state(source)).channel).toEqual({ index: 1, since: T0 });
    w.site.list(entries(4));
    expect(await polled(hours(6), source)).toMatchObject({ outcome: 'ok', url: `${HOST}/list.html` });
    expect((await state(source)).channel).toBeNull();
    expect(await w.alerts()).toEqual([]);
  });

  test('where no channel can be read, the preferred one names the outcome and the others are named', async () => {
    w.site.answer('/list.html', { status: 403 });
    w.site.answer('/feed.xml', { status: 500 });
    w.site.answer('/third.html', htmlOf(entries(2)));
    const report = await polled(T0, source);
    expect(report.outcome).toBe('blocked');
    expect(report.detail).toContain(`${HOST}/feed.xml: server-error; ${HOST}/third.html: collapsed`);
    expect((await state(source)).good).toBeNull();
  });

  test('a host that asks to wait is not asked by another way', async () => {
    w.site.answer('/list.html', { status: 429, headers: { 'retry-after': '7200' } });
    w.site.answer('/feed.xml', rssOf(entries(4)));
    expect(await polled(T0, source)).toMatchObject({ outcome: 'rate-limited' });
    expect(await polled(hours(1), source)).toMatchObject({ outcome: 'waiting' });
    expect(w.site.asked).toEqual(['/robots.txt', '/list.html']);
    expect(await polled(hours(2), source)).toMatchObject({ outcome: 'rate-limited' });
  });

  test('a list that may have become another one is put on trial, not passed over', async () => {
    w.site.list(entries(6));
    await w.round(T0, [source]);
    w.site.list(entries(6).map(({ path, title }) => ({ path: `/x${path}`, title, date: '2026-02-01' })));
    w.site.answer('/feed.xml', rssOf(entries(6)));
    expect((await polled(hours(1), source)).outcome).toBe('implausible');
    expect((await polled(hours(2), source)).outcome).toBe('implausible');
    expect((await polled(hours(3), source)).outcome).toBe('ok');
    expect(w.site.asked.includes('/feed.xml')).toBe(false);
  });

  test('a fallback’s list that may have become another one is put on trial too', async () => {
    w.site.answer('/list.html', { status: 500 });
    w.site.answer('/feed.xml', rssOf(entries(6)));
    await w.round(T0, [source]);
    const others = entries(6).map(({ path, title }) => ({ path: `/x${path}`, title, date: '2026-02-01' }));
    w.site.answer('/feed.xml', rssOf(others));
    const outcomes: string[] = [];
    // By then the preferred channel is tried first again, and fails as before.
    for (const hour of [25, 26, 27, 28]) outcomes.push((await polled(hours(hour), source)).outcome);
    expect(outcomes).toEqual(['implausible', 'implausible', 'ok', 'ok']);
  });

  test('an item that one channel brought and another words differently is no new title, whenever it gets there', async () => {
    w.site.list(entries(4));
    await w.round(T0, [source]);
    w.site.list([{ path: '/n.html', title: '新着', date: '2026-03-01' }, ...entries(4)]);
    expect(await w.alertsAt(hours(1), [source])).toEqual(['new 新着']);
    w.site.answer('/list.html', { status: 500 });
    w.site.answer('/feed.xml', rssOf(entries(4)));
    expect(await w.alertsAt(hours(2), [source])).toEqual([]);
    w.site.answer(
      '/feed.xml',
      rssOf([{ path: '/n.html', title: '新着（防衛省）', date: '2026-03-01' }, ...entries(4)]),
    );
    expect(await w.alertsAt(hours(3), [source])).toEqual([]);
    expect(await w.alertsAt(hours(4), [source])).toEqual([]);
  });

  describe('a host that asks to wait', () => {
    const elsewhere = listSource({ fallbacks: [{ type: 'feed', url: 'https://other.example/feed.xml' }] });

    test.each([
      ['429', { status: 429, headers: { 'retry-after': '604800' } }, 'rate-limited'],
      ['500 with a Retry-After', { status: 500, headers: { 'retry-after': '604800' } }, 'server-error'],
    ])(
      '%s: the fallback on another host is read meanwhile, and the host is left alone',
      async (_name, answer, outcome) => {
        w.site.answer('/list.html', answer);
        w.site.answer('https://other.example/feed.xml', rssOf(entries(4)));
        expect(await polled(T0, elsewhere)).toMatchObject({
          outcome: 'ok',
          notes: [`passed over ${HOST}/list.html: ${outcome}`],
        });
        w.site.answer(
          'https://other.example/feed.xml',
          rssOf([{ path: '/n.html', title: '新着', date: '2026-03-03' }, ...entries(4)]),
        );
        expect(await w.alertsAt(hours(49), [elsewhere])).toEqual(['new 新着']);
        expect(w.site.asked.filter((asked) => asked === '/list.html')).toHaveLength(1);
        await w.round(hours(24 * 7 + 1), [elsewhere]);
        expect(w.site.asked.filter((asked) => asked === '/list.html')).toHaveLength(2);
      },
    );

    test('where every host asks to wait, nothing is asked until the first of them is over', async () => {
      w.site.answer('/list.html', { status: 429, headers: { 'retry-after': '7200' } });
      w.site.answer('https://other.example/feed.xml', { status: 503, headers: { 'retry-after': '14400' } });
      expect((await polled(T0, elsewhere)).outcome).toBe('rate-limited');
      const asked = w.site.asked.length;
      expect((await polled(hours(1), elsewhere)).outcome).toBe('waiting');
      expect(w.site.asked.length).toBe(asked);
      w.site.list(entries(4));
      expect(await polled(hours(2), elsewhere)).toMatchObject({ outcome: 'ok', url: `${HOST}/list.html` });
    });
  });

  test('a switch writes no pin for what the last list had', async () => {
    w.site.list(entries(10));
    await w.round(T0, [source]);
    w.site.answer('/list.html', { status: 500 });
    w.site.answer(
      '/feed.xml',
      rssOf([{ path: '/old.html', title: '古い', date: '2025-01-01' }, ...entries(10)]),
    );
    const pins: string[] = [];
    const { archive } = w.ports;
    const counted = {
      ...archive,
      create: (key: string, body: Uint8Array) => {
        if (key.includes('/seen/')) pins.push(key);
        return archive.create(key, body);
      },
    };
    await poll(source, hours(1), { ...w.ports, archive: counted });
    expect(pins).toHaveLength(1);
  });

  test('robots.txt forbids one channel and allows another', async () => {
    w.site.answer('/robots.txt', 'User-agent: *\nDisallow: /list.html\n');
    w.site.list(entries(4));
    w.site.answer('/feed.xml', rssOf(entries(4)));
    expect(await polled(T0, source)).toMatchObject({ outcome: 'ok', url: `${HOST}/feed.xml` });
    expect(w.site.asked).toEqual(['/robots.txt', '/feed.xml']);
  });
});

describe('an address that changes', () => {
  const source = listSource({
    entry: {
      type: 'listing',
      url: `${HOST}/jp/105/actions/index.html`,
      item: '#list > li',
      date: { select: '.date' },
      discover: { from: `${HOST}/index.html`, link: '/jp/(\\d+)/actions/(?:index\\.html)?$' },
    },
  });
  const home = (...cabinets: number[]): string =>
    `<html><body>${cabinets.map((n) => `<a href="/jp/${n}/actions/index.html">総理の一日</a>`).join('')}</body></html>`;

  test('is taken from the page that names it, the highest number', async () => {
    w.site.answer('/index.html', home(104, 106, 105));
    w.site.answer('/jp/106/actions/index.html', htmlOf(entries(3)));
    expect(await polled(T0, source)).toMatchObject({
      outcome: 'ok',
      url: `${HOST}/jp/106/actions/index.html`,
    });
  });

  test('is asked for every six hours', async () => {
    w.site.answer('/index.html', home(105));
    w.site.answer('/jp/105/actions/index.html', htmlOf(entries(3)));
    for (let hour = 0; hour < 48; hour += 1) await w.round(hours(hour), [source]);
    expect(w.site.asked.filter((asked) => asked === '/index.html')).toHaveLength(8);
  });

  test('a new cabinet begins with one entry: it is alerted, though the old list had twenty', async () => {
    w.site.answer('/index.html', home(105));
    w.site.answer('/jp/105/actions/index.html', htmlOf(entries(20)));
    await w.round(T0, [source]);
    w.site.answer('/index.html', home(105, 106));
    w.site.answer(
      '/jp/106/actions/index.html',
      htmlOf([{ path: '/jp/106/actions/first.html', title: '初閣議', date: '2026-03-02' }]),
    );
    expect(await w.alertsAt(hours(24), [source])).toEqual(['new 初閣議']);
    expect(await w.alertsAt(hours(25), [source])).toEqual([]);
  });

  test.each([
    ['is closed', { status: 403 }, 'is blocked'],
    ['names nothing', '<html><body><a href="/x">x</a></body></html>', 'links to nothing that matches'],
    [
      'leads off the allowed hosts',
      '<html><body><a href="https://evil.example/jp/999/actions/">x</a></body></html>',
      'on no allowed host',
    ],
    [
      'leads to a port of its own',
      '<html><body><a href="https://site.example:8443/jp/999/actions/">x</a></body></html>',
      'on no allowed host',
    ],
  ])(
    'where the page %s, the address known before is read, and a note says so',
    async (_name, answer, note) => {
      w.site.answer('/index.html', answer);
      w.site.answer('/jp/105/actions/index.html', htmlOf(entries(3)));
      const report = await polled(T0, source);
      expect(report).toMatchObject({ outcome: 'ok', url: `${HOST}/jp/105/actions/index.html` });
      expect(report.notes.join()).toContain(note);
    },
  );

  test('of several links the best that may be read is taken, over TLS where the page was read so', async () => {
    w.site.answer(
      '/index.html',
      `<html><body><a href="https://site.example:8443/jp/109/actions/">x</a><a href="https://evil.example/jp/108/actions/">x</a><a href="http://site.example/jp/107/actions/">x</a>${home(106)}</body></html>`,
    );
    w.site.answer('/jp/107/actions/', htmlOf(entries(3)));
    expect(await polled(T0, source)).toMatchObject({ outcome: 'ok', url: `${HOST}/jp/107/actions/` });
  });

  test('a definition whose pattern is mended looks for the address anew', async () => {
    const mended = listSource({
      entry: { ...source.entry, discover: { from: `${HOST}/index.html`, link: '/jp/(\\d+)/activity/' } },
    });
    w.site.answer('/index.html', `${home(105)}<a href="/jp/105/activity/">x</a>`);
    w.site.answer('/jp/105/actions/index.html', htmlOf(entries(3)));
    w.site.answer('/jp/105/activity/', htmlOf(entries(3)));
    await w.round(T0, [source]);
    expect((await polled(hours(1), mended)).url).toBe(`${HOST}/jp/105/activity/`);
  });

  test('the page that names it is asked only where robots.txt allows', async () => {
    w.site.answer('/robots.txt', 'User-agent: *\nDisallow: /index.html\n');
    w.site.answer('/jp/105/actions/index.html', htmlOf(entries(3)));
    expect(await polled(T0, source)).toMatchObject({ outcome: 'ok' });
    expect(w.site.asked).toEqual(['/robots.txt', '/jp/105/actions/index.html']);
  });
});
