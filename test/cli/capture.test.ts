import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { jsonLines, runCli } from '../support/cli.ts';
import type { CliRun } from '../support/cli.ts';

let root: string;
const inRoot = (...path: readonly string[]): string => join(root, ...path);
const write = (name: string, content: string): void => {
  mkdirSync(dirname(inRoot(name)), { recursive: true });
  writeFileSync(inRoot(name), content);
};
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile() && !name.startsWith('.hinomi'))
    .sort();

const definition = (id: string, rest: object = {}): string =>
  JSON.stringify({
    id,
    name: { en: id, ja: id },
    publisher: { en: id, ja: id },
    kind: 'ministry',
    country: 'JP',
    language: 'ja',
    entry: { type: 'listing', url: 'https://www.site.example/news/list.html', item: 'li' },
    terms: { licence: 'none', keep: 'full' },
    verified: { how: 'measurement' },
    ...rest,
  });

const PAGE =
  '<html><body><main><h1>日豪防衛相会談について</h1><p>防衛大臣は会談した。</p></main></body></html>';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hinomi-capture-'));
  write('sources/news.json', definition('news'));
  const site = 'mirror/2026-11-05T0000Z/www.site.example';
  write(`${site}/news/list.html`, '<ul><li><a href="/old.html">旧</a></li></ul>');
  write(`${site}/news/a.html`, PAGE);
  write(`${site}/closed.html.http.json`, JSON.stringify({ status: 403, headers: { 'cf-mitigated': 'challenge', server: 'x' } })); // prettier-ignore
  write(`${site}/away.html.http.json`, JSON.stringify({ status: 302, headers: { location: 'https://else.example/a.html' } })); // prettier-ignore
  write(`${site}/private/a.html`, PAGE);
  write(`${site}/robots.txt`, 'User-agent: *\nDisallow: /private/\n');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const capture = (url: string, ...words: readonly string[]): Promise<CliRun> =>
  runCli('capture', url, '--archive', inRoot('archive'), '--sources', inRoot('sources'), '--mirror', inRoot('mirror'), ...words); // prettier-ignore
const captured = async (url: string, ...words: readonly string[]) => {
  const run = await capture(url, '--json', ...words);
  return { ...run, line: jsonLines(run)[0] ?? {} };
};

describe('a page', () => {
  const FOLDER = /^items\/news\/2026\/11\/05\/[0-9a-f]{16}-a\/20261105T000000Z\//;

  test('is archived with its bytes, text and how it was asked for, and nobody is alerted', async () => {
    const { status, line } = await captured('https://www.site.example/news/a.html');
    expect(status).toBe(0);
    expect(line).toMatchObject({
      source: 'news',
      outcome: 'ok',
      title: '日豪防衛相会談について',
      captured: '2026-11-05T00:00:00Z',
      classification: { frameworks: [{ id: 'bilateral-defence' }], counterparts: [{ code: 'AU' }] },
      sha256: createHash('sha256').update(PAGE).digest('hex'),
      bytes: Buffer.byteLength(PAGE),
    });
    const files = filesIn(inRoot('archive'));
    expect(files.map((name) => name.replace(FOLDER, ''))).toEqual([
      'body.html.gz',
      'capture.json',
      'text.md',
      'sources/news/state.json',
    ]);
    const body = files.find((name) => name.endsWith('body.html.gz')) ?? '';
    expect(gunzipSync(readFileSync(inRoot('archive', body))).toString()).toBe(PAGE);
    expect(line).toMatchObject({ keys: { body, text: body.replace('body.html.gz', 'text.md') } });
  });

  test('is shown to a person with labels and their evidence', async () => {
    const { out } = await capture('https://www.site.example/news/a.html');
    const text = out.join('\n').replaceAll(/ {2,}/g, ' ');
    expect(text).toMatch(/SHA-256 [0-9a-f]{64}/);
    expect(text).toMatch(/framework bilateral-defence: “日豪防衛相会談” \(title\) by /);
    expect(text).toMatch(/body items\/news\/2026\/11\/05\//);
  });

  test.each([
    ['refused', '/closed.html', 'challenged', 1],
    ['gone', '/missing.html', 'gone', 1],
  ])('that is %s leaves what the site answered, and the status says that it could not be read', async (_, path, outcome, objects) => {
    const { status, line, err } = await captured(`https://www.site.example${path}`);
    expect(status).toBe(1);
    expect(line).toMatchObject({ outcome, keys: { capture: expect.any(String) } });
    expect(line).not.toHaveProperty('sha256');
    expect(err.join('\n')).toContain(`could not be read: ${outcome}`);
    const items = filesIn(inRoot('archive')).filter((name) => name.startsWith('items/'));
    expect(items).toHaveLength(objects);
    const record: unknown = JSON.parse(readFileSync(inRoot('archive', items[0] ?? ''), 'utf8'));
    expect(record).toMatchObject({ outcome, body: null, response: { status: outcome === 'gone' ? 404 : 403 } });
  }); // prettier-ignore

  test.each([
    ['forbidden by robots.txt', '/private/a.html', 'disallowed'],
    ['on another host in the end', '/away.html', 'off-host'],
  ])('that is %s leaves nothing', async (_, path, outcome) => {
    const { status, line, err } = await captured(`https://www.site.example${path}`);
    expect(status).toBe(1);
    expect(line).toMatchObject({ outcome });
    expect(line).not.toHaveProperty('keys');
    expect(err.join('\n')).toContain(outcome);
    expect(filesIn(inRoot('archive')).filter((name) => name.startsWith('items/'))).toEqual([]);
  });

  test.each(['http://127.0.0.1/', 'http://169.254.169.254/latest', 'https://www.site.example:8443/'])(
    '%s is never asked',
    async (url) => {
      const { status, out, err } = await capture(url);
      expect([status, out]).toEqual([1, []]);
      expect(err.join('\n')).toMatch(/is never read: (.+ is not a public address|port 8443)/);
      expect(readdirSync(root)).not.toContain('archive');
    },
  );
});

describe('the source', () => {
  test('a host of no source is kept under `manual`, on that host alone', async () => {
    write('mirror/2026-11-05T0000Z/else.example/a.html', PAGE);
    const { status, line, err } = await captured('https://else.example/a.html');
    expect(status).toBe(0);
    expect(line).toMatchObject({ source: 'manual', keys: { body: expect.stringMatching(/^items\/manual\/2026\/11\/05\//) } }); // prettier-ignore
    expect(err.join('\n')).toContain('else.example is a host of no source');
  });

  test('of several on one host the nearest list is taken, and the others are named', async () => {
    write('sources/speeches.json', definition('speeches', { entry: { type: 'listing', url: 'https://www.site.example/speech/', item: 'li' } })); // prettier-ignore
    const { line, err } = await captured('https://www.site.example/news/a.html');
    expect(line).toMatchObject({ source: 'news' });
    expect(err.join('\n')).toContain('kept under news, whose list lies nearest; --source takes speeches too');
    expect((await captured('https://www.site.example/news/a.html', '--source', 'speeches')).line).toMatchObject({ source: 'speeches' }); // prettier-ignore
  });

  test('one that may not read the host is wrong usage', async () => {
    const { status, err } = await capture('https://else.example/a.html', '--source', 'news');
    expect(status).toBe(2);
    expect(err.join('\n')).toContain(
      '--source news: it may not read else.example; its hosts: www.site.example',
    );
  });
});

describe('beside what is watched', () => {
  const SOURCES = ['--sources', 'test/mirrors/demo-sources'];
  const replay = (mirror: string): Promise<CliRun> =>
    runCli('replay', mirror, '--archive', inRoot('demo'), '--mailbox', inRoot('mails'), '--json', ...SOURCES);
  const alerts = (run: CliRun): unknown[] => jsonLines(run).filter((line) => 'change' in line);
  const AREA = 'https://www.ministry.example/j/approach/exchange/area/2026/20261105_aus-j.html';

  test('a capture lies in the folder of its item, changes none of its record, and the next visit still tells the edit', async () => {
    // Up to where the page has been seen once; it is edited a day later.
    const layers = readdirSync('test/mirrors/demo').filter((name) => name <= '2026-11-05T0730Z');
    for (const layer of layers) addLayer(layer);
    await replay(inRoot('part'));
    const before = filesIn(inRoot('demo'));
    const item = before.find((name) => name.includes('aus-j/item.json')) ?? '';
    const record = readFileSync(inRoot('demo', item), 'utf8');

    const words = [
      '--archive',
      inRoot('demo'),
      '--mirror',
      'test/mirrors/demo',
      '--at',
      '2026-11-06T0130Z',
      ...SOURCES,
    ];
    const run = await runCli('capture', AREA, '--json', ...words);
    expect(run.status).toBe(0);
    const [line] = jsonLines(run);
    expect(line).toMatchObject({ source: 'demo-ministry', title: '日豪防衛相会談について（概要）' });
    const added = filesIn(inRoot('demo')).filter((name) => !before.includes(name));
    expect(added).toHaveLength(3);
    for (const name of added) expect(name.startsWith(`${dirname(item)}/20261106T013000Z/`)).toBe(true);
    expect(readFileSync(inRoot('demo', item), 'utf8')).toBe(record);

    for (const layer of readdirSync('test/mirrors/demo').filter((name) => name === '2026-11-06T0130Z'))
      addLayer(layer);
    const told = alerts(await replay(inRoot('part')));
    expect(told).toContainEqual(expect.objectContaining({ change: 'updated', url: AREA }));
  });

  test('a page that no list has named yet is still new when one does', async () => {
    await captured('https://www.site.example/news/a.html');
    const places = [
      '--archive',
      inRoot('archive'),
      '--mailbox',
      inRoot('mails'),
      '--sources',
      inRoot('sources'),
    ];
    expect(alerts(await runCli('replay', inRoot('mirror'), '--json', ...places))).toEqual([]);
    write('mirror/2026-11-06T0000Z/www.site.example/news/list.html', '<ul><li><a href="a.html">日豪防衛相会談について</a></li><li><a href="/old.html">旧</a></li></ul>'); // prettier-ignore
    expect(alerts(await runCli('replay', inRoot('mirror'), '--json', ...places))).toMatchObject([{ change: 'new', title: '日豪防衛相会談について' }]); // prettier-ignore
  });

  const addLayer = (layer: string): void => {
    mkdirSync(inRoot('part'), { recursive: true });
    cpSync(join('test/mirrors/demo', layer), inRoot('part', layer), { recursive: true });
  };
});

describe('where the title is part of the identity', () => {
  test('the newest item of the page is meant, or the one that --title names', async () => {
    write('sources/news.json', definition('news', { identity: 'url+title' }));
    write('mirror/2026-11-06T0000Z/www.site.example/news/list.html', '<ul><li><a href="/news/a.html">第一報</a></li><li><a href="/old.html">旧</a></li></ul>'); // prettier-ignore
    write('mirror/2026-11-07T0000Z/www.site.example/news/list.html', '<ul><li><a href="/news/a.html">続報</a></li><li><a href="/news/a.html">第一報</a></li><li><a href="/old.html">旧</a></li></ul>'); // prettier-ignore
    await runCli('replay', inRoot('mirror'), '--archive', inRoot('archive'), '--mailbox', inRoot('mails'), '--sources', inRoot('sources')); // prettier-ignore
    const newest = await captured('https://www.site.example/news/a.html');
    expect(newest.line).toMatchObject({
      title: '続報',
      keys: { capture: expect.stringContaining('/2026/11/07/') },
    });
    const first = await captured('https://www.site.example/news/a.html', '--title', '第 一 報');
    expect(first.line).toMatchObject({ keys: { capture: expect.stringContaining('/2026/11/06/') } });
    expect(first.line['item']).not.toBe(newest.line['item']);
  });
});
