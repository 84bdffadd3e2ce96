import { describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

/** The commands that the README shows are run as they stand, but for the ones that this very run is part of. */
const SET_UP = /^npm ci && /;
const OWN_RUN = 'npm test';

const commands = Array.from(
  readFileSync('README.md', 'utf8').matchAll(/```sh\n([^]*?)```/g),
  ([, block]) => block ?? '',
)
  .flatMap((block) => block.split('\n'))
  .map((line) => line.replace(SET_UP, '').trim())
  .filter((line) => line !== '' && line !== OWN_RUN);

const run = promisify(execFile);

/**
 * What needs an account is run against a server in its place, with its options, elsewhere: test/scripts/deployment.test.ts,
 * test/docs/runbook-commands.test.ts and test/cli/doctor-wire.test.ts. The copy would make a configuration for all tests.
 */
const ELSEWHERE = [
  'npm run deploy',
  'npm run destroy',
  'npx hinomi doctor',
  'cp hinomi.example.yaml hinomi.yaml',
];

/** What reads live sites is run on a machine without a network: no name resolves, and the command says so. */
const LIVE = /^npx hinomi watch /;
const OFFLINE = {
  NODE_OPTIONS: `--import ${new URL('support/loopback-preload.ts', import.meta.url).href}`,
  LOOPBACK_WEB: '{"hosts":{}}',
};

describe('every command of the README', () => {
  test('there are some', () => {
    expect(commands).toContain('npm run demo');
    expect(commands.some((line) => line.startsWith('npx hinomi replay'))).toBe(true);
    expect(commands).toEqual(expect.arrayContaining(ELSEWHERE));
    expect(commands.some((line) => LIVE.test(line))).toBe(true);
  });
  test.each(commands.filter((line) => LIVE.test(line)))(
    '%s (without a network)',
    async (line) => {
      const failed = run('sh', ['-c', line], { env: { ...process.env, ...OFFLINE } });
      await expect(failed).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('ENOTFOUND') });
    },
    120_000,
  );
  test.each(commands.filter((line) => !LIVE.test(line) && !ELSEWHERE.includes(line)))(
    '%s',
    async (line) => {
      const { stdout, stderr } = await run('sh', ['-c', line], { env: { ...process.env, CI: 'true' } });
      expect(`${stdout}${stderr}`).not.toMatch(/error/i);
    },
    120_000,
  );
});

test('the README counts the sources rightly', () => {
  const count = readdirSync('sources').filter((name) => name.endsWith('.json')).length;
  expect(readFileSync('README.md', 'utf8')).toContain(`[${count} sources](docs/sources.md)`);
});
