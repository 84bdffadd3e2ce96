import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { runProgram } from '../../cli/program.ts';
import { mirrorPages } from '../../lambdas/adapters/mirror-pages.ts';
import { encode } from '../support/encode.ts';
import { encryptedPdf } from '../support/hand-made-pdf.ts';
import { HOST, listSource, page, world } from '../support/world.ts';
import type { Answer, World } from '../support/world.ts';

const T0 = '2026-03-01T00:00:00Z';
const at = (hours: number): string =>
  new Date(Date.parse(T0) + hours * 3_600_000).toISOString().replace('.000', '');
const old = [{ path: '/old.html', title: '古い発表' }];

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.remove());

const scanned = async (mark: number): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage([mark, 100]).drawRectangle({ x: 1, y: 1, width: 5, height: 5 });
  return document.save();
};
const pdf = (body: Uint8Array): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/pdf' },
  body,
});

async function alertFor(answer: Answer): Promise<Record<string, unknown>> {
  w.site.list(old);
  await w.round(T0);
  w.site.answer('/a.pdf', answer);
  w.site.list([{ path: '/a.pdf', title: '日米防衛相会談について' }, ...old]);
  expect(await w.alertsAt(at(1))).toEqual(['new 日米防衛相会談について']);
  const [alert] = await w.alerts();
  return { ...alert };
}

describe('a page that cannot be read is alerted from its title, and says why', () => {
  test('an encrypted PDF, its bytes kept', async () => {
    const alert = await alertFor(pdf(encryptedPdf()));
    expect(alert).toMatchObject({ basis: 'title', unread: 'encrypted' });
    expect(alert).toHaveProperty('snapshot.body');
    expect((await w.mails())[0]).toMatch(/encrypted/);
  });
  test('a PDF without a text layer; its next bytes are archived and noted, not alerted', async () => {
    expect(await alertFor(pdf(await scanned(100)))).toMatchObject({ basis: 'title', unread: 'no-text' });
    w.site.answer('/a.pdf', pdf(await scanned(200)));
    expect(await w.alertsAt(at(2))).toEqual([]);
    expect(await w.alertsAt(at(8))).toEqual([]);
    const bodies: string[] = [];
    for await (const key of w.ports.archive.list('items/')) if (key.includes('/body.pdf')) bodies.push(key);
    expect(bodies).toHaveLength(2);
    const state = new TextDecoder().decode(
      (await w.ports.archive.read('sources/site-news/state.json'))?.body,
    );
    expect(state).toContain('without words changed');
  });
  test('a PDF that breaks off', async () => {
    expect(await alertFor(pdf((await scanned(100)).subarray(0, 300)))).toMatchObject({
      unread: 'unparsable',
    });
  });
  test('something that is no page', async () => {
    const answer = {
      status: 200,
      headers: { 'content-type': 'image/png' },
      body: Uint8Array.of(137, 80, 78, 71),
    };
    expect(await alertFor(answer)).toMatchObject({ unread: 'wrong-type' });
  });
  test('a page without words', async () => {
    expect(await alertFor('<html><body><script>1</script></body></html>')).toMatchObject({ unread: 'empty' });
  });
});

test('a page in an encoding that its header denies is read as what its bytes are', async () => {
  w.site.list(old);
  await w.round(T0);
  const body = encode(page('発表', '両大臣は日豪防衛相会談を行った。'), 'shift_jis');
  w.site.answer('/a.html', { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body });
  w.site.list([{ path: '/a.html', title: '発表' }, ...old]);
  await w.round(at(1));
  const [alert] = await w.alerts();
  expect(alert?.classification.counterparts.map(({ code }) => code)).toEqual(['AU']);
  const capture = new TextDecoder().decode(
    (await w.ports.archive.read(alert?.snapshot?.capture ?? ''))?.body,
  );
  expect(capture).toContain('"charset":"shift_jis"');
});

test('a feed that is not XML is an outcome, and what it would have brought comes later', async () => {
  const feed = listSource({ entry: { type: 'feed', url: `${HOST}/feed.xml` } });
  const item = (name: string): string => `<item><title>${name}</title><link>/${name}.html</link></item>`;
  const rss = (...names: string[]): string =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${names.map(item).join('')}</channel></rss>`;
  const xml = (body: string): Answer => ({
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body,
  });
  w.site.answer('/feed.xml', xml(rss('one')));
  await w.round(T0, [feed]);
  w.site.answer('/feed.xml', xml('this is no feed'));
  const [polled] = await w.round(at(1), [feed]);
  expect(polled).toMatchObject({ kind: 'polled', report: { outcome: 'unparsable', health: 'suspect', detail: expect.stringContaining('/feed.xml: no XML') } }); // prettier-ignore
  w.site.answer('/feed.xml', xml(rss('two', 'one')));
  expect(await w.alertsAt(at(2), [feed])).toEqual(['new two']);
});

describe('a mirror', () => {
  const layer = async (name: string, files: Record<string, string | Uint8Array>): Promise<string> => {
    const mirror = join(w.root, 'mirror');
    await mkdir(join(mirror, name, 'site.example'), { recursive: true });
    for (const [file, body] of Object.entries(files))
      await writeFile(join(mirror, name, 'site.example', file), body);
    return mirror;
  };
  const fetch = (root: string, path: string): ReturnType<ReturnType<typeof mirrorPages>['fetch']> =>
    mirrorPages({ root, clock: () => T0 }).fetch({ url: `${HOST}/${path}`, hosts: ['site.example'], limits: { bytes: 1e6, milliseconds: 1000, redirects: 3 } }); // prettier-ignore

  test('that lacks a file answers 404 for it', async () => {
    const mirror = await layer('2026-03-01T0000Z', { 'list.html': 'x' });
    expect(await fetch(mirror, 'absent.html')).toMatchObject({ kind: 'response', status: 404 });
  });
  test('with a gzip that breaks off gives an outcome', async () => {
    const sidecar = JSON.stringify({ headers: { 'content-encoding': 'gzip' } });
    const body = gzipSync(Buffer.from('本文'.repeat(1000))).subarray(0, 20);
    const mirror = await layer('2026-03-01T0000Z', { 'a.html': body, 'a.html.http.json': sidecar });
    expect(await fetch(mirror, 'a.html')).toMatchObject({ kind: 'failure', reason: 'undecodable' });
  });
  test.each([
    ['a sidecar that is no JSON', '{', /a\.html\.http\.json/],
    ['a sidecar with a wrong field', '{"status": "ok"}', /a\.html\.http\.json.*status/s],
  ])('with %s is refused before anything runs', async (_name, sidecar, message) => {
    const mirror = await layer('2026-03-01T0000Z', { 'a.html': 'x', 'a.html.http.json': sidecar });
    const said: string[] = [];
    const output = { result: (line: string) => said.push(line), say: (line: string) => said.push(line) };
    const places = [
      '--archive',
      join(w.root, 'out'),
      '--mailbox',
      join(w.root, 'mail'),
      '--sources',
      'test/mirrors/demo-sources',
    ];
    expect(await runProgram(['replay', mirror, ...places], output, 'sources')).toBe(1);
    expect(said.join('\n')).toMatch(message);
  });
});

describe('the command line', () => {
  const run = async (...words: string[]): Promise<{ status: number; said: string }> => {
    const said: string[] = [];
    const output = { result: (line: string) => said.push(line), say: (line: string) => said.push(line) };
    return { status: await runProgram(words, output, join(w.root, 'sources')), said: said.join('\n') };
  };
  const replayInto = (mirror: string): string[] => [
    'replay',
    mirror,
    '--archive',
    join(w.root, 'out'),
    '--mailbox',
    join(w.root, 'mail'),
  ];

  test('names the file, the field and the fix of a wrong definition', async () => {
    await mkdir(join(w.root, 'sources'));
    await writeFile(
      join(w.root, 'sources', 'bad.json'),
      JSON.stringify({ ...listSource(), id: 'bad', kind: 'blog' }),
    );
    const { status, said } = await run(...replayInto('test/mirrors/demo'));
    expect(status).toBe(1);
    expect(said).toMatch(/bad\.json: kind: .*ministry/s);
  });
  test('a mirror that is not there is said', async () => {
    const { status, said } = await run(
      ...replayInto(join(w.root, 'nowhere')),
      '--sources',
      'test/mirrors/demo-sources',
    );
    expect(status).toBe(1);
    expect(said).toContain('nowhere');
  });
  test.each([
    [['replay'], 2],
    [['replay', 'x'], 2],
    [['nonsense'], 2],
    [['archive', 'list', '--archive', '/nowhere/at/all'], 2],
    [['archive', 'list', '--archive', 's3://Bad_Bucket'], 2],
    [['--help'], 0],
    [['replay', '--help'], 0],
    [['archive', 'show', '--help'], 0],
  ])('%j ends with status %d', async (words, status) => {
    expect((await run(...words)).status).toBe(status);
  });
  test('classify names the line that is no item, and labels the others', async () => {
    const file = join(w.root, 'items.jsonl');
    await writeFile(
      file,
      '{"id":"a","title":"日豪防衛相会談"}\n{"id":\n{"id":"c","title":"人事発令"}\n{"id":"d"}\n',
    );
    const { status, said } = await run('classify', '--jsonl', file);
    expect(status).toBe(1);
    expect(said).toMatch(/items\.jsonl:2: /);
    expect(said).toMatch(/items\.jsonl:4: title/);
    expect(said).toContain('"id":"a"');
    expect(said).toContain('"id":"c"');
  });
});
