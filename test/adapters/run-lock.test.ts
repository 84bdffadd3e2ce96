import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { AlreadyRunning, holdRunLock } from '../../lambdas/adapters/run-lock.ts';

const fileIn = (...names: string[]): string =>
  path.join(mkdtempSync(path.join(tmpdir(), 'hinomi-lock-')), ...names);

/** A process of its own that holds the lock until it is killed; resolves when it has it. */
async function holder(file: string) {
  const script = `
    import { holdRunLock } from ${JSON.stringify(path.resolve('lambdas/adapters/run-lock.ts'))};
    holdRunLock(${JSON.stringify(file)});
    globalThis.gc();
    console.log('held');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '--eval', script]);
  await once(child.stdout, 'data');
  return async () => {
    child.kill('SIGKILL');
    await once(child, 'close');
  };
}

test('one at a time: a second is told which file says so, and gets in after a release', () => {
  const file = fileIn('folder', 'that', 'is', 'made', 'run.db');
  const first = holdRunLock(file);
  expect(() => holdRunLock(file)).toThrow(AlreadyRunning);
  expect(() => holdRunLock(file)).toThrow(file);
  first.release();
  holdRunLock(file).release();
});

test('a killed process leaves no lock behind', async () => {
  const file = fileIn('run.db');
  const kill = await holder(file);
  try {
    expect(() => holdRunLock(file)).toThrow(AlreadyRunning);
  } finally {
    await kill();
  }
  holdRunLock(file).release();
});

test('a file that cannot be locked is not taken for another run', () => {
  const file = fileIn('run.db');
  writeFileSync(file, 'this is no database, and long enough for SQLite to see so. '.repeat(40));
  const attempt = (): unknown => holdRunLock(file);
  expect(attempt).toThrow(/not a database/);
  expect(attempt).not.toThrow(AlreadyRunning);
});
