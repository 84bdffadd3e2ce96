import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { directoryArchive } from '../../lambdas/adapters/directory-archive.ts';
import { fileFailure } from '../../lambdas/adapters/file-failure.ts';
import { archiveContract } from './archive-contract.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'hinomi-archive-'));
const WORKER = join(import.meta.dirname, '../support/archive-worker.ts');

archiveContract('directory', () => {
  const folder = newFolder();
  // A root that is not there yet: the first write makes it.
  return { archive: directoryArchive(join(folder, 'new', 'archive')), close: () => { rmSync(folder, { recursive: true }); } }; // prettier-ignore
});

let root: string;
const workers: ChildProcess[] = [];
beforeEach(() => {
  root = newFolder();
});
afterEach(() => {
  // Those of a failed test are still at work.
  for (const worker of workers.splice(0)) worker.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

async function keysOf(folder: string): Promise<string[]> {
  const keys = [];
  for await (const key of directoryArchive(folder).list('')) keys.push(key);
  return keys;
}

/** Starts a process that works on `root`; `said` resolves with its first line, `ended` with its status or signal. */
function startWorker(...args: string[]) {
  const child = spawn(process.execPath, [WORKER, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  workers.push(child);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const said = new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => { resolve(chunk.toString()); })); // prettier-ignore
  const ended = new Promise<{ status: unknown; errors: string }>((resolve) => {
    child.once('close', (code, signal) => { resolve({ status: signal ?? code, errors }); }); // prettier-ignore
  });
  return { said, ended, kill: () => child.kill('SIGKILL') };
}

describe('among processes', () => {
  test('two that increment one counter 200 times each lose nothing, and print no warning', async () => {
    await directoryArchive(root).create('state/counter.json', bytes('0'));
    const both = [startWorker('increment', root, '200'), startWorker('increment', root, '200')];
    const ends = await Promise.all(both.map(({ ended }) => ended));
    expect(ends).toEqual([
      { status: 0, errors: '' },
      { status: 0, errors: '' },
    ]);
    const { body } = (await directoryArchive(root).read('state/counter.json'))!;
    expect(new TextDecoder().decode(body)).toBe('400');
    expect(readdirSync(join(root, '.hinomi', 'tmp'))).toEqual([]);
  }, 60_000);

  test('a process killed while it holds the lock holds it no longer', async () => {
    await directoryArchive(root).create('a.json', bytes('before'));
    const { version } = (await directoryArchive(root).read('a.json'))!;
    const worker = startWorker('hold', root);
    await worker.said;
    // While it lives the lock holds: waiting ends in an error worth a later try, and nothing is changed.
    const impatient = directoryArchive(root, { lockWait: 50 });
    await expect(impatient.replace('a.json', bytes('x'), version)).rejects.toMatchObject({
      name: 'ArchiveError',
      key: 'a.json',
      retryable: true,
    });
    worker.kill();
    expect((await worker.ended).status).toBe('SIGKILL');
    await expect(impatient.replace('a.json', bytes('after'), version)).resolves.toHaveProperty('version');
  }, 60_000);

  test('a process killed while it writes leaves no partial object', async () => {
    const killed = [];
    for (const wait of [0, 7, 13, 29]) {
      const worker = startWorker('write', root);
      await worker.said;
      await pause(wait);
      worker.kill();
      killed.push((await worker.ended).status);
    }
    expect(killed).toEqual(Array(4).fill('SIGKILL'));
    const archive = directoryArchive(root);
    const keys = await keysOf(root);
    expect(keys.length).toBeGreaterThan(1);
    for (const key of keys) {
      const { body } = (await archive.read(key))!;
      expect([key, body.length, new Set(body).size]).toEqual([key, 3_000_000, 1]);
    }
    const { version } = (await archive.read('replaced.bin'))!;
    await expect(archive.replace('replaced.bin', bytes('mine'), version)).resolves.toHaveProperty('version');
  }, 60_000);
});

describe('the folder on disk', () => {
  test('temporary files are no keys; those older than a day go at the first write, younger ones stay', async () => {
    const temporary = join(root, '.hinomi', 'tmp');
    mkdirSync(temporary, { recursive: true });
    for (const name of ['old', 'young']) writeFileSync(join(temporary, name), 'left behind');
    const now = Date.now() / 1000;
    utimesSync(join(temporary, 'old'), now - 86_500, now - 86_500);
    utimesSync(join(temporary, 'young'), now - 86_300, now - 86_300);
    expect(await keysOf(root)).toEqual([]);
    await directoryArchive(root).create('a.json', bytes('{}'));
    expect(readdirSync(temporary)).toEqual(['young']);
    expect(await keysOf(root)).toEqual(['a.json']);
  });

  test('reading and listing make nothing', async () => {
    const absent = join(root, 'absent');
    await expect(directoryArchive(absent).read('a.json')).resolves.toBeUndefined();
    expect(await keysOf(absent)).toEqual([]);
    expect(existsSync(absent)).toBe(false);
  });

  test('a file whose name is no key is passed over', async () => {
    mkdirSync(join(root, '写真'));
    writeFileSync(join(root, '写真', 'a.jpg'), '');
    writeFileSync(join(root, 'メモ.txt'), '');
    writeFileSync(join(root, 'b.json'), '');
    expect(await keysOf(root)).toEqual(['b.json']);
  });

  test('goes on after its folder was taken away', async () => {
    const archive = directoryArchive(join(root, 'archive'));
    await archive.create('a.json', bytes('one'));
    rmSync(join(root, 'archive'), { recursive: true });
    await expect(archive.create('a.json', bytes('two'))).rejects.toMatchObject({
      key: 'a.json',
      retryable: true,
    });
    await expect(archive.create('a.json', bytes('two'))).resolves.toHaveProperty('version');
    const { version } = (await archive.read('a.json'))!;
    await expect(archive.replace('a.json', bytes('three'), version)).resolves.toHaveProperty('version');
  });

  test.each([
    ['read', (key: string) => directoryArchive(root).read(key)],
    ['create', (key: string) => directoryArchive(root).create(key, bytes('x'))],
    ['replace', (key: string) => directoryArchive(root).replace(key, bytes('x'), 'v')],
  ])('%s refuses a key that is a folder, and one below a file', async (_, call) => {
    mkdirSync(join(root, 'folder', 'inner'), { recursive: true });
    writeFileSync(join(root, 'file'), 'x');
    const problems = {
      folder: 'is a folder, not a file',
      'folder/inner': 'is a folder, not a file',
      'file/a.json': 'part of its path is a file',
      'file/a/b.json': 'part of its path is a file',
    };
    for (const [key, problem] of Object.entries(problems)) {
      const error: unknown = await call(key).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ name: 'ArchiveError', key, retryable: false });
      expect(String(error)).toContain(problem);
    }
    expect(readdirSync(join(root, 'folder', 'inner'))).toEqual([]);
  });

  test('a root that is a file is named in every error', async () => {
    const file = join(root, 'archive');
    writeFileSync(file, 'x');
    const archive = directoryArchive(file);
    const calls = [
      archive.read('a'),
      archive.create('a', bytes('x')),
      archive.replace('a', bytes('x'), 'v'),
      archive.list('')[Symbol.asyncIterator]().next(),
      archive.list('b/')[Symbol.asyncIterator]().next(),
    ];
    for (const outcome of await Promise.allSettled(calls)) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { name: 'ArchiveError', retryable: false },
      });
      if (outcome.status === 'rejected')
        expect(String(outcome.reason)).toContain(`${file} is a file, not a folder`);
    }
  });
});

test.each([
  ['ENOSPC', true, 'make room'],
  ['EMFILE', true, 'ulimit'],
  ['EACCES', false, 'owner or the mode'],
  ['EROFS', false, 'read-only'],
  ['EPERM', false, 'hard links'],
  ['ESOMETHING', false, 'ESOMETHING'],
])('%s: retryable %s', (code, retryable, advice) => {
  const cause = Object.assign(new Error(`${code}: made up`), { code });
  const error = fileFailure('/no/such/archive', 'a/b.json', 'write', cause);
  expect(error).toMatchObject({ key: 'a/b.json', retryable, cause });
  for (const part of [code, advice, '/no/such/archive', 'a/b.json']) expect(error.message).toContain(part);
});
