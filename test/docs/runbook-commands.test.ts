import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { directoryArchive } from '../../lambdas/adapters/directory-archive.ts';
import { createDeployment } from '../support/doctor-cloud.ts';
import { motoAvailable, startMoto } from '../support/moto.ts';
import type { Moto } from '../support/moto.ts';

const commands = Array.from(
  readFileSync('docs/runbook.md', 'utf8').matchAll(/```sh\n([^]*?)```/g),
  ([, block]) => block ?? '',
)
  .flatMap((block) => block.split('\n'))
  .filter((line) => line !== '');

/** Run with its options, and against moto too, by test/scripts/deployment.test.ts. */
const SCRIPTS = ['npm run deploy', 'npm run destroy'];
/** Ends with 1 where something is to be done, as in a deployment that has polled nothing yet. */
const TELLS = /^npx hinomi doctor/;

const run = promisify(execFile);
const endedSchema = v.object({ code: v.number(), stdout: v.string(), stderr: v.string() });

(motoAvailable() ? describe : describe.skip)('every command of the runbook', () => {
  let moto: Moto;
  let env: Record<string, string>;
  let folder: string;

  beforeAll(async () => {
    moto = await startMoto();
    await createDeployment(moto, 'hinomi', ['mod-news']);
    folder = mkdtempSync(path.join(tmpdir(), 'hinomi-runbook-'));
    await directoryArchive(folder).create('items/a.json', Buffer.from('{}'));
    const { region, credentials } = moto.client;
    env = {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      AWS_ENDPOINT_URL: moto.endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    };
  }, 60_000);
  afterAll(() => moto.stop());

  const filled = (line: string): string =>
    line.replace('FOLDER', folder).replace('ACCOUNT', '123456789012').replace('REGION', moto.client.region);

  test('there are some, and those of deploying are the package’s own', () => {
    expect(commands.length).toBeGreaterThan(5);
    expect(commands).toEqual(expect.arrayContaining(SCRIPTS));
  });

  test.each(commands.filter((line) => !SCRIPTS.includes(line)))(
    '%s',
    async (line) => {
      const { code, stdout, stderr } = await run('sh', ['-c', filled(line)], { env }).then(
        (done) => ({ ...done, code: 0 }),
        (failed: unknown) => v.parse(endedSchema, failed),
      );
      expect(`${stdout}${stderr}`).not.toMatch(/unknown (option|command)|^\s+at .*:\d+/m);
      expect(`${stdout}${stderr}`).not.toBe('');
      if (!TELLS.test(line)) expect([code, stderr]).toEqual([0, stderr]);
    },
    60_000,
  );
});
