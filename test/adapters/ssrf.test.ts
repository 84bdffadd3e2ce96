import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { literalAddress } from '../../lambdas/adapters/safe-address.ts';
import type { PageAnswer } from '../../lambdas/core/ports/pages.ts';
import { startCanary } from '../support/canary.ts';
import type { Canary } from '../support/canary.ts';
import { makeAuthority } from '../support/certificates.ts';
import { startFetchProcess } from '../support/fetch-process.ts';
import type { FetchProcess } from '../support/fetch-process.ts';
import { FORBIDDEN_NAMES, REACHABLE, UNREADABLE } from '../support/forbidden-addresses.ts';
import { PAGE, raw, startHostileServer } from '../support/hostile-server.ts';
import type { HostileServer } from '../support/hostile-server.ts';

const LIMITS = { bytes: 100_000, milliseconds: 5000, redirects: 5 };
const SITES = ['www.example.jp', 'second.example.jp', 'mixed.example.jp'];
const REBOUND = ['rebound', 'rebound-robots', 'rebound-kept', 'rebound-stale', 'rebound-redirect'];

let canary: Canary;
let site: HostileServer;
let child: FetchProcess;
/** Connections that the canary must have had: those of the control rows alone. */
let controls = 0;

beforeAll(async () => {
  const authority = makeAuthority();
  canary = await startCanary();
  site = await startHostileServer(authority.issue(SITES));
  const { httpPort, httpsPort } = site;
  const web = { httpPort, httpsPort, otherPorts: canary.port };
  const trap = { httpPort: canary.port, httpsPort: canary.port, otherPorts: canary.port };
  const literals = REACHABLE.flatMap((url) => literalAddress(new URL(url).hostname) ?? []);
  child = startFetchProcess({
    web: {
      ca: authority.pem,
      // An address that several list belongs to the first: the trap.
      hosts: {
        'trap.invalid': { address: [...literals, '127.0.0.1', '::1', '10.0.0.6'], ...trap },
        'www.example.jp': { address: '93.184.216.34', ...web },
        'second.example.jp': { address: '93.184.216.35', ...web },
        'mixed.example.jp': { address: ['10.0.0.6', '93.184.216.36', '::1'], ...web },
        ...Object.fromEntries(
          REBOUND.map((name, index) => [
            `${name}.example.jp`,
            { address: `93.184.216.${50 + index}`, later: '127.0.0.1', httpPort },
          ]),
        ),
        ...Object.fromEntries(
          Object.entries(FORBIDDEN_NAMES).map(([name, address]) => [name, { address, ...trap }]),
        ),
      },
    },
  });
});

afterAll(async () => {
  await child.end();
  await Promise.all([site.close(), canary.close()]);
});

const hostOf = (url: string): readonly string[] => {
  const parsed = URL.parse(url, 'http://www.example.jp/');
  return parsed === null ? [] : [parsed.hostname];
};

/** Fetches an address for a source that allows its host: what refuses it is the guard alone. */
const get = async (url: string, hosts = hostOf(url)): Promise<PageAnswer> =>
  (await child.fetch({ url, hosts: [...SITES, ...hosts], limits: LIMITS })).answer;

/** Lets a path of the site redirect to an address, spelt as it is. */
function redirectTo(url: string, path: string, status = 302): string {
  const head = `HTTP/1.1 ${status} Moved\r\nlocation: ${url}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`;
  site.answers.set(path, raw(head));
  return `http://www.example.jp${path}`;
}

async function neverReached(work: () => Promise<PageAnswer>): Promise<PageAnswer> {
  const before = canary.connections();
  const answer = await work();
  expect(canary.connections()).toBe(before);
  return answer;
}

test('the tables are what they claim to be', () => {
  expect(REACHABLE.length + UNREADABLE.length).toBeGreaterThan(100);
  expect(new Set([...REACHABLE, ...UNREADABLE]).size).toBe(REACHABLE.length + UNREADABLE.length);
});

describe('addresses where somebody would answer', () => {
  test.each(REACHABLE)('%j: a client without the guard connects', async (url) => {
    const before = canary.connections();
    await child.fetchPlainly(url);
    const made = canary.connections() - before;
    expect(made).toBeGreaterThan(0);
    controls += made;
  });

  test.each(REACHABLE)('%j is refused though the source allows its host', async (url) => {
    const answer = await neverReached(() => get(url));
    expect(answer).toMatchObject({ kind: 'failure', reason: 'refused-address' });
  });

  test.each(REACHABLE)('%j is refused as a redirect', async (url) => {
    const answer = await neverReached(() => get(redirectTo(url, '/redirect'), hostOf(url)));
    expect(answer).toMatchObject({ kind: 'failure', reason: 'refused-address' });
  });

  test.each(REACHABLE)('%j is off the hosts of a source that does not name it', async (url) => {
    const answer = await neverReached(() => get(redirectTo(url, '/redirect'), []));
    expect(answer).toMatchObject({
      kind: 'failure',
      reason: expect.stringMatching(/refused-address|off-host/),
    });
  });
});

describe('addresses that are none', () => {
  test.each(UNREADABLE)('%j is not followed', async (url) => {
    const direct = await neverReached(() => get(url));
    const redirected = await neverReached(() => get(redirectTo(url, '/redirect'), hostOf(url)));
    for (const answer of [direct, redirected])
      expect(answer).toMatchObject({ kind: 'failure', reason: 'off-host' });
  });

  // As an address they have no scheme; as a redirect they keep that of the page.
  test.each([
    '//127.0.0.1/',
    '///127.0.0.1/',
    '\\\\127.0.0.1/',
    '/\\127.0.0.1/',
    '//2130706433',
    '//loopback.example.jp/',
  ])('%j is refused as a redirect', async (url) => {
    const answer = await neverReached(() => get(redirectTo(url, '/redirect'), hostOf(url)));
    expect(answer).toMatchObject({ kind: 'failure', reason: 'refused-address' });
  });
});

describe('ways there', () => {
  test.each([301, 302, 303, 307, 308, 300, 305, 399])('a redirect with status %d', async (status) => {
    const answer = await neverReached(() =>
      get(redirectTo('http://127.0.0.1/', '/redirect', status), ['127.0.0.1']),
    );
    expect(answer).toMatchObject({ kind: 'failure', reason: 'refused-address' });
  });

  test('public → public → private', async () => {
    redirectTo('http://169.254.169.254/latest/meta-data/', '/third');
    redirectTo('https://second.example.jp/third', '/second');
    redirectTo('//second.example.jp/second', '/first');
    const asked = site.asked.length;
    const answer = await neverReached(() => get('http://www.example.jp/first', ['169.254.169.254']));
    expect(answer).toMatchObject({ kind: 'failure', reason: 'refused-address' });
    expect(site.asked.slice(asked)).toEqual([
      'www.example.jp/first',
      'second.example.jp/second',
      'second.example.jp/third',
    ]);
  });

  test.each([
    ['a Refresh header', 'refresh: 0; url=http://127.0.0.1/', ''],
    ['a Content-Location', 'content-location: http://127.0.0.1/', ''],
    ['an Alt-Svc', `alt-svc: h2="127.0.0.1:80", http/1.1="127.0.0.1:80"`, ''],
    ['a Link to preload', 'link: <http://127.0.0.1/>; rel=preload', ''],
    ['a meta refresh', 'x-nothing: 1', '<meta http-equiv="refresh" content="0;url=http://127.0.0.1/">'],
    ['a frame', 'x-nothing: 1', '<iframe src="http://127.0.0.1/"></iframe><img src="http://127.0.0.1/">'],
    ['a location without a redirect', 'location: http://127.0.0.1/', ''],
  ])('%s is not followed', async (_, header, body) => {
    site.answers.set(
      '/page',
      raw(
        `HTTP/1.1 200 OK\r\n${header}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
      ),
    );
    const answer = await neverReached(() => get('http://www.example.jp/page', ['127.0.0.1']));
    expect(answer).toMatchObject({ kind: 'response', status: 200 });
    expect(await neverReached(() => get('http://www.example.jp/good'))).toMatchObject({ status: 200 });
  });

  test('of a name with public and private addresses only the public one is asked', async () => {
    const answer = await neverReached(() => get('https://mixed.example.jp/good'));
    expect(answer).toMatchObject({ kind: 'response', status: 200 });
  });
});

/** Each name here is public when first asked for and 127.0.0.1 ever after. */
describe('a resolver that answers differently the second time', () => {
  const closing = raw(`HTTP/1.1 200 OK\r\ncontent-length: ${PAGE.length}\r\nconnection: close\r\n\r\n`, PAGE);
  const refused = { kind: 'failure', reason: 'refused-address' };

  test('between two pages', async () => {
    site.answers.set('/closing', closing);
    const page = 'http://rebound.example.jp/closing';
    expect(await neverReached(() => get(page))).toMatchObject({ kind: 'response', status: 200 });
    expect(await neverReached(() => get(page))).toMatchObject(refused);
  });

  test('between robots.txt and the page', async () => {
    site.answers.set('/robots.txt', closing);
    const robots = await neverReached(() => get('http://rebound-robots.example.jp/robots.txt'));
    expect(robots).toMatchObject({ kind: 'response', status: 200 });
    expect(await neverReached(() => get('http://rebound-robots.example.jp/good'))).toMatchObject(refused);
  });

  test('while a connection is kept: it stays with the address that was checked', async () => {
    for (let page = 0; page < 3; page += 1) {
      const answer = await neverReached(() => get('http://rebound-kept.example.jp/good'));
      expect(answer).toMatchObject({ kind: 'response', status: 200 });
    }
  });

  test('when a kept connection turns out to be closed and another is opened', async () => {
    const page = 'http://rebound-stale.example.jp/good-once-a-connection';
    expect(await neverReached(() => get(page))).toMatchObject({ kind: 'response', status: 200 });
    expect(await neverReached(() => get(page))).toMatchObject(refused);
  });

  test('between a redirect and its target on the same host', async () => {
    redirectTo('http://rebound-redirect.example.jp/good', '/away');
    const answer = await neverReached(() => get('http://rebound-redirect.example.jp/away'));
    expect(answer).toMatchObject(refused);
  });
});

test('nobody came but for the control rows', () => {
  expect(controls).toBeGreaterThanOrEqual(REACHABLE.length);
  expect(canary.connections()).toBe(controls);
});
