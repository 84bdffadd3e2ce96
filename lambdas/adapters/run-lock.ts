import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './directory-lock.ts';

export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
}

/** The locks of this process: a database that nobody refers to is collected, and its lock with it. */
const held = new Set<DatabaseSync>();

/**
 * Holds a lock file for as long as this process lives or until `release` is called; the operating system drops it with
 * the process (see `directory-lock.ts`). Throws `AlreadyRunning` where another process holds it, and SQLite's error where
 * the file cannot be locked at all.
 */
export function holdRunLock(file: string): { release(): void } {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    database.close();
    if (!isBusy(cause)) throw cause;
    throw new AlreadyRunning(`another hinomi is working on this archive (${file}); wait for it or stop it`, {
      cause,
    });
  }
  held.add(database);
  return {
    release: () => {
      held.delete(database);
      database.close();
    },
  };
}
