import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:net';
import * as v from 'valibot';
import { livePages } from '../../lambdas/adapters/live-pages.ts';
import { header } from '../../lambdas/core/ports/pages.ts';
import type { PageFailure, PageRequest } from '../../lambdas/core/ports/pages.ts';
import { makeAuthority } from '../support/certificates.ts';
import type { FetchAnswer } from '../support/fetch-child.ts';
import { startFetchProcess } from '../support/fetch-process.ts';
import type { FetchProcess } from '../support/fetch-process.ts';
import { BEHAVIOURS, PAGE, listen, startHostileServer } from '../support/hostile-server.ts';
import type { HostileServer } from '../support/hostile-server.ts';

const LIMITS = { bytes: 2 * 1024 * 1024, milliseconds: 700, redirects: 5 };
const NAMES = ['www.example.jp', 'expired.example.jp', 'wrong-name.example.jp', 'stranger.example.jp'];
const HOSTS = [
  ...NAMES,
  'private.example.jp',
  'mixed.example.jp',
  'down.example.jp',
  'missing.example.jp',
  'mute.example.jp',
  'plain.example.jp',
];

/** Behind port 443, and yet no TLS: one that never says a word, and one that says something else. */
const mute = createServer();
const plain = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.0\r\n'));

const servers: HostileServer[] = [];
let main: HostileServer;
let child: FetchProcess;

async function start(tls: { key: string; cert: string }): Promise<HostileServer> {
  const server = await startHostileServer(tls);
  servers.push(server);
  return server;
}

beforeAll(async () => {
  const authority = makeAuthority();
  main = await start(authority.issue(['www.example.jp', 'mixed.example.jp', 'private.example.jp']));
  const expired = await start(authority.issue(['expired.example.jp'], { expired: true }));
  const wrongName = await start(authority.issue(['other.example.jp']));
  const stranger = await start(makeAuthority().issue(['stranger.example.jp']));
  const at = (address: string | string[], { httpPort, httpsPort }: HostileServer): object => ({
    address,
    httpPort,
    httpsPort,
  });
  const web = {
    ca: authority.pem,
    hosts: {
      'www.example.jp': at('93.184.216.34', main),
      'expired.example.jp': at('93.184.216.35', expired),
      'wrong-name.example.jp': at('93.184.216.36', wrongName),
      'stranger.example.jp': at('93.184.216.37', stranger),
      'private.example.jp': at(['10.0.0.5', '127.0.0.1', '::ffff:127.0.0.1', 'fd00::5'], main),
      'mixed.example.jp': at(['10.0.0.6', '93.184.216.38'], main),
      'down.example.jp': at('93.184.216.39', { ...main, httpPort: 1, httpsPort: 1 }),
      'mute.example.jp': at('93.184.216.41', { ...main, httpsPort: await listen(mute) }),
      'plain.example.jp': at('93.184.216.42', { ...main, httpsPort: await listen(plain) }),
      'elsewhere.example': at('93.184.216.40', main),
      // What the guard must refuse would work here: only the guard keeps these out.
      'metadata.invalid': at('169.254.169.254', main),
    },
  };
  child = startFetchProcess({ web });
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  for (const server of [mute, plain]) server.close();
});

const request = (url: string, more: Partial<PageRequest> = {}): PageRequest => ({
  url,
  hosts: HOSTS,
  limits: LIMITS,
  ...more,
});

const get = (path: string, more: Partial<PageRequest> = {}): Promise<FetchAnswer> =>
  child.fetch(request(`http://www.example.jp${path}`, more));

describe('good answers', () => {
  test.each([
    'good',
    'good-gzip',
    'good-x-gzip',
    'good-deflate',
    'good-raw-deflate',
    'good-br',
    'good-twice',
    'good-trailing',
  ])('/%s is read whole over https', async (path) => {
    const { answer, text } = await child.fetch(request(`https://www.example.jp/${path}`));
    expect(answer).toMatchObject({
      kind: 'response',
      status: 200,
      url: `https://www.example.jp/${path}`,
      redirects: [],
    });
    expect(text).toBe(PAGE);
  });

  test('an empty body is empty whatever its encoding claims', async () => {
    expect(await get('/good-empty-gzip')).toMatchObject({
      answer: { kind: 'response', status: 200 },
      text: '',
    });
  });

  test('headers come as received, in lower case, repeats kept', async () => {
    const { answer } = await get('/good');
    if (answer.kind !== 'response') throw new Error(answer.detail);
    expect(answer.headers.filter(([name]) => name === 'set-cookie')).toEqual([['set-cookie', 'a=1'], ['set-cookie', 'b=2']]); // prettier-ignore
    expect(header(answer.headers, 'content-type')).toBe('text/html; charset=utf-8');
  });

  test('asks honestly, with GET, and reports the headers that were really sent', async () => {
    const { answer, text } = await get('/good-echo', {
      etag: '"v0"',
      lastModified: 'Thu, 06 Nov 2025 02:00:00 GMT',
    });
    const seen = v.parse(v.object({ method: v.string(), headers: v.array(v.string()) }), JSON.parse(text));
    const sent = answer.requestHeaders.flat();
    expect(seen.method).toBe('GET');
    expect(seen.headers.slice(0, sent.length)).toEqual(sent);
    expect(Object.fromEntries(answer.requestHeaders)).toMatchObject({
      host: 'www.example.jp',
      'user-agent': 'hinomi-test/1.0 (+https://www.example.jp/contact)',
      'accept-encoding': 'gzip, deflate, br',
      'if-none-match': '"v0"',
      'if-modified-since': 'Thu, 06 Nov 2025 02:00:00 GMT',
    });
  });

  test('keeps no cookie and says of no page where it came from', async () => {
    const { answer, text } = await get('/good-cookies');
    expect(answer).toMatchObject({ url: 'http://www.example.jp/good-echo', status: 200 });
    const { headers } = v.parse(v.object({ headers: v.array(v.string()) }), JSON.parse(text));
    const names = headers.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
    expect(names.sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
    expect((await get('/good-echo')).text).not.toContain('seen=1');
  });

  test('a validator that is no header value is left out rather than sent or thrown', async () => {
    const { text } = await get('/good-echo', { etag: '"a"\r\nx-injected: 1' });
    expect(text).not.toContain('injected');
    expect(text).not.toContain('if-none-match');
    expect((await get('/good-echo', { etag: `"${'a'.repeat(2000)}"` })).text).not.toContain('if-none-match');
  });

  test('a known page is answered with 304 and nothing in it', async () => {
    const { answer, text } = await get('/good-conditional', { etag: '"v1"' });
    expect(answer).toMatchObject({ kind: 'response', status: 304 });
    expect(text).toBe('');
    expect((await get('/good-conditional', { etag: '"v0"' })).text).toBe(PAGE);
  });

  test('an error status is an answer', async () => {
    const { answer, text } = await get('/good-error');
    expect(answer).toMatchObject({ kind: 'response', status: 503 });
    expect(text).toBe('later');
    expect(answer.kind === 'response' && header(answer.headers, 'retry-after')).toBe('120');
  });

  test.each([
    ['/good-redirect', 'http://www.example.jp/good?from=redirect'],
    ['/good-utf8-redirect', 'http://www.example.jp/%E4%BC%9A%E8%AB%87'],
  ])('%s is followed', async (path, url) => {
    const { answer } = await get(path);
    expect(answer).toMatchObject({
      kind: 'response',
      status: 200,
      url,
      redirects: [`http://www.example.jp${path}`],
    });
  });

  test('a redirect from https to http is followed over https', async () => {
    const { answer, text } = await child.fetch(request('https://www.example.jp/good-downgrade'));
    expect(answer).toMatchObject({ kind: 'response', url: 'https://www.example.jp/good' });
    expect(text).toBe(PAGE);
  });

  test('of a mixed resolver answer only the public address is used', async () => {
    expect((await child.fetch(request('https://mixed.example.jp/good'))).text).toBe(PAGE);
  });

  test('several pages of one host share a connection', async () => {
    const before = main.connections();
    for (let page = 0; page < 5; page += 1) await child.fetch(request('https://www.example.jp/good'));
    expect(main.connections() - before).toBeLessThanOrEqual(1);
  });

  test('a kept connection that the server has closed is replaced', async () => {
    for (let page = 0; page < 3; page += 1)
      expect((await child.fetch(request('https://www.example.jp/good-once-a-connection'))).text).toBe(PAGE);
  });

  test('credentials in an address are neither sent nor recorded', async () => {
    const { answer, text } = await child.fetch(request('http://user:secret@www.example.jp/good-echo'));
    expect(text.toLowerCase()).not.toContain('authorization');
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});

/** Path → how it must end, and words the detail must have. */
const BAD: readonly (readonly [path: string, reason: PageFailure['reason'], detail: RegExp])[] = [
  ['/endless', 'too-large', /2097152 bytes/],
  ['/announced', 'too-large', /99999999999/],
  ['/bomb', 'too-large', /2097152 bytes/],
  ['/huge-headers', 'too-large', /headers/],
  ['/silent', 'too-slow', /time limit/],
  ['/slow-body', 'too-slow', /time limit/],
  ['/slow-headers', 'too-slow', /time limit/],
  ['/slow-gzip', 'too-slow', /time limit/],
  ['/endless-hints', 'network-error', /10 interim responses/],
  ['/loop', 'redirect-loop', /back to itself/],
  ['/ping', 'redirect-loop', /back to itself/],
  ['/cookie-wall', 'redirect-loop', /back to itself/],
  ['/far?0', 'redirect-loop', /more than 5 redirects/],
  ['/bad-gzip', 'undecodable', /gzip/],
  ['/corrupt-gzip', 'undecodable', /gzip/],
  ['/truncated-gzip', 'undecodable', /unexpected end/],
  ['/truncated-br', 'undecodable', /unexpected end/],
  ['/bad-deflate', 'undecodable', /deflate/],
  ['/unknown-coding', 'undecodable', /zstd/],
  ['/many-codings', 'undecodable', /3 layers/],
  ['/wrong-length', 'network-error', /aborted/],
  ['/cut-chunk', 'network-error', /aborted/],
  ['/cut-gzip', 'network-error', /aborted/],
  ['/reset', 'network-error', /ECONNRESET/],
  ['/reset-mid-body', 'network-error', /aborted/],
  ['/reset-unframed', 'network-error', /ECONNRESET/],
  ['/hang-up', 'network-error', /ECONNRESET/],
  ['/garbage', 'network-error', /HPE_/],
  ['/both-lengths', 'network-error', /HPE_/],
  ['/upgrade', 'network-error', /./],
  ['/mixed-lengths', 'network-error', /HPE_/],
  ['/http-0.9', 'network-error', /HPE_/],
  ['/flood-headers', 'too-large', /headers/],
  ['/flood-hints', 'network-error', /10 interim responses/],
  ['/flood-trailers', 'network-error', /aborted/],
  ['/flood-extensions', 'network-error', /aborted/],
  ['/flood-empty-lines', 'too-slow', /time limit/],
  ['/steering-coding', 'undecodable', /unknown/],
  ['/to-off-host', 'off-host', /elsewhere\.example is not among/],
  ['/to-file', 'off-host', /file:/],
  ['/to-data', 'off-host', /data:/],
  ['/to-nowhere', 'off-host', /not-an-address/],
  ['/to-afar', 'off-host', /no address/],
  ['/to-loopback', 'refused-address', /127\.0\.0\.1/],
  ['/to-decimal-loopback', 'refused-address', /127\.0\.0\.1/],
  ['/to-octal-loopback', 'refused-address', /127\.0\.0\.1/],
  ['/to-mapped-loopback', 'refused-address', /::ffff:7f00:1/],
  ['/to-loopback6', 'refused-address', /::1/],
  ['/to-metadata', 'refused-address', /169\.254\.169\.254/],
  ['/to-private-name', 'refused-address', /10\.0\.0\.5/],
  ['/to-port', 'refused-address', /8080/],
];

/** Nothing that breaks a line or steers a terminal, and not all that a site cares to send. */
const ONE_SAFE_LINE = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,400}$/u;

describe('bad answers', () => {
  test.each(BAD)('%s ends as %s in bounded time and memory', async (path, reason, detail) => {
    const before = main.asked.length;
    const { answer, milliseconds, mebibytes } = await get(path);
    expect(answer).toMatchObject({ kind: 'failure', reason, detail: expect.stringMatching(detail) });
    expect(answer).toMatchObject({ detail: expect.stringMatching(ONE_SAFE_LINE) });
    expect(milliseconds).toBeLessThan(LIMITS.milliseconds + 4000);
    expect(mebibytes).toBeLessThan(280);
    const wandered = main.asked.slice(before).filter((asked) => !asked.startsWith('www.example.jp/'));
    expect(wandered).toEqual([]);
  });

  test('/tiny-chunks: a body in millions of pieces costs no more than its bytes', async () => {
    const { answer, mebibytes } = await get('/tiny-chunks', {
      limits: { ...LIMITS, milliseconds: 20_000 },
    });
    expect(answer).toMatchObject({ reason: 'too-large' });
    expect(mebibytes).toBeLessThan(280);
  });

  test('the table names every bad behaviour of the server', () => {
    const bad = Object.keys(BEHAVIOURS).filter((path) => !path.startsWith('/good') && !path.startsWith('/%'));
    const named = new Set(BAD.map(([path]) => path.replace(/\?.*/, '')));
    expect(bad.filter((path) => !named.has(path))).toEqual(['/pong', '/tiny-chunks']);
  });

  test.each([
    ['expired.example.jp', /CERT_HAS_EXPIRED/],
    ['wrong-name.example.jp', /ERR_TLS_CERT_ALTNAME_INVALID/],
    ['stranger.example.jp', /UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER/],
  ])('the certificate of %s is not taken', async (host, detail) => {
    const { answer } = await child.fetch(request(`https://${host}/good`));
    expect(answer).toMatchObject({
      kind: 'failure',
      reason: 'tls-error',
      detail: expect.stringMatching(detail),
    });
    expect(servers.flatMap(({ asked }) => asked).filter((asked) => asked.startsWith(host))).toEqual([]);
  });

  test.each([
    ['https://private.example.jp/good', 'refused-address', /10\.0\.0\.5, 127\.0\.0\.1/],
    ['http://127.0.0.1/good', 'refused-address', /127\.0\.0\.1/],
    ['http://[fe80::1]/good', 'refused-address', /fe80::1/],
    ['http://www.example.jp:22/', 'refused-address', /port 22/],
    ['https://mute.example.jp/', 'too-slow', /time limit/],
    ['https://plain.example.jp/', 'tls-error', /EPROTO|ERR_SSL/],
    ['https://down.example.jp/', 'network-error', /ECONNREFUSED/],
    ['https://missing.example.jp/', 'network-error', /ENOTFOUND/],
    ['https://unlisted.example/', 'off-host', /unlisted\.example/],
    ['ftp://www.example.jp/', 'off-host', /ftp:/],
    ['no address', 'off-host', /no address/],
  ])('%s itself ends as %s', async (url, reason, detail) => {
    const { answer } = await child.fetch(request(url, { hosts: [...HOSTS, '127.0.0.1', '[fe80::1]'] }));
    expect(answer).toMatchObject({ kind: 'failure', reason, detail: expect.stringMatching(detail) });
  });

  test('the host still answers after all that', async () => {
    expect((await child.fetch(request('https://www.example.jp/good'))).text).toBe(PAGE);
  });
});

describe('what stays behind', () => {
  test('nothing of a fetch keeps the process alive', async () => {
    const { milliseconds, code, stderr } = await child.end();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(milliseconds).toBeLessThan(3500);
  });
});

describe('without the preload', () => {
  const refused = { kind: 'failure', reason: 'refused-address' };
  const pages = livePages({ userAgent: 'hinomi-test/1.0' });

  test.each(['http://localhost/good', 'http://127.0.0.1/good', 'http://[::1]/good', 'http://0.0.0.0/good'])(
    '%s is refused though the source allows its host',
    async (url) => {
      expect(await pages.fetch(request(url, { hosts: [new URL(url).hostname] }))).toMatchObject(refused);
    },
  );

  test('a resolver of the caller is checked like the system’s', async () => {
    const lookup = (): Promise<{ address: string; family: number }[]> =>
      Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    const own = livePages({ userAgent: 'hinomi-test/1.0', lookup });
    expect(await own.fetch(request('http://www.example.jp/good'))).toMatchObject(refused);
  });

  test('a resolver that never answers is too slow', async () => {
    const lookup = (): Promise<never> => new Promise(() => undefined);
    const own = livePages({ userAgent: 'hinomi-test/1.0', lookup });
    const started = performance.now();
    expect(await own.fetch(request('http://www.example.jp/good'))).toMatchObject({ reason: 'too-slow' });
    expect(performance.now() - started).toBeLessThan(LIMITS.milliseconds + 4000);
  });

  test('a user agent that is no header value is said at once', () => {
    expect(() => livePages({ userAgent: 'a\nb' })).toThrow(/user-agent/);
  });
});
