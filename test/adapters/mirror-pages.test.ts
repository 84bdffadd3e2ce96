import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { MirrorError, mirrorLayers, mirrorPages } from '../../lambdas/adapters/mirror-pages.ts';
import type { PageAnswer, PageRequest } from '../../lambdas/core/ports/pages.ts';

const LIMITS = { bytes: 1000, milliseconds: 1000, redirects: 2 };
const FIRST = '2025-11-06T0200Z';
const SECOND = '2025-11-07T0000Z';
const HOST = 'www.example.jp';

let scratch: string;
let made = 0;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'hinomi-mirror-'));
});
afterAll(() => rm(scratch, { recursive: true }));

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes a mirror: path → content. */
async function mirror(files: Files): Promise<string> {
  made += 1;
  const root = join(scratch, `mirror-${made}`);
  await mkdir(root);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

async function ask(
  files: Files,
  path: string,
  more: Partial<PageRequest> & { now?: string } = {},
): Promise<PageAnswer> {
  const pages = mirrorPages({ root: await mirror(files), clock: () => more.now ?? '2025-12-01T00:00:00Z' });
  const url = path.includes('://') ? path : `https://${HOST}${path}`;
  return pages.fetch({ url, hosts: [HOST, 'other.example.jp'], limits: LIMITS, ...more });
}

const seen = (answer: PageAnswer): unknown =>
  answer.kind === 'failure'
    ? answer.reason
    : [
        answer.status,
        Buffer.from(answer.body).toString(),
        Object.fromEntries(answer.headers)['content-type'],
      ];

const at = (layer: string, path: string): string => `${layer}/${HOST}/${path}`;
const sidecar = (status?: number, headers?: Record<string, string>): string =>
  JSON.stringify({ status, headers });

describe('which file answers', () => {
  const files = {
    [at(FIRST, 'index.html')]: 'home',
    [at(FIRST, 'list')]: 'list',
    [at(FIRST, 'list?page=2')]: 'second page',
    [at(FIRST, 'docs/index.html')]: 'docs',
    [at(FIRST, 'docs/index.html?all')]: 'all docs',
    [at(FIRST, '会談.html')]: 'by its decoded name',
    [at(FIRST, '%E5%85%B1%E5%90%8C.html')]: 'by its raw name',
    [at(FIRST, '%B2%F1.html')]: 'EUC-JP name',
    [at(FIRST, 'search?q=会談')]: 'found',
    [at(FIRST, 'a%2Fb')]: 'slash in a name',
    [at(FIRST, 'robots.txt')]: 'User-agent: *',
    [at(FIRST, 'other.html')]: 'ours',
    [`${FIRST}/other.example.jp/other.html`]: 'theirs',
    [`${FIRST}/secret.txt`]: 'beside the hosts',
  };

  test.each([
    ['/', 'home'],
    ['/index.html', 'home'],
    ['/list', 'list'],
    ['/list?page=2', 'second page'],
    ['/docs/', 'docs'],
    ['/docs/?all', 'all docs'],
    ['/会談.html', 'by its decoded name'],
    ['/%E4%BC%9A%E8%AB%87.html', 'by its decoded name'],
    ['/%E5%85%B1%E5%90%8C.html', 'by its raw name'],
    ['/共同.html', 'by its raw name'],
    ['/%B2%F1.html', 'EUC-JP name'],
    ['/search?q=%E4%BC%9A%E8%AB%87', 'found'],
    ['/a%2Fb', 'slash in a name'],
    ['/robots.txt', 'User-agent: *'],
    ['/docs/../list', 'list'],
    ['/list#part', 'list'],
    ['http://www.example.jp/list', 'list'],
    ['https://WWW.example.jp:443/list', 'list'],
    ['https://other.example.jp/other.html', 'theirs'],
  ])('%s → %s', async (path, body) => {
    const answer = await ask(files, path);
    expect(answer.kind === 'response' && [answer.status, Buffer.from(answer.body).toString()]).toEqual([
      200,
      body,
    ]);
  });

  test.each([
    '/nothing', '/docs', '/list?page=3', '/list/', '/other.example.jp/other.html', '/../secret.txt', '/%2e%2e/secret.txt',
    '/..%2fsecret.txt', '/%2e%2e%2fsecret.txt', '/..%5csecret.txt', '/a?/../../secret.txt', '/%00', '//index.html',
    '/_default', '/_default.http.json', `/${'long'.repeat(100)}`,
  ])('%s → 404', async (path) => { expect(seen(await ask(files, path))).toEqual([404, '', undefined]); }); // prettier-ignore
});

describe('layers', () => {
  const files = {
    [at(FIRST, 'page.html')]: 'first',
    [at(FIRST, 'page.html.http.json')]: sidecar(200, {
      ETag: '"1"',
      'content-type': 'text/html; charset=EUC-JP',
    }),
    [at(SECOND, 'page.html')]: 'second',
    [at(FIRST, 'shut.pdf')]: 'kept',
    [at(FIRST, 'shut.pdf.http.json')]: sidecar(200, { etag: '"1"' }),
    [at(SECOND, 'shut.pdf.http.json')]: sidecar(403),
    [at(SECOND, 'never.html.http.json')]: sidecar(410),
    [at(FIRST, 'old.html')]: 'old',
    [at(SECOND, '_default.http.json')]: sidecar(403, { 'cf-mitigated': 'challenge' }),
    [at(FIRST, '_default.http.json')]: sidecar(500),
    [at(FIRST, 'turned')]: 'a file',
    [at(SECOND, 'turned/index.html')]: 'a folder',
    '2025-11-08T0000Z/.layer': '',
    'expected.json': '{}',
    'README.md': '#',
    '.git/HEAD': 'not a layer',
  };
  const early = { now: '2025-11-06T23:59:59Z' };

  test('come in the order of their instants', async () => {
    expect(await mirrorLayers(await mirror(files))).toEqual([
      { name: FIRST, at: '2025-11-06T02:00:00Z' },
      { name: SECOND, at: '2025-11-07T00:00:00Z' },
      { name: '2025-11-08T0000Z', at: '2025-11-08T00:00:00Z' },
    ]);
  });

  test.each([
    ['before the first layer there is nothing', '/page.html', { now: '2025-11-06T01:59:59Z' }, [404, '', undefined]],
    ['a layer counts from its own instant', '/page.html', { now: '2025-11-06T02:00:00Z' }, [200, 'first', 'text/html; charset=EUC-JP']],
    ['nor one second earlier', '/page.html', early, [200, 'first', 'text/html; charset=EUC-JP']],
    ['nothing is merged from older layers', '/page.html', {}, [200, 'second', 'text/html']],
    ['a lone sidecar keeps the older body', '/shut.pdf', {}, [403, 'kept', 'application/pdf']],
    ['which was open before', '/shut.pdf', early, [200, 'kept', 'application/pdf']],
    ['a lone sidecar without any body is empty', '/never.html', {}, [410, '', undefined]],
    ['an older file goes before a newer default', '/old.html', {}, [200, 'old', 'text/html']],
    ['the newest default answers the rest', '/missing', {}, [403, '', undefined]],
    ['the default of its time', '/missing', early, [500, '', undefined]],
    ['a file stays where a folder came', '/turned', {}, [200, 'a file', 'text/html']],
    ['and the folder answers for itself', '/turned/', {}, [200, 'a folder', 'text/html']],
  ])('%s', async (_name, path, more, expected) => {
    expect(seen(await ask(files, path, more))).toEqual(expected);
  }); // prettier-ignore

  test('the clock may move between two requests', async () => {
    let now = '2025-11-06T02:00:00Z';
    const pages = mirrorPages({ root: await mirror(files), clock: () => now });
    const request = { url: `https://${HOST}/page.html`, hosts: [HOST], limits: LIMITS };
    expect(seen(await pages.fetch(request))).toContain('first');
    now = '2025-11-07T00:00:00Z';
    expect(seen(await pages.fetch(request))).toContain('second');
  });
});

describe('headers and bodies', () => {
  test.each([
    ['a.html', 'text/html'],
    ['a.xml', 'application/xml'],
    ['a.rdf', 'application/xml'],
    ['a.PDF', 'application/pdf'],
    ['a.txt', 'text/plain'],
    ['a', 'text/html'],
    ['a.php?id=1.pdf', 'text/html'],
    ['v1.2/a', 'text/html'],
  ])('%s is %s', async (path, type) => {
    expect(seen(await ask({ [at(FIRST, path)]: 'x' }, `/${path}`))).toEqual([200, 'x', type]);
  });

  test('a sidecar without a content type leaves it to the extension', async () => {
    const files = { [at(FIRST, 'a.xml')]: 'x', [at(FIRST, 'a.xml.http.json')]: '{}' };
    expect(seen(await ask(files, '/a.xml'))).toEqual([200, 'x', 'application/xml']);
  });

  test('bytes come as they are, names of headers in lower case, numbers as text', async () => {
    const body = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const files = {
      [at(FIRST, 'a')]: body,
      [at(FIRST, 'a.http.json')]: '{"headers":{"X-Seen":"Yes","Retry-After":120}}',
    };
    const answer = await ask(files, '/a');
    expect(answer.kind === 'response' && [...answer.body]).toEqual([...body]);
    expect(answer.kind === 'response' && answer.headers).toEqual([['x-seen', 'Yes'], ['retry-after', '120'], ['content-type', 'text/html']]); // prettier-ignore
  });

  const coded = (body: Uint8Array): Files => ({
    [at(FIRST, 'a')]: body,
    [at(FIRST, 'a.http.json')]: sidecar(200, { 'content-encoding': 'gzip' }),
  });
  test('a coded body is decoded, a broken one is undecodable, a large one too large', async () => {
    const zipped = gzipSync('page');
    expect(seen(await ask(coded(zipped), '/a'))).toEqual([200, 'page', 'text/html']);
    expect(seen(await ask(coded(zipped.subarray(0, -5)), '/a'))).toBe('undecodable');
    expect(seen(await ask(coded(gzipSync('a'.repeat(1001))), '/a'))).toBe('too-large');
    expect(seen(await ask({ [at(FIRST, 'a')]: 'a'.repeat(1001) }, '/a'))).toBe('too-large');
    expect(seen(await ask({ [at(FIRST, 'a')]: '' }, '/a'))).toEqual([200, '', 'text/html']);
  });
});

describe('conditional requests', () => {
  const when = 'Thu, 06 Nov 2025 02:00:00 GMT';
  const later = 'Thu, 06 Nov 2025 02:00:01 GMT';
  const before = 'Thu, 06 Nov 2025 01:59:59 GMT';
  test.each([
    [{ etag: '"1"' }, { etag: '"1"' }, 304],
    [{ etag: 'W/"1"' }, { etag: '"1"' }, 304],
    [{ etag: '"1"' }, { etag: 'W/"1"' }, 304],
    [{ etag: '"1"' }, { etag: '"2"' }, 200],
    [{ etag: '"1"' }, {}, 200],
    [{}, { etag: '"1"' }, 200],
    [{ 'last-modified': when }, { lastModified: when }, 304],
    [{ 'last-modified': when }, { lastModified: later }, 304],
    [{ 'last-modified': when }, { lastModified: before }, 200],
    [{ 'last-modified': 'yesterday' }, { lastModified: 'yesterday' }, 304],
    [{ 'last-modified': 'yesterday' }, { lastModified: when }, 200],
    [{ etag: '"1"', 'last-modified': when }, { etag: '"2"', lastModified: when }, 200],
    [{ etag: '"1"', 'last-modified': when }, { etag: '"1"', lastModified: before }, 304],
    [{ 'last-modified': when }, { etag: '"1"', lastModified: when }, 200],
  ])('%j asked with %j → %i', async (headers, asked, status) => {
    const files = { [at(FIRST, 'a')]: 'x', [at(FIRST, 'a.http.json')]: sidecar(200, headers) };
    const body = status === 304 ? '' : 'x';
    expect(seen(await ask(files, '/a', asked))).toEqual([
      status,
      body,
      status === 304 ? undefined : 'text/html',
    ]);
  });

  test('an error is never "not modified"', async () => {
    const files = { [at(FIRST, 'a')]: 'x', [at(FIRST, 'a.http.json')]: sidecar(403, { etag: '"1"' }) };
    expect(seen(await ask(files, '/a', { etag: '"1"' }))).toEqual([403, 'x', 'text/html']);
  });
});

describe('redirects and hosts', () => {
  const to = (location: string, status = 302): Files => ({
    [at(FIRST, 'from.http.json')]: sidecar(status, { Location: location }),
    [at(FIRST, 'to.html')]: 'here',
    [at(FIRST, 'step.http.json')]: sidecar(301, { location: 'step2' }),
    [at(FIRST, 'step2.http.json')]: sidecar(301, { location: '/to.html' }),
    [`${FIRST}/other.example.jp/to.html`]: 'there',
  });

  test.each([
    ['/to.html', 'here', [`https://${HOST}/from`]],
    ['to.html#part', 'here', [`https://${HOST}/from`]],
    [`http://${HOST}/to.html`, 'here', [`https://${HOST}/from`]],
    ['//other.example.jp/to.html', 'there', [`https://${HOST}/from`]],
    ['/step2', 'here', [`https://${HOST}/from`, `https://${HOST}/step2`]],
  ])('to %s', async (location, body, redirects) => {
    const answer = await ask(to(location), '/from');
    expect(answer).toMatchObject({ kind: 'response', status: 200, redirects });
    expect(seen(answer)).toEqual([200, body, 'text/html']);
  });

  test.each([
    ['/from', 'redirect-loop'],
    ['/step', 'redirect-loop'],
    ['https://elsewhere.example/to.html', 'off-host'],
    ['file:///etc/passwd', 'off-host'],
    ['http://127.0.0.1/', 'refused-address'],
    [`http://${HOST}:8080/to.html`, 'refused-address'],
  ])('to %s ends as %s', async (location, reason) => {
    expect(await ask(to(location), '/from')).toMatchObject({ kind: 'failure', reason });
  });

  test('a 3xx without a location is an answer', async () => {
    expect(seen(await ask({ [at(FIRST, 'a.http.json')]: sidecar(300) }, '/a'))).toEqual([300, '', undefined]);
  });

  test('a host that the request does not allow is not asked', async () => {
    expect(await ask(to('/'), 'https://elsewhere.example/')).toMatchObject({
      kind: 'failure',
      reason: 'off-host',
    });
  });
});

describe('a mirror that is none', () => {
  const good = { [at(FIRST, 'a')]: 'x' };
  test.each([
    [
      'a folder that is no instant',
      { ...good, 'november/www.example.jp/a': 'x' },
      /november: .*2025-11-06T0200Z/,
    ],
    ['a day that does not exist', { '2025-02-30T0000Z/.layer': '' }, /2025-02-30T0000Z: /],
    ['an hour that does not exist', { '2025-02-03T2500Z/.layer': '' }, /2025-02-03T2500Z: /],
    ['no layer', { 'expected.json': '{}' }, /no layer/],
    [
      'a sidecar that is not JSON',
      { [at(FIRST, 'a.http.json')]: '{status: 403}' },
      /a\.http\.json: cannot be read as JSON/,
    ],
    ['a status in quotes', { [at(FIRST, 'a.http.json')]: '{"status":"403"}' }, /a\.http\.json: status: /],
    [
      'a status that is none',
      { [at(FIRST, '_default.http.json')]: '{"status":42}' },
      /_default\.http\.json: status: /,
    ],
    ['a misspelled field', { [at(FIRST, 'a.http.json')]: '{"header":{}}' }, /a\.http\.json: header: /],
    [
      'a header that is a list',
      { [at(FIRST, 'a.http.json')]: '{"headers":{"x":["1"]}}' },
      /a\.http\.json: headers\.x: /,
    ],
    ['a sidecar that is a list', { [at(FIRST, 'a.http.json')]: '[]' }, /a\.http\.json: /],
  ])('%s', async (_name, files, message) => {
    const root = await mirror(files);
    const asked = mirrorPages({ root, clock: () => '2025-12-01T00:00:00Z' }).fetch({ url: `https://${HOST}/a`, hosts: [HOST], limits: LIMITS }); // prettier-ignore
    await expect(asked).rejects.toThrow(message);
    await expect(mirrorLayers(root)).rejects.toThrow(MirrorError);
  });

  test('a path that is missing, or a file', async () => {
    await expect(mirrorLayers(join(scratch, 'missing'))).rejects.toThrow(
      /missing: cannot be read as a folder.*ENOENT/,
    );
    await expect(mirrorLayers(join(await mirror({ file: 'x' }), 'file'))).rejects.toThrow(MirrorError);
  });
});

const SHARED = '../shared/mirrors/ministries';
const captured = existsSync(SHARED) ? test : test.skip;

captured('the recorded ministries (skipped where the shared mirrors are absent)', async () => {
  const layers = await mirrorLayers(SHARED);
  expect(layers.map(({ name }) => name)).toEqual([
    '2026-08-18T1505Z',
    '2026-08-20T0100Z',
    '2026-08-20T0400Z',
  ]);
  let now = layers[0]!.at;
  const pages = mirrorPages({ root: SHARED, clock: () => now });
  const hosts = ['www.mod.go.jp'];
  const get = (path: string, etag?: string): Promise<PageAnswer> =>
    pages.fetch({
      url: `https://www.mod.go.jp${path}`,
      hosts,
      etag,
      limits: { ...LIMITS, bytes: 5_000_000 },
    });
  const bytes = await readFile(`${SHARED}/2026-08-18T1505Z/www.mod.go.jp/j/rss/news.xml`);
  const feed = await get('/j/rss/news.xml');
  expect(feed.kind === 'response' && Buffer.from(feed.body).equals(bytes)).toBe(true);
  expect(await get('/j/rss/news.xml', '"mod-early"')).toMatchObject({ status: 304 });
  expect(await get('/j/press/news/any.html')).toMatchObject({ status: 403 });
  now = layers[2]!.at;
  expect(await get('/j/rss/news.xml', '"mod-early"')).toMatchObject({ status: 200 });
  expect(await get('/j/rss/news.xml', '"mod-late"')).toMatchObject({ status: 304 });
});
