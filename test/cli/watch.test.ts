import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { directoryStore } from '../../lambdas/adapters/directory-store.ts';
import { localPageQueue } from '../../lambdas/adapters/local-page-queue.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import { polledSources } from '../../lambdas/core/source.ts';
import { sourceStateSchema } from '../../lambdas/core/source-state.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';

const PRELOAD = new URL('../support/loopback-preload.ts', import.meta.url).href;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hinomi-watch-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** Starts `hinomi watch` behind the loopback preload: names that are not among `hosts` do not resolve. */
function start(hosts: object, ...words: readonly string[]): ChildProcessWithoutNullStreams {
  const places = ['--archive', join(root, 'archive'), '--mailbox', join(root, 'mailbox')];
  return spawn(process.execPath, ['--import', PRELOAD, 'bin/hinomi.ts', 'watch', ...places, ...words], {
    env: { PATH: process.env['PATH'], LOOPBACK_WEB: JSON.stringify({ hosts }) },
  });
}

async function ended(
  child: ChildProcessWithoutNullStreams,
): Promise<{ code: unknown; out: string; err: string }> {
  const [out, err, exit]: [string, string, unknown[]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code: exit[0], out, err };
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

describe('without a network', () => {
  test('a round over the catalogue ends soon, with a table of what could not be reached; only health is written', async () => {
    const started = Date.now();
    const { code, out, err } = await ended(start({}, '--once'));
    expect(Date.now() - started).toBeLessThan(15_000);
    expect(code).toBe(1);
    const ids = polledSources(readSources('sources'), { unproven: false }).map(({ id }) => id);
    const [head, titles, ...rows] = out.trimEnd().split('\n');
    expect(head).toBe(`Not read (${ids.length})`);
    expect(titles).toMatch(/^ {2}source +outcome +health +last success +why$/);
    expect(rows).toHaveLength(ids.length);
    for (const [index, id] of ids.entries())
      expect(rows[index]).toMatch(new RegExp(`^  ${id} +robots-unavailable +suspect +never +https://.+/robots.txt: network-error .*ENOTFOUND`)); // prettier-ignore
    expect(err).toContain('no contact given');
    expect(err).toContain(`0 of ${ids.length} sources read, 0 alerts, 0 mails`);
    const own = filesIn(join(root, 'archive')).filter((name) => !name.startsWith('.hinomi/'));
    expect(own).toEqual(ids.map((id) => `sources/${id}/state.json`).sort());
    expect(readdirSync(root)).toEqual(['archive']);
    const state: unknown = JSON.parse(
      readFileSync(join(root, 'archive', 'sources/mod-news/state.json'), 'utf8'),
    );
    expect(v.parse(sourceStateSchema, state)).toMatchObject({
      health: { status: 'suspect', outcome: 'robots-unavailable', lastSuccess: null, misses: 1 },
      good: null,
    });
  });

  test('--unproven tries the others too, --source one alone', async () => {
    const all = readSources('sources');
    const tried = polledSources(all, { unproven: true });
    const [wide, narrow] = await Promise.all([
      ended(start({}, '--once', '--unproven', '--json', '--contact', 'watch@example.org')),
      ended(start({}, '--once', '--source', 'mod-news', '--archive', join(root, 'other'))),
    ]);
    const polls = wide.out.trimEnd().split('\n').map((line): unknown => JSON.parse(line)); // prettier-ignore
    expect(polls).toHaveLength(tried.length);
    expect(polls).toContainEqual(expect.objectContaining({ source: 'mod-news', outcome: 'robots-unavailable', health: 'suspect' })); // prettier-ignore
    expect(wide.err).not.toContain('no contact');
    expect(wide.err).toContain(`Not read (${tried.length})`);
    expect(narrow.out).toContain('Not read (1)');
    expect([wide.code, narrow.code]).toEqual([1, 1]);
  });

  test('a source that is off is not polled by its name alone', async () => {
    const unproven = readSources('sources').find(
      (source) => !polledSources([source], { unproven: false }).includes(source) && source.enabled,
    );
    const { code, err } = await ended(start({}, '--once', '--source', unproven?.id ?? ''));
    expect(code).toBe(2);
    expect(err).toContain(`--source ${unproven?.id ?? ''}: nobody has verified it; add --unproven to try it`);
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('with sites on this machine', () => {
  const list = (...titles: readonly string[]): string =>
    `<html><body><ul>${titles.map((title) => `<li><a href="/${encodeURIComponent(title)}">${title}</a></li>`).join('')}</ul></body></html>`;
  const asked: { host: string; path: string; agent: string }[] = [];
  let lists: Record<string, string>;
  let server: Server;
  let hosts: object;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { host = '', 'user-agent': agent = '' } = request.headers;
      const path = request.url ?? '';
      asked.push({ host, path, agent });
      if (path === '/robots.txt') response.writeHead(404).end();
      else {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(path === '/list.html' ? lists[host] : `<main><h1>${decodeURIComponent(path.slice(1))}</h1><p>防衛相会談が行われた。</p></main>`);
      }
    }); // prettier-ignore
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const httpPort = typeof address === 'object' ? address?.port : undefined;
    hosts = {
      'a.example': { address: '93.184.216.34', httpPort },
      'b.example': { address: '93.184.216.35', httpPort },
    };
  });
  afterAll(() => {
    server.close();
  });

  beforeEach(() => {
    lists = { 'a.example': list('甲'), 'b.example': list('乙', '丙') };
    asked.length = 0;
    mkdirSync(join(root, 'sources'));
    for (const name of ['a', 'b', 'c']) {
      const definition = {
        id: `site-${name}`,
        name: { en: name, ja: name },
        publisher: { en: name, ja: name },
        kind: 'ministry',
        country: 'JP',
        language: 'ja',
        entry: { type: 'listing', url: `http://${name}.example/list.html`, item: 'li' },
        terms: { licence: 'none', keep: 'full' },
        verified: { how: 'measurement' },
      };
      writeFileSync(join(root, 'sources', `site-${name}.json`), JSON.stringify(definition));
    }
  });

  const watch = (...words: readonly string[]): ChildProcessWithoutNullStreams =>
    start(hosts, '--sources', join(root, 'sources'), ...words);

  test('a round tells what was read and what was not, and the next one mails what is new', async () => {
    const first = await ended(watch('--once', '--contact', 'https://watch.example/who'));
    expect(first.code).toBe(0);
    expect(first.out.split('\n').map((line) => line.trimEnd().replaceAll(/ +/g, ' '))).toEqual([
      'Read (2)',
      ' source outcome items new health',
      ' site-a ok 1 0 ok',
      ' site-b ok 2 0 ok',
      '',
      'Not read (1)',
      ' source outcome health last success why',
      expect.stringMatching(/^ site-c robots-unavailable suspect never .*ENOTFOUND c\.example/),
      '',
    ]);
    expect(new Set(asked.map(({ agent }) => agent))).toEqual(new Set([expect.stringMatching(/^hinomi\/[\d.]+ \(\+https:\/\/watch\.example\/who\)$/)])); // prettier-ignore

    lists['a.example'] = list('日豪防衛相会談について', '甲');
    const second = await ended(watch('--once', '--json'));
    expect(second.code).toBe(0);
    const lines = second.out.trimEnd().split('\n').map((line): unknown => JSON.parse(line)); // prettier-ignore
    expect(lines).toContainEqual(expect.objectContaining({ change: 'new', title: '日豪防衛相会談について', basis: 'page' })); // prettier-ignore
    expect(lines).toContainEqual(expect.objectContaining({ source: 'site-a', outcome: 'ok', items: 2 }));
    expect(second.err).toContain('2 of 3 sources read, 1 alerts, 1 mails');
    expect(filesIn(join(root, 'mailbox')).filter((name) => name.endsWith('.eml'))).toHaveLength(1);
  });

  test('the loop goes on until it is stopped, ends cleanly, and lets nobody else work on its archive', async () => {
    const child = watch('--json');
    const result = ended(child);
    await once(child.stdout, 'data');
    const other = await ended(watch('--once'));
    expect(other.code).toBe(1);
    expect(other.err).toContain('another hinomi is working on this archive');
    const stopped = Date.now();
    child.kill('SIGINT');
    const { code } = await result;
    expect(code).toBe(0);
    expect(Date.now() - stopped).toBeLessThan(5000);
    const after = await ended(watch('--once', '--source', 'site-a'));
    expect(after.code).toBe(0);
  });

  test('a damaged state, or a page of a source that is gone, keeps nobody else back', async () => {
    const archive = join(root, 'archive');
    mkdirSync(join(archive, 'sources/site-a'), { recursive: true });
    writeFileSync(join(archive, 'sources/site-a/state.json'), '{}');
    const item = { id: 'x', url: 'http://gone.example/x.html', firstSeen: '2026-11-01T00:00:00Z' };
    const job: PageJob = {
      version: 1,
      source: 'gone',
      item,
      reason: 'new',
      detectedAt: item.firstSeen,
      announcements: [],
    };
    await localPageQueue(directoryStore(join(archive, '.hinomi/jobs'))).send([job]);
    const { code, out, err } = await ended(watch('--once'));
    expect(code).toBe(1);
    expect(err).toContain('site-a: sources/site-a/state.json is damaged');
    expect(out).toContain('left in the queue: no source gone for http://gone.example/x.html');
    expect(out).toMatch(/site-b +ok +2/);
  });

  test('SIGTERM ends it as well', async () => {
    const child = watch('--json', '--source', 'site-b');
    const result = ended(child);
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect((await result).code).toBe(0);
  });
});
