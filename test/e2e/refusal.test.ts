import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ENVIRONMENT } from '../../lambdas/contract/environment.ts';
import type { PerStage } from '../../lambdas/contract/stages.ts';
import { parseSource } from '../../lambdas/core/source.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { bundleHandlers, foldersOf } from '../../scripts/bundle.ts';
import { synthesize } from '../lib/synth.ts';
import { startCanary } from '../support/canary.ts';
import type { Canary } from '../support/canary.ts';
import { motoAvailable, startMoto } from '../support/moto.ts';
import type { Moto } from '../support/moto.ts';
import { startFunctions } from './deployed-functions.ts';
import type { DeployedFunctions } from './deployed-functions.ts';
import { createStackInMoto } from './stack-in-moto.ts';

/** The bundle alone, without the preload that leads public addresses to this machine: it has no switch of its own. */
const sourceAt = (id: string, url: string): Source =>
  parseSource(
    {
      id,
      name: { en: 'Here', ja: 'ここ' },
      publisher: { en: 'Here', ja: 'ここ' },
      kind: 'ministry',
      country: 'JP',
      language: 'ja',
      entry: { type: 'feed', url },
      terms: { licence: 'PDL1.0', keep: 'full' },
      verified: { how: 'never' },
    },
    `${id}.json`,
  );

const AT = '2026-11-20T02:00:00Z';

(motoAvailable() ? describe : describe.skip)('the bundle without the preload', () => {
  let canary: Canary;
  let moto: Moto;
  let functions: DeployedFunctions;
  let folders: PerStage<string>;
  const scratch = mkdtempSync(path.join(tmpdir(), 'hinomi-refusal-'));

  beforeAll(async () => {
    canary = await startCanary();
    const sources = [
      sourceAt('literal', `http://127.0.0.1:${canary.port}/feed.xml`),
      sourceAt('name', `http://localhost:${canary.port}/feed.xml`),
      sourceAt('usual-port', 'http://localhost/feed.xml'),
      sourceAt('test-host', 'https://www.town.example/feed.xml'),
    ];
    const bundles = await bundleHandlers({ out: scratch, sources });
    folders = foldersOf(bundles);
    moto = await startMoto();
    const stack = await createStackInMoto(synthesize(), moto, { Contact: 'keeper@hinomi.example' });
    functions = await startFunctions({ stack, moto, folders: { scrape: folders.scrape }, web: null });
  }, 120_000);
  afterAll(async () => {
    await functions.end();
    await moto.stop();
    await canary.close();
    rmSync(scratch, { recursive: true });
  });

  // The first thing asked for is robots.txt: the outcome of the poll is what became of that.
  test.each([
    ['literal', '127.0.0.1 is not a public address'],
    ['name', "of localhost is not a web server's own"],
    ['usual-port', 'localhost has no public address'],
    ['test-host', 'ENOTFOUND www.town.example'],
  ])(
    'refuses %s: %s',
    async (source, detail) => {
      await functions.invoke('scrape', { source, at: AT }, AT);
      expect(functions.invocations.at(-1)?.log).toMatchObject([
        { message: 'source-polled', outcome: 'robots-unavailable', detail: expect.stringContaining(detail) },
      ]);
      expect(canary.connections()).toBe(0);
    },
    60_000,
  );

  test('anybody else would have reached the server', async () => {
    expect(await (await fetch(`http://127.0.0.1:${canary.port}/feed.xml`)).text()).toBe('secret');
  });

  test('no word in the code is a switch for it', () => {
    for (const folder of Object.values(folders)) {
      const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'));
      const code = files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
      const ours = [...new Set(code.match(/HINOMI_\w+/g))];
      expect(Object.values(ENVIRONMENT)).toEqual(expect.arrayContaining(ours));
      // The preload's, node's for certificates, and those of proxies.
      expect(code).not.toMatch(/LOOPBACK_WEB|EXTRA_CA_CERTS|REJECT_UNAUTHORIZED|HTTPS?_PROXY|https?_proxy/);
      expect(code).not.toMatch(/rejectUnauthorized:(!1|false)/);
    }
  });
});
