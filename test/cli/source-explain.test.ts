import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonLines, runCli } from '../support/cli.ts';
import type { CliRun } from '../support/cli.ts';

let root: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'hinomi-explain-'));
  const write = (id: string, rest: object): void => {
    const definition = {
      id,
      name: { en: id, ja: id },
      publisher: { en: id, ja: id },
      kind: 'ministry',
      country: 'JP',
      language: 'ja',
      entry: { type: 'feed', url: 'https://www.mod.go.jp/j/rss/news.xml' },
      terms: { licence: 'PDL1.0', keep: 'full' },
      verified: { how: 'capture' },
      ...rest,
    };
    writeFileSync(join(root, `${id}.json`), JSON.stringify(definition));
  };
  write('news', {});
  write('twin', {});
  write('board', {
    identity: 'url+title',
    identityOf: [{ url: '/area/', identity: 'url' }],
    fragment: 'keep',
    hosts: ['files.example'],
    page: { select: ['#main'], remove: ['.social'], access: 'closed' },
  });
  await runCli('replay', 'test/mirrors/demo', '--sources', 'test/mirrors/demo-sources', '--archive', join(root, 'archive'), '--mailbox', join(root, 'mails')); // prettier-ignore
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

const explain = (...words: readonly string[]): Promise<CliRun> =>
  runCli('source', 'explain', ...words, '--sources', root);
const one = async (...words: readonly string[]): Promise<Record<string, unknown>> =>
  jsonLines(await explain(...words, '--json'))[0] ?? {};

const AREA = 'https://www.mod.go.jp/j/approach/exchange/area/2026/20260721_gbr_ita-j.html';

describe('what an address is', () => {
  test.each([
    ['http://www.MOD.go.jp:80/j/press/news/2026/10/06a.html?utm_source=x#top', 'https://www.mod.go.jp/j/press/news/2026/10/06a.html', { published: '2026-10-06', event: null }],
    [AREA, AREA, { published: null, event: '2026-07-21' }],
    ['https://www.mod.go.jp/j/press/index.html', 'https://www.mod.go.jp/j/press/', { published: null, event: null }],
  ])('%s', async (url, canonical, dates) => {
    expect(await one(url)).toMatchObject({ canonical, dates, refused: null });
  }); // prettier-ignore

  test('countries that it names itself, with the words', async () => {
    expect(await one(`${AREA}?utm_source=x`)).toMatchObject({
      counterparts: [
        { code: 'GB', evidence: [{ text: 'gbr', where: 'url' }] },
        { code: 'IT', evidence: [{ text: 'ita', where: 'url' }] },
      ],
    });
    expect(await one('https://www.mod.go.jp/j/france.html')).toMatchObject({ counterparts: [] });
  });

  test.each([
    ['http://127.0.0.1/', '127.0.0.1 is not a public address'],
    ['http://2130706433/', '127.0.0.1 is not a public address'],
    ['http://[::1]/', '::1 is not a public address'],
    ['http://169.254.169.254/latest/meta-data', '169.254.169.254 is not a public address'],
    ['https://www.mod.go.jp:8443/', 'port 8443 is not a web server’s own'],
    ['https://elsewhere.example/', 'elsewhere.example is a host of no source'],
  ])('%s is never read: %s', async (url, refused) => {
    expect(await one(url)).toMatchObject({ refused });
    expect((await explain(url)).out.join('\n')).toContain(`no: ${refused}`);
  });
});

describe('what it is to each source of its host', () => {
  test('identity and item follow the source’s rules', async () => {
    const { sources } = await one('https://www.mod.go.jp/j/x.html#part');
    expect(sources).toMatchObject([
      { id: 'board', identity: 'url+title', identityBy: null, item: null, canonical: 'https://www.mod.go.jp/j/x.html#part' },
      { id: 'news', identity: 'url', canonical: 'https://www.mod.go.jp/j/x.html', item: expect.stringMatching(/^[0-9a-f]{16}-x$/) },
      { id: 'twin', identity: 'url' },
    ]); // prettier-ignore
    expect(await one(AREA)).toMatchObject({
      sources: [{ id: 'board', identity: 'url', identityBy: '/area/' }, {}, {}],
    });
    const named = await one('https://www.mod.go.jp/j/x.html', '--title', 'ある発表');
    expect(named).toMatchObject({ sources: [{ item: expect.stringMatching(/^[0-9a-f]{16}-x$/) }, {}, {}] });
  });

  test('only the sources of its host are named, and a host besides the list’s own counts', async () => {
    expect(await one('https://files.example/a.pdf')).toMatchObject({ sources: [{ id: 'board' }] });
  });

  test('people read the same once for sources that say the same', async () => {
    const { out } = await explain(AREA);
    expect(out.filter((line) => /^(board|news, twin)$/.test(line))).toEqual(['board', 'news, twin']);
    expect(out.join('\n')).toContain('text from #main; without .social; access closed');
  });

  test('the address of a list is called one', async () => {
    expect((await explain('https://www.mod.go.jp/j/rss/news.xml')).out.join('\n')).toContain(
      'it is the address of a list',
    );
  });
});

describe('what an archive knows of it', () => {
  const known = (url: string, ...words: readonly string[]): Promise<CliRun> =>
    runCli(
      'source',
      'explain',
      url,
      '--sources',
      'test/mirrors/demo-sources',
      '--archive',
      join(root, 'archive'),
      ...words,
    );

  test('an item that was alerted: titles, versions, visits, captures', async () => {
    const { out } = await known(
      'https://www.ministry.example/j/approach/exchange/area/2026/20261105_aus-j.html',
    );
    const text = out.join('\n').replaceAll(/ {2,}/g, ' ');
    expect(text).toContain('first seen 2026-11-05T01:00:00Z');
    expect(text).toContain('title 日豪防衛相会談について（概要）');
    expect(text).toContain('versions 2, the last updated at 2026-11-06T01:30:00Z from page');
    expect(text).toContain('last visit 2026-11-06T01:30:00Z: ok');
    expect(text).toContain('captures 20261105T010000Z, 20261106T013000Z');
    expect(text).toContain('folder items/demo-ministry/2026/11/05/');
    expect(text).toContain('robots.txt allows it, as read ');
  });

  test('an item of the baseline, and an address that no list had', async () => {
    const baseline = await known('https://news.lookout.example/docs/000611.html');
    expect(baseline.out.join('\n')).toMatch(/taken in silently \(baseline\)/);
    expect(baseline.out.join('\n')).toMatch(/versions +none/);
    const unknown = await known('https://news.lookout.example/docs/999999.html');
    expect(unknown.out.join('\n')).toContain('no item at this address');
  });

  test('for machines the records themselves', async () => {
    const [line] = jsonLines(await known('https://news.lookout.example/docs/000612.html', '--json'));
    expect(line).toMatchObject({
      sources: [
        { id: 'demo-lookout', items: [{ seen: { baseline: false }, current: { change: 'removed' } }] },
      ],
    });
  });
});
