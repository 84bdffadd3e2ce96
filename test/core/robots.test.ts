import { describe, expect, test } from '@jest/globals';
import type { Headers, PageAnswer, PageFailure, PageRequest } from '../../lambdas/core/ports/pages.ts';
import { crawlDelay, isFresh, judgeRobots, mayFetch, readRobots } from '../../lambdas/core/robots.ts';
import type { RobotsCopy } from '../../lambdas/core/robots.ts';

const NOW = '2025-11-06T02:00:00Z';
const URL_OF = 'https://www.example.jp/robots.txt';
const RULES = 'User-agent: *\nDisallow: /private/\n';

const response = (status: number, body: string | Uint8Array = '', headers: Headers = []): PageAnswer => ({
  kind: 'response',
  url: URL_OF,
  redirects: [],
  status,
  headers,
  requestHeaders: [],
  body: typeof body === 'string' ? Buffer.from(body) : body,
});
const failed = (reason: PageFailure['reason']): PageAnswer => ({
  kind: 'failure',
  url: URL_OF,
  reason,
  detail: '',
  requestHeaders: [],
});

const copyOf = (body: string | null): RobotsCopy => ({ fetchedAt: NOW, status: 200, body });
const page = (path: string): string => `https://www.example.jp${path}`;

describe('judgeRobots', () => {
  test.each([
    ['rules', response(200, RULES), RULES],
    ['rules sent as HTML', response(200, RULES, [['content-type', 'text/html']]), RULES],
    ['rules behind a byte order mark', response(200, `\uFEFF${RULES}`), RULES],
    ['an empty file', response(200, ''), ''],
  ])('%s are taken', (_name, answer, body) => {
    expect(judgeRobots(answer, NOW)).toEqual({ fetchedAt: NOW, status: 200, body });
  });

  test.each([
    ['an HTML page in its place', response(200, ' \n<!DOCTYPE html><title>x</title>'), 200],
    ['not found', response(404, 'User-agent: *\nDisallow: /'), 404],
    ['forbidden', response(403), 403],
    ['too many requests', response(429), 429],
    ['a redirect to nowhere', response(302), 302],
    ['a challenge with 403', response(403, '<html>', [['cf-mitigated', 'challenge']]), 403],
    ['a challenge with 503', response(503, '<html>', [['cf-mitigated', 'challenge']]), 503],
    ['a challenge page with 503', response(503, '<html><title>Just a moment...</title>'), 503],
    ['a challenge with 202', response(202, 'wait', [['x-amzn-waf-action', 'challenge']]), 202],
    ['redirects without end', failed('redirect-loop'), null],
    ['a redirect to another host', failed('off-host'), null],
  ])('%s: no rules', (_name, answer, status) => {
    expect(judgeRobots(answer, NOW)).toEqual({ fetchedAt: NOW, status, body: null });
  });

  test.each([
    response(500), response(503, RULES), response(599), failed('network-error'), failed('tls-error'), failed('too-slow'),
    failed('too-large'), failed('undecodable'), failed('refused-address'),
  ])('not now: %j', (answer) => { expect(judgeRobots(answer, NOW)).toMatchObject({ kind: 'unavailable' }); }); // prettier-ignore

  test('is cut at 500 KiB', () => {
    const copy = judgeRobots(response(200, `# ${'a'.repeat(600 * 1024)}\n${RULES}`), NOW);
    expect('body' in copy && copy.body?.length).toBe(500 * 1024);
  });
});

describe('mayFetch', () => {
  const rules = [
    'User-agent: other',
    'Disallow: /',
    '',
    'User-agent: Hinomi',
    'User-agent: third',
    'Disallow: /press/',
    'Allow: /press/news/',
    'Disallow: /*.pdf$',
    'Crawl-delay: 2.5',
    '',
    'User-agent: *',
    'Disallow: /open',
  ].join('\r\n');

  test.each([
    ['/', true],
    ['/press/', false],
    ['/press/other.html', false],
    ['/press/news/1.html', true],
    ['/a.pdf', false],
    ['/a.pdf?x', true],
    ['/open', true],
  ])('our own group decides: %s %s', (path, allowed) => {
    expect(mayFetch(copyOf(rules), page(path))).toBe(allowed);
    expect(mayFetch(copyOf(rules), page(path).replace('https', 'http'))).toBe(allowed);
  });

  test('others go by theirs', () => {
    expect(mayFetch(copyOf(rules), page('/open'), 'stranger')).toBe(false);
    expect(mayFetch(copyOf(rules), page('/'), 'other')).toBe(false);
    expect(mayFetch(copyOf(rules), page('/press/'), 'stranger')).toBe(true);
  });

  test.each([[null], [''], ['nonsense'], ['User-agent: *\nDisallow:']])('%j allows everything', (body) => {
    expect(mayFetch(copyOf(body), page('/any?x=1'))).toBe(true);
  });

  test.each([
    [rules, 2.5],
    ['User-agent: *\nCrawl-delay: 10', 10],
    ['User-agent: *\nCrawl-delay: soon', null],
    ['User-agent: *\nCrawl-delay: -1', null],
    ['', null],
    [null, null],
  ])('crawl delay of %j is %j', (body, delay) => {
    expect(crawlDelay(copyOf(body))).toBe(delay);
  });
});

test.each([
  ['2025-11-06T02:00:00Z', true],
  ['2025-11-07T01:59:59Z', true],
  ['2025-11-07T02:00:00Z', false],
  ['2025-11-01T00:00:00Z', true],
])('a copy of 02:00 is fresh at %s: %s', (now, fresh) => {
  expect(isFresh(copyOf(''), now)).toBe(fresh);
});

test('readRobots asks the host of the page, without conditions', async () => {
  const asked: PageRequest[] = [];
  const pages = {
    fetch: (request: PageRequest): Promise<PageAnswer> => {
      asked.push(request);
      return Promise.resolve(response(200, RULES));
    },
  };
  const copy = await readRobots(pages, 'http://www.example.jp/a/b?c#d', ['www.example.jp'], NOW);
  expect(copy).toEqual({ fetchedAt: NOW, status: 200, body: RULES });
  expect(asked).toMatchObject([
    { url: 'http://www.example.jp/robots.txt', hosts: ['www.example.jp'], limits: { redirects: 5 } },
  ]);
  expect(asked[0]).not.toHaveProperty('etag');
});
