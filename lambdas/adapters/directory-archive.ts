import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from '../core/digest.ts';
import { ArchiveError } from '../core/ports/archive.ts';
import type { Archive, Stored, Written } from '../core/ports/archive.ts';
import { RESERVED, requireKey, requirePrefix } from './archive-key.ts';
import { LockTimeout, withLock } from './directory-lock.ts';
import { keysBelow } from './directory-walk.ts';
import { errnoOf, fileFailure } from './file-failure.ts';

export interface DirectoryArchiveOptions {
  /** Milliseconds to wait for another process that is replacing an object; 10 seconds by default. */
  readonly lockWait?: number;
}

const LOCK_WAIT = 10_000;
const DAY = 24 * 60 * 60 * 1000;

/** What every operation needs to know of one archive directory. */
interface Place {
  readonly root: string;
  readonly temporary: string;
  readonly lock: string;
  readonly lockWait: number;
}

/**
 * An archive in a directory: each key is a file below `root`, which is made on the first write. Safe among processes:
 * an object appears whole or not at all, one of several creators wins, and a replacement is a compare-and-swap. The
 * version of an object is the SHA-256 of its content. `<root>/.hinomi` holds temporary files and the lock, and nothing
 * that needs keeping. Errors: `ArchiveError`, with the key and what to do.
 *
 * Nothing is fsynced. What a process wrote outlives that process, because the kernel holds it, and that is the crash
 * we promise to survive. A power cut may lose or empty what was written in the last seconds; `hinomi archive verify`
 * finds it. An fsync a file would have a first run wait for the disk four times an item.
 *
 * Files are read and written synchronously: a write is five short system calls, and handing each to the thread pool
 * took three times the processor time (0.75 against 0.25 ms a write of 20 KB, measured on ext4).
 */
export function directoryArchive(root: string, options: DirectoryArchiveOptions = {}): Archive {
  const own = join(root, RESERVED);
  const lockWait = options.lockWait ?? LOCK_WAIT;
  const place = { root, temporary: join(own, 'tmp'), lock: join(own, 'lock.db'), lockWait };
  let ready = false;
  const write = <Result>(key: string, body: Uint8Array, publish: Publish<Result>): Result => {
    requireKey(key);
    try {
      if (!ready) prepare(place);
      ready = true;
      return viaTemporary(place, body, publish);
    } catch (error) {
      // The folder may have been taken away: look again on the next write.
      ready = false;
      throw fileFailure(root, key, 'write', error);
    }
  };
  return {
    read: (key) => promised(() => read(place, key)),
    create: (key, body) =>
      promised(() => write(key, body, (temporary) => linkTo(place, key, temporary, body))),
    replace: (key, body, version) =>
      promised(() => write(key, body, (temporary) => swap(place, key, temporary, { body, version }))),
    list: (prefix) => list(root, prefix),
  };
}

type Publish<Result> = (temporary: string) => Result;

/** Does the work at once; what it throws rejects. */
const promised = <Result>(work: () => Result): Promise<Result> =>
  new Promise((resolve) => {
    resolve(work());
  });

function read({ root }: Place, key: string): Stored | undefined {
  try {
    const body = readFileSync(join(root, requireKey(key)));
    return { body, version: sha256(body) };
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw fileFailure(root, key, 'read', error);
  }
}

async function* list(root: string, prefix: string): AsyncGenerator<string> {
  requirePrefix(prefix);
  try {
    yield* keysBelow(root, prefix);
  } catch (error) {
    throw fileFailure(root, prefix, 'list', error);
  }
}

/** Makes our own folder, and removes what processes that died a day ago or earlier left in it. */
function prepare({ temporary }: Place): void {
  mkdirSync(temporary, { recursive: true });
  for (const name of readdirSync(temporary)) {
    const path = join(temporary, name);
    // Another process may have removed it first.
    const info = statSync(path, { throwIfNoEntry: false });
    if (info !== undefined && Date.now() - info.mtimeMs > DAY) rmSync(path, { force: true });
  }
}

/** Writes the whole body beside the archive first: under its key a reader could see half of it. */
function viaTemporary<Result>(place: Place, body: Uint8Array, publish: Publish<Result>): Result {
  const temporary = join(place.temporary, `${process.pid}-${randomUUID()}`);
  try {
    writeFileSync(temporary, body, { flag: 'wx' });
    return publish(temporary);
  } finally {
    removeIfThere(temporary);
  }
}

/** A rename took it away, or the write never made it. */
function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

/** A link, unlike a rename, fails where the name is taken: exactly one of several creators wins. */
function linkTo({ root }: Place, key: string, temporary: string, body: Uint8Array): Written | 'exists' {
  const target = join(root, key);
  try {
    linkInFolder(temporary, target);
    return { version: sha256(body) };
  } catch (error) {
    const there = statSync(target, { throwIfNoEntry: false });
    if (errnoOf(error) === 'EEXIST' && there?.isFile()) return 'exists';
    if (!there?.isDirectory()) throw error;
    throw new ArchiveError(folderThere(root, key), { key, retryable: false, cause: error });
  }
}

const folderThere = (root: string, key: string): string => `archive ${root}: ${key} is a folder, not a file`;

function linkInFolder(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    mkdirSync(dirname(target), { recursive: true });
    linkSync(temporary, target);
  }
}

/** Compares and renames under the lock. Creating needs none: it never touches a name that is taken. */
function swap(
  place: Place,
  key: string,
  temporary: string,
  next: { body: Uint8Array; version: string },
): Written | 'conflict' {
  const target = join(place.root, key);
  try {
    return withLock<Written | 'conflict'>(place.lock, place.lockWait, () => {
      if (currentVersion(target) !== next.version) return 'conflict';
      renameSync(temporary, target);
      return { version: sha256(next.body) };
    });
  } catch (error) {
    if (!(error instanceof LockTimeout)) throw error;
    throw new ArchiveError(error.message, { key, retryable: true, cause: error });
  }
}

function currentVersion(target: string): string | undefined {
  try {
    return sha256(readFileSync(target));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
