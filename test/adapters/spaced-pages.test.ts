import { describe, expect, test } from '@jest/globals';
import { spacedPages, systemTime } from '../../lambdas/adapters/spaced-pages.ts';
import { sharedRobots } from '../../lambdas/adapters/shared-robots.ts';
import type { PageAnswer, PageRequest, Pages } from '../../lambdas/core/ports/pages.ts';

const LIMITS = { bytes: 1000, milliseconds: 1000, redirects: 5 };
const request = (url: string, hosts = [new URL(url).hostname]): PageRequest => ({
  url,
  hosts,
  limits: LIMITS,
});

/** Pages that note when each fetch began; a fetch takes half a second of a time that only sleeping and fetching move. */
function timed(answers: Readonly<Record<string, Partial<PageAnswer> & { body?: Uint8Array }>> = {}) {
  let now = 1_000_000;
  const began: [string, number][] = [];
  const time = {
    now: () => now,
    sleep: (milliseconds: number) => {
      now += milliseconds;
      return Promise.resolve();
    },
  };
  const pages: Pages = {
    fetch: ({ url }) => {
      began.push([url, (now - 1_000_000) / 1000]);
      now += 500;
      const answer: PageAnswer = {
        kind: 'response', url, redirects: [], status: 200, headers: [], requestHeaders: [], body: new Uint8Array(),
      }; // prettier-ignore
      return Promise.resolve(Object.assign(answer, answers[url]));
    },
  };
  return { time, pages, began, setBack: (seconds: number) => (now -= seconds * 1000) };
}

const robots = (text: string): { body: Uint8Array } => ({ body: new TextEncoder().encode(text) });

describe('pages of one host are fetched apart', () => {
  test('two seconds after the one before has ended; another host does not wait', async () => {
    const { time, pages, began } = timed();
    const spaced = spacedPages(pages, { time });
    await spaced.fetch(request('https://a.example/1'));
    await spaced.fetch(request('https://a.example/2'));
    await spaced.fetch(request('https://b.example/1'));
    await spaced.fetch(request('https://a.example/3'));
    expect(began).toEqual([
      ['https://a.example/1', 0],
      ['https://a.example/2', 2.5],
      ['https://b.example/1', 3],
      ['https://a.example/3', 5],
    ]);
  });

  test('asked for at once they go one after the other, in order', async () => {
    const { time, pages, began } = timed();
    const spaced = spacedPages(pages, { time });
    await Promise.all(['1', '2', '3'].map((path) => spaced.fetch(request(`http://a.example/${path}`))));
    expect(began.map(([, at]) => at)).toEqual([0, 2.5, 5]);
  });

  test.each([
    ['User-agent: *\nCrawl-delay: 7\n', 7.5],
    ['User-agent: hinomi\nCrawl-delay: 7\n\nUser-agent: *\nCrawl-delay: 1\n', 7.5],
    ['User-agent: *\nCrawl-delay: 1\n', 2.5],
    ['User-agent: *\nDisallow: /a/\n', 2.5],
  ])('by the Crawl-delay of its robots.txt where that is longer: %j', async (text, next) => {
    const { time, pages, began } = timed({ 'https://a.example/robots.txt': robots(text) });
    const spaced = spacedPages(pages, { time });
    await spaced.fetch(request('https://a.example/robots.txt'));
    await spaced.fetch(request('https://a.example/1'));
    expect(began.at(-1)).toEqual(['https://a.example/1', next]);
  });

  test('a known Crawl-delay counts from the start, outlives a robots.txt that fails, and may be capped', async () => {
    const { time, pages, began } = timed({ 'https://a.example/robots.txt': { status: 503 } });
    const spaced = spacedPages(pages, { time, delays: [['a.example', 30]], longestSeconds: 10 });
    await spaced.fetch(request('https://a.example/robots.txt'));
    await spaced.fetch(request('https://a.example/1'));
    await spaced.fetch(request('https://a.example/2'));
    expect(began.map(([, at]) => at)).toEqual([0, 10.5, 21]);
  });

  test('a robots.txt without the line ends a known Crawl-delay', async () => {
    const { time, pages, began } = timed({ 'https://a.example/robots.txt': robots('User-agent: *\n') });
    const spaced = spacedPages(pages, { time, delays: [['a.example', 30]] });
    await spaced.fetch(request('https://a.example/robots.txt'));
    await spaced.fetch(request('https://a.example/1'));
    expect(began.at(-1)?.[1]).toBe(2.5);
  });

  test('a host that a redirect led to counts as asked', async () => {
    const url = 'https://b.example/there';
    const { time, pages, began } = timed({
      'https://a.example/1': { url, redirects: ['https://a.example/1'] },
    });
    const spaced = spacedPages(pages, { time });
    await spaced.fetch(request('https://a.example/1'));
    await spaced.fetch(request(url));
    expect(began.at(-1)).toEqual([url, 2.5]);
  });

  test('a clock that is set back stretches no wait', async () => {
    const { time, pages, began, setBack } = timed();
    const spaced = spacedPages(pages, { time });
    await spaced.fetch(request('https://a.example/1'));
    setBack(3600);
    await spaced.fetch(request('https://a.example/2'));
    expect(began.at(-1)?.[1]).toBe(0.5 - 3600 + 2);
  });

  test('a wait that is given up asks nothing, and the next fetch of the host still works', async () => {
    const { pages, began } = timed();
    const stop = new AbortController();
    const spaced = spacedPages(pages, { time: systemTime(stop.signal) });
    await spaced.fetch(request('https://a.example/1'));
    const waiting = spaced.fetch(request('https://a.example/2'));
    stop.abort();
    await expect(waiting).rejects.toThrow(/abort/i);
    await spaced.fetch(request('https://b.example/1'));
    expect(began.map(([url]) => url)).toEqual(['https://a.example/1', 'https://b.example/1']);
  });
});

describe('the robots.txt of a host is shared by its sources', () => {
  const ROBOTS = 'https://a.example/robots.txt';

  test('for ten minutes, whatever it was; pages are asked for each time', async () => {
    const { time, pages, began } = timed({ [ROBOTS]: { status: 500 } });
    const shared = sharedRobots(pages, time.now);
    const ask = (url: string, hosts?: string[]) => shared.fetch(request(url, hosts));
    await Promise.all([ask(ROBOTS), ask(ROBOTS), ask(ROBOTS, ['a.example', 'b.example'])]);
    await ask('https://a.example/1');
    await ask('https://a.example/1');
    await time.sleep(601_000);
    await ask(ROBOTS);
    expect(began.map(([url]) => new URL(url).pathname)).toEqual(['/robots.txt', '/1', '/1', '/robots.txt']);
  });

  test('but not where a redirect led on and another source allows other hosts', async () => {
    const { time, pages, began } = timed({
      [ROBOTS]: { url: 'https://b.example/robots.txt', redirects: [ROBOTS] },
    });
    const shared = sharedRobots(pages, time.now);
    await shared.fetch(request(ROBOTS, ['a.example', 'b.example']));
    await shared.fetch(request(ROBOTS, ['b.example', 'a.example']));
    expect(began).toHaveLength(1);
    await shared.fetch(request(ROBOTS, ['a.example']));
    expect(began).toHaveLength(2);
  });
});
