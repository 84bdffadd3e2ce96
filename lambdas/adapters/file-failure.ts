import { statSync } from 'node:fs';
import * as v from 'valibot';
import { ArchiveError } from '../core/ports/archive.ts';

const errnoSchema = v.looseObject({ code: v.string() });

/** The `errno` name of a file system error (`ENOENT` …), undefined for anything else. */
export function errnoOf(error: unknown): string | undefined {
  const result = v.safeParse(errnoSchema, error);
  return result.success ? result.output.code : undefined;
}

/** What to say of an errno, and whether the same call may succeed later without anybody changing the archive's place. */
const MEANINGS: Readonly<Record<string, { readonly advice: string; readonly retryable: boolean }>> = {
  ENOSPC: { advice: 'the disk is full: make room', retryable: true },
  EDQUOT: { advice: 'the disk quota is used up: make room', retryable: true },
  EMFILE: { advice: 'too many files are open: raise the limit (ulimit -n)', retryable: true },
  ENFILE: { advice: 'too many files are open on this machine', retryable: true },
  EBUSY: { advice: 'the file is in use', retryable: true },
  EAGAIN: { advice: 'the file system is busy', retryable: true },
  EIO: { advice: 'the disk did not answer properly', retryable: true },
  ESTALE: { advice: 'the network file system lost the file', retryable: true },
  ENOENT: { advice: 'a folder vanished while it was in use', retryable: true },
  EACCES: { advice: 'this user may not: change the owner or the mode', retryable: false },
  EPERM: {
    advice: 'not permitted, or a file system without hard links: put the archive on another',
    retryable: false,
  },
  EROFS: { advice: 'the file system is read-only', retryable: false },
  EXDEV: { advice: 'the archive spans two file systems: keep it on one', retryable: false },
  ENOTDIR: { advice: 'a part of its path is a file, not a folder', retryable: false },
  EISDIR: { advice: 'it is a folder, not a file', retryable: false },
  EEXIST: { advice: 'a part of its path is a file, not a folder', retryable: false },
};

/**
 * The `ArchiveError` for a file system error met at `key` below `root`. An `ArchiveError` is handed through. An errno
 * that we do not know is not called retryable.
 */
export function fileFailure(root: string, key: string, doing: string, error: unknown): ArchiveError {
  if (error instanceof ArchiveError) return error;
  if (isFile(root)) {
    const message = `archive ${root} is a file, not a folder: name a folder`;
    return new ArchiveError(message, { key, retryable: false, cause: error });
  }
  const code = errnoOf(error);
  const meaning = MEANINGS[code ?? ''] ?? { advice: String(error), retryable: false };
  const message = `archive ${root}: cannot ${doing} ${key}: ${code ?? 'error'}, ${meaning.advice}`;
  return new ArchiveError(message, { key, retryable: meaning.retryable, cause: error });
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
