import { describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

describe('every command of the README', () => {
  test('there are some', () => {
    expect(commands).toContain('npm run demo');
    expect(commands.some((line) => line.startsWith('npx hinomi replay'))).toBe(true);
  });
  test.each(commands)(
    '%s',
    async (line) => {
      const { stdout, stderr } = await run('sh', ['-c', line], { env: { ...process.env, CI: 'true' } });
      expect(`${stdout}${stderr}`).not.toMatch(/error/i);
    },
    120_000,
  );
});
