import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy */
const BUSY = 5;
const sqliteError = v.looseObject({ errcode: v.number() });

/** Another process held the lock for the whole time that we were willing to wait. */
export class LockTimeout extends Error {
  override readonly name = 'LockTimeout';
}

/**
 * Runs `section` while no other process runs one under the same lock file; returns what it returns.
 *
 * The lock is SQLite's write lock on an empty database: the operating system drops it when its process dies, however
 * it dies, which neither a lock file nor a marker with a process id can promise. The section is synchronous, so that
 * two calls in one process cannot interleave either; it should take microseconds. The database is opened anew each
 * time (a fraction of a millisecond): a handle kept open would go on locking a deleted file after the archive's folder
 * was removed and made again. Waiting blocks this process for at most `wait` milliseconds, then throws `LockTimeout`;
 * whatever the section throws is handed on.
 */
export function withLock<Result>(file: string, wait: number, section: () => Result): Result {
  const database = new DatabaseSync(file, { timeout: wait });
  try {
    begin(database, file, wait);
    const result = section();
    database.exec('COMMIT');
    return result;
  } finally {
    // Closing rolls an open transaction back, and with it drops the lock.
    database.close();
  }
}

/** Whether SQLite says that somebody else holds the lock, rather than that the file is none of its own. */
export function isBusy(error: unknown): boolean {
  const result = v.safeParse(sqliteError, error);
  return result.success && (result.output.errcode & 0xff) === BUSY;
}

function begin(database: DatabaseSync, file: string, wait: number): void {
  try {
    database.exec('BEGIN IMMEDIATE');
  } catch (error) {
    if (!isBusy(error)) throw error;
    throw new LockTimeout(`${file}: another process has held the lock for ${wait} ms`, { cause: error });
  }
}
