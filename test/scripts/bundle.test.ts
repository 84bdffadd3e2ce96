import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseSource } from '../../lambdas/core/source.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { STAGES } from '../../lambdas/contract/stages.ts';
import { bundleHandler, bundleHandlers } from '../../scripts/bundle.ts';
import type { Bundle } from '../../scripts/bundle.ts';

const tower: Source = parseSource(
  {
    id: 'tower',
    name: { en: 'Tower', ja: '塔' },
    publisher: { en: 'Tower', ja: '塔' },
    kind: 'ministry',
    country: 'JP',
    language: 'ja',
    entry: { type: 'feed', url: 'https://tower.example/feed.xml' },
    terms: { licence: 'none', keep: 'link' },
    verified: { how: 'never' },
  },
  'tower.json',
);

const HANDLER = `
  import http from 'node:http';
  import { S3Client } from '@aws-sdk/client-s3';
  import { bundledSource } from '${path.resolve('lambdas/runtime/catalogue.ts')}';
  export const handler = async ({ source, pdf, region, loaded }) => {
    if (region) return new S3Client({}).config.region().catch((error) => error.message);
    if (loaded) return [typeof http.get, process.moduleLoadList.filter((name) => name.includes(loaded))];
    const pdfReader = pdf ? typeof (await import('pdfjs-dist/legacy/build/pdf.mjs')).getDocument : 'not loaded';
    return { name: bundledSource(source).name.ja, s3: typeof S3Client, pdfReader };
  };
`;

/** Runs a built handler in a process of its own, in a folder without node_modules, as Lambda does. */
function invoke(folder: string, event: unknown, env: Readonly<Record<string, string>> = {}): unknown {
  const script = `import { handler } from '${folder}/index.mjs'; console.log(JSON.stringify(await handler(${JSON.stringify(event)})));`;
  const args = ['--input-type=module', '--eval', script];
  const run = spawnSync(process.execPath, args, { cwd: tmpdir(), encoding: 'utf8', env });
  if (run.status !== 0) throw new Error(run.stderr.slice(-600));
  return JSON.parse(run.stdout);
}

describe('a built handler', () => {
  let bundle: Bundle;
  let root: string;
  beforeAll(async () => {
    mkdirSync('build', { recursive: true });
    root = mkdtempSync(path.join(path.resolve('build'), 'bundle-test-'));
    writeFileSync(path.join(root, 'handler.ts'), HANDLER);
    bundle = await bundleHandler({
      entry: path.join(root, 'handler.ts'),
      folder: path.join(root, 'out'),
      sources: [tower],
    });
  }, 60_000);
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  test('runs by itself, with its sources and the SDK inside', () => {
    expect(invoke(bundle.folder, { source: 'tower' })).toEqual({
      name: '塔',
      s3: 'function',
      pdfReader: 'not loaded',
    });
  });

  test('loads the PDF reader when asked, out of a chunk that is counted apart', () => {
    expect(invoke(bundle.folder, { source: 'tower', pdf: true })).toMatchObject({ pdfReader: 'function' });
    expect(bundle.pdfBytes).toBeGreaterThan(300_000);
    expect(bundle.codeBytes).toBeLessThan(700 * 1024);
  });

  test('carries the CMaps without which Japanese PDFs yield no text', () => {
    expect(readdirSync(path.join(bundle.folder, 'cmaps'))).toContain('90ms-RKSJ-H.bcmap');
  });

  test('looks for no configuration file of a person', () => {
    const home = path.join(root, 'home');
    mkdirSync(path.join(home, '.aws'), { recursive: true });
    writeFileSync(path.join(home, '.aws', 'config'), '[default]\nregion = from-a-file-1\n');
    expect(invoke(bundle.folder, { region: true }, { HOME: home })).toBe('Region is missing');
    expect(invoke(bundle.folder, { region: true }, { HOME: home, AWS_REGION: 'eu-west-1' })).toBe(
      'eu-west-1',
    );
  });

  test('loads node’s client of HTTP, and not the second one behind it', () => {
    expect(invoke(bundle.folder, { loaded: 'undici' })).toEqual(['function', []]);
  });

  test('names a source it does not know', () => {
    expect(() => invoke(bundle.folder, { source: 'other' })).toThrow(/source "other" is not in this bundle/);
  });
});

describe('the deployed handlers', () => {
  const KIB = 1024;
  let root: string;
  let bundles: Awaited<ReturnType<typeof bundleHandlers>>;
  beforeAll(async () => {
    mkdirSync('build', { recursive: true });
    root = mkdtempSync(path.join(path.resolve('build'), 'bundle-test-'));
    bundles = await bundleHandlers({ out: root, sources: [tower], polled: [] });
  }, 60_000);
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  test.each([
    ['scrape', 1500],
    ['capture', 1500],
    ['publish', 700],
    ['watchdog', 700],
    ['digest', 700],
  ] as const)('%s stays under %i KiB, the PDF reader apart', (stage, limit) => {
    expect(bundles[stage].codeBytes).toBeLessThanOrEqual(limit * KIB);
  });

  test('the watchdog knows the sources that are polled, the others all', () => {
    const knows = (stage: keyof typeof bundles): boolean =>
      readdirSync(bundles[stage].folder)
        .filter((name) => name.endsWith('.mjs'))
        .some((name) =>
          readFileSync(path.join(bundles[stage].folder, name), 'utf8').includes(tower.entry.url),
        );
    expect([knows('publish'), knows('watchdog')]).toEqual([true, false]);
  });

  test('only capture carries the PDF reader', () => {
    expect(
      [bundles.scrape, bundles.publish, bundles.watchdog, bundles.digest].map(({ pdfBytes }) => pdfBytes),
    ).toEqual([0, 0, 0, 0]);
    expect(bundles.capture.pdfBytes).toBeGreaterThan(0);
  });

  test.each(STAGES)('%s names every variable that it misses', (stage) => {
    expect(() => invoke(bundles[stage].folder, {})).toThrow(/missing: \[\s+'HINOMI_BUCKET',\s+'HINOMI_/);
  });
});
