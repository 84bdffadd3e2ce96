import { describe, expect, test } from '@jest/globals';
import { portsOver } from '../../cli/local/ports.ts';
import type { WatchEvent } from '../../cli/watch/events.ts';
import { watchLoop } from '../../cli/watch/loop.ts';
import type { WatchPlan } from '../../cli/watch/loop.ts';
import { spacedPages } from '../../lambdas/adapters/spaced-pages.ts';
import { instantOf } from '../../lambdas/contract/instant.ts';
import type { Pages } from '../../lambdas/core/ports/pages.ts';
import { parseSource } from '../../lambdas/core/source.ts';
import type { Source, SourceInput } from '../../lambdas/core/source.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { memoryOperations, memoryTopic } from '../support/memory-topic.ts';
import { virtualTime } from '../support/virtual-time.ts';
import type { VirtualTime } from '../support/virtual-time.ts';
import { page } from '../support/world.ts';

const START = '2026-11-05T00:00:00Z';
const FETCH_MILLISECONDS = 500;

/** Some web sites: what an address answers (404 where nothing is said), and when each was asked, in seconds. */
interface Web {
  readonly answers: Map<
    string,
    string | { readonly status: number } | { readonly takes: number; readonly body: string }
  >;
  readonly asked: { readonly url: string; readonly at: number }[];
}

const web = (): Web => ({ answers: new Map(), asked: [] });

const list = (...titles: readonly string[]): string =>
  `<ul>${titles.map((title) => `<li><time>2026-11-05</time><a href="/${encodeURIComponent(title)}.html">${title}</a></li>`).join('')}</ul>`;

const pagesOf = ({ answers, asked }: Web, time: VirtualTime): Pages => ({
  fetch: async ({ url }) => {
    asked.push({ url, at: time.seconds() });
    const answer = answers.get(url) ?? { status: 404 };
    const known = typeof answer === 'string' ? { body: answer } : answer;
    await time.pass('takes' in known ? known.takes : FETCH_MILLISECONDS);
    return {
      kind: 'response',
      url,
      redirects: [],
      status: 'status' in known ? known.status : 200,
      headers: [['content-type', 'text/html; charset=utf-8']],
      requestHeaders: [],
      body: new TextEncoder().encode('body' in known ? known.body : ''),
    };
  },
});

const source = (id: string, host: string, rest: Partial<SourceInput> = {}): Source =>
  parseSource(
    {
      id,
      name: { en: id, ja: id },
      publisher: { en: id, ja: id },
      kind: 'ministry',
      country: 'JP',
      language: 'ja',
      entry: { type: 'listing', url: `https://${host}/${id}.html`, item: 'li', date: { select: 'time' } },
      terms: { licence: 'none', keep: 'full' },
      verified: { how: 'measurement' },
      ...rest,
    },
    id,
  );

/** A machine that watches: what it holds outlives a run. */
function machine(site: Web) {
  const stores = {
    archive: memoryArchive(),
    jobs: memoryArchive(),
    outbox: memoryArchive(),
    topic: memoryTopic(),
    operations: memoryOperations(),
  };
  const run = async (
    plan: Partial<WatchPlan> & { readonly polled: readonly Source[] },
    {
      start = START,
      during = () => undefined,
      broken,
    }: {
      start?: string;
      during?: (time: VirtualTime, happened: readonly WatchEvent[]) => void;
      broken?: (key: string) => boolean;
    } = {},
  ): Promise<readonly WatchEvent[]> => {
    const time = virtualTime(start);
    const events: WatchEvent[] = [];
    const archive: typeof stores.archive = {
      ...stores.archive,
      create: (key, body) =>
        broken?.(key) === true
          ? Promise.reject(new Error(`${key}: the disk is full`))
          : stores.archive.create(key, body),
    };
    const pages = spacedPages(pagesOf(site, time), { time });
    const sources = [...plan.polled, ...(plan.others ?? [])];
    const ports = {
      ...portsOver({ ...stores, archive }, pages, sources),
      clock: () => instantOf(time.now()),
    };
    during(time, events);
    const whole = { others: [], once: false, sinceSeconds: null, ...plan };
    await watchLoop(whole, { ports, time, stop: time.stop.signal, report: (event) => events.push(event) });
    return events;
  };
  return { run, ...stores };
}

const stopAt =
  (seconds: number) =>
  (time: VirtualTime): void => {
    time.at(seconds, () => {
      time.stop.abort();
    });
  };

const pollsOf = (events: readonly WatchEvent[], id: string): readonly string[] =>
  events.flatMap((event) =>
    event.kind === 'polled' && event.report.source === id ? [event.report.at.slice(11, 19)] : [],
  );
const alertsIn = (events: readonly WatchEvent[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'alert' ? [`${event.alert.change} ${event.alert.title}`] : []));

/** The shortest time between the end of one fetch of a host and the beginning of the next. */
function shortestGap({ asked }: Web, host: string): number {
  const times = asked.filter(({ url }) => new URL(url).hostname === host).map(({ at }) => at);
  return Math.min(...times.slice(1).map((at, index) => at - (times[index] ?? 0) - FETCH_MILLISECONDS / 1000));
}

describe('the loop', () => {
  test('polls each source at its own pace, one host’s sources apart, and tells when each is next', async () => {
    const site = web();
    for (const url of [
      'https://a.example/one.html',
      'https://a.example/two.html',
      'https://b.example/three.html',
    ])
      site.answers.set(url, list('甲'));
    const polled = [
      source('one', 'a.example', { everyMinutes: 15 }),
      source('two', 'a.example', { everyMinutes: 30 }),
      source('three', 'b.example', { everyMinutes: 20 }),
    ];
    const events = await machine(site).run({ polled }, { during: stopAt(3600 + 60) });
    expect(pollsOf(events, 'one')).toEqual(['00:00:00', '00:15:00', '00:30:00', '00:45:00', '01:00:00']);
    expect(pollsOf(events, 'two')).toEqual(['00:00:03', '00:30:03', '01:00:03']);
    expect(pollsOf(events, 'three')).toEqual(['00:00:00', '00:20:00', '00:40:00', '01:00:00']);
    expect(shortestGap(site, 'a.example')).toBeGreaterThanOrEqual(2);
    const next = events.filter((event) => event.kind === 'next').map(({ source: id, at }) => `${id} ${at}`);
    expect(next).toContain('one 2026-11-05T01:15:00Z');
  });

  test('keeps a host’s Crawl-delay between robots.txt, list and pages', async () => {
    const site = web();
    site.answers.set('https://a.example/robots.txt', 'User-agent: *\nCrawl-delay: 9\n');
    site.answers.set('https://a.example/one.html', list('甲', '乙'));
    await machine(site).run({ polled: [source('one', 'a.example')], once: true, sinceSeconds: 86_400 });
    expect(site.asked.map(({ url }) => new URL(url).pathname)).toHaveLength(4);
    expect(shortestGap(site, 'a.example')).toBeGreaterThanOrEqual(9);
  });

  test('alerts what is new, delivers it, and visits the page when it is due', async () => {
    const site = web();
    const { run, topic } = machine(site);
    const address = `https://a.example/${encodeURIComponent('日豪防衛相会談')}.html`;
    site.answers.set('https://a.example/one.html', list('甲'));
    site.answers.set(address, page('日豪防衛相会談', '本日、会談を行いました。'));
    const events = await run(
      { polled: [source('one', 'a.example')] },
      {
        during: (time) => {
          time.at(600, () => site.answers.set('https://a.example/one.html', list('日豪防衛相会談', '甲')));
          time.at(3600, () =>
            site.answers.set(address, page('日豪防衛相会談', '本日、会談を行い、共同訓練に合意しました。')),
          );
          stopAt(3 * 3600)(time);
        },
      },
    );
    expect(alertsIn(events)).toEqual(['new 日豪防衛相会談', 'updated 日豪防衛相会談']);
    expect(topic.mails.size).toBe(2);
    const visits = site.asked.filter(({ url }) => url === address).map(({ at }) => Math.floor(at / 60));
    expect(visits).toEqual([15, 75]);
  });

  test('a slow host with many pages does not hold up another', async () => {
    const site = web();
    const titles = Array.from({ length: 40 }, (_, index) => `記事${index}`);
    site.answers.set('https://slow.example/slow.html', list(...titles));
    for (const title of titles)
      site.answers.set(`https://slow.example/${encodeURIComponent(title)}.html`, {
        takes: 30_000,
        body: page(title, '本文。'),
      });
    site.answers.set('https://quick.example/quick.html', list('甲'));
    const polled = [source('slow', 'slow.example'), source('quick', 'quick.example', { everyMinutes: 5 })];
    const events = await machine(site).run({ polled, sinceSeconds: 86_400 }, { during: stopAt(1850) });
    expect(pollsOf(events, 'quick')).toEqual(
      [0, 5, 10, 15, 20, 25, 30].map((minute) => `00:${String(minute).padStart(2, '0')}:00`),
    );
    // And between two pages the slow host’s own list is asked for when it is due.
    expect(pollsOf(events, 'slow').map((at) => at.slice(0, 5))).toEqual(['00:00', '00:15', '00:30']);
    expect(alertsIn(events).filter((alert) => alert.startsWith('new 記事'))).toHaveLength(40);
  });

  test('our own failure is told, keeps nobody else back, and is made good at the next turn', async () => {
    const site = web();
    site.answers.set('https://a.example/one.html', list('甲'));
    site.answers.set('https://b.example/two.html', list('乙'));
    const polled = [source('one', 'a.example'), source('two', 'b.example')];
    let disk = 'full';
    const events = await machine(site).run(
      { polled },
      {
        broken: (key) => key.startsWith('sources/one/') && disk === 'full',
        during: (time) => {
          time.at(600, () => (disk = 'free'));
          stopAt(1000)(time);
        },
      },
    );
    const failures = events.flatMap((event) =>
      event.kind === 'failed' ? [`${event.what}: ${event.error.message}`] : [],
    );
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatch(/^one: sources\/one\/.+: the disk is full$/);
    expect(pollsOf(events, 'one')).toEqual(['00:15:00']);
    expect(pollsOf(events, 'two')).toEqual(['00:00:00', '00:15:00']);
  });

  test('looks over the health of the sources, and tells of one that has been silent for too long', async () => {
    const site = web();
    const polled = [source('one', 'a.example', { allowedSilenceHours: 12 })];
    const { run, operations } = machine(site);
    const events = await run({ polled }, { during: stopAt(13 * 3600) });
    expect(events.filter(({ kind }) => kind === 'operations').length).toBeGreaterThan(40);
    expect(operations.messages).toHaveLength(1);
    expect(operations.messages[0]?.subject).toContain('one');
  });
});

describe('stopping', () => {
  const TITLES = ['甲', '乙', '丙'];
  const site = (): Web => {
    const made = web();
    made.answers.set('https://a.example/one.html', list(...TITLES));
    for (const title of TITLES)
      made.answers.set(`https://a.example/${encodeURIComponent(title)}.html`, {
        takes: 10_000,
        body: page(title, '本文。'),
      });
    return made;
  };
  const polled = [source('one', 'a.example')];

  test('finishes the page in hand, begins no other, and the next run goes on there', async () => {
    const made = site();
    const { run, topic } = machine(made);
    const isPage = ({ url }: { url: string }): boolean => !/robots\.txt|one\.html/.test(url);
    const first = await run({ polled, sinceSeconds: 86_400 }, { during: stopAt(8) });
    expect(made.asked.filter(isPage)).toHaveLength(1);
    expect(alertsIn(first)).toEqual(['new 丙']);
    expect(topic.mails.size).toBe(1);
    const second = await run({ polled, sinceSeconds: 86_400, once: true }, { start: '2026-11-05T00:20:00Z' });
    expect(alertsIn(second)).toEqual(['new 乙', 'new 甲']);
    expect(topic.mails.size).toBe(3);
    expect(made.asked.filter(isPage)).toHaveLength(3);
  });

  test('gives up a wait at once, is no failure, and loses nothing', async () => {
    const made = site();
    made.answers.set('https://a.example/robots.txt', 'User-agent: *\nCrawl-delay: 300\n');
    const { run } = machine(made);
    let ended = Infinity;
    const during = (time: VirtualTime): void => {
      time.at(100, () => {
        time.stop.abort();
        ended = time.seconds();
      });
    };
    const first = await run({ polled, sinceSeconds: 86_400 }, { during });
    expect(ended).toBe(100);
    expect(first.map(({ kind }) => kind)).not.toContain('failed');
    const second = await run({ polled, sinceSeconds: 86_400, once: true }, { start: '2026-11-05T01:00:00Z' });
    expect(alertsIn(second)).toHaveLength(3);
  });
});

describe('one round', () => {
  test('polls each source once, reads what that queued, looks over the whole, and ends', async () => {
    const site = web();
    site.answers.set('https://a.example/one.html', list('甲', '乙'));
    const polled = [source('one', 'a.example', { everyMinutes: 5 }), source('two', 'b.example')];
    const events = await machine(site).run({ polled, once: true, sinceSeconds: 86_400 });
    expect([pollsOf(events, 'one'), pollsOf(events, 'two')]).toEqual([['00:00:00'], ['00:00:00']]);
    expect(alertsIn(events)).toHaveLength(2);
    expect(events.map(({ kind }) => kind)).not.toContain('next');
    expect(events.at(-1)?.kind).toBe('operations');
  });

  test.each([
    ['without --since a new source is a silent baseline', null, []],
    ['with --since what is dated within that time is alerted', 86_400, ['new 乙', 'new 甲']],
  ])('%s', async (_, sinceSeconds, alerts) => {
    const site = web();
    site.answers.set(
      'https://a.example/one.html',
      `${list('甲', '乙')}<ul><li><time>2026-10-01</time><a href="/old.html">旧</a></li></ul>`,
    );
    const events = await machine(site).run({
      polled: [source('one', 'a.example')],
      once: true,
      sinceSeconds,
    });
    expect(alertsIn(events)).toEqual(alerts);
  });

  test('--since counts days in the source’s own zone', async () => {
    const site = web();
    site.answers.set('https://a.example/one.html', list('甲'));
    // 15:00 UTC on the 6th is midnight of the 7th in Tokyo: an hour ago was the 6th there, and the entry is of the 5th.
    const run = (sinceSeconds: number) =>
      machine(site).run(
        { polled: [source('one', 'a.example')], once: true, sinceSeconds },
        { start: '2026-11-06T15:00:00Z' },
      );
    expect(alertsIn(await run(24 * 3600))).toEqual([]);
    expect(alertsIn(await run(25 * 3600))).toEqual(['new 甲']);
  });

  test('reads the queued pages of sources that are not polled any more', async () => {
    const site = web();
    site.answers.set('https://a.example/one.html', list('甲'));
    const one = source('one', 'a.example');
    const { run, jobs } = machine(site);
    await run({ polled: [one], sinceSeconds: 86_400 }, { during: stopAt(4) });
    expect(await Array.fromAsync(jobs.list(''))).toHaveLength(1);
    const events = await run({ polled: [], others: [one], once: true });
    expect(alertsIn(events)).toEqual(['new 甲']);
    expect(pollsOf(events, 'one')).toEqual([]);
    expect(await Array.fromAsync(jobs.list(''))).toEqual([]);
  });
});
