import { ArchiveError } from '../core/ports/archive.ts';

/** The folder of an archive directory that is ours, not the archive's: temporary files and the lock. */
export const RESERVED = '.hinomi';

/** S3 takes keys of up to 1024 bytes; a file system takes 255 bytes a name, and we leave room below that. */
const LONGEST_KEY = 1024;
const LONGEST_SEGMENT = 200;

/** Printable ASCII but the backslash, which is a separator on some systems. */
const PRINTABLE = /^[ -[\]-~]*$/;

/**
 * Returns the key when it may name an object, in a bucket and in a directory alike; else throws an `ArchiveError`
 * that names the key and what is wrong with it. The same rule in every adapter keeps a local archive a valid bucket.
 */
export function requireKey(key: string): string {
  const problem = problemOf(key);
  if (problem !== undefined) throw refused('key', key, problem);
  return key;
}

/** Whether the text is a key that an archive may hold. */
export const isKey = (text: string): boolean => problemOf(text) === undefined;

/** As `requireKey`, for the beginning of keys: its last segment may be empty or cut short. */
export function requirePrefix(prefix: string): string {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const problem = characters(prefix) ?? (folder === '' ? undefined : problemOf(`${folder}x`));
  if (problem !== undefined) throw refused('prefix', prefix, problem);
  return prefix;
}

const refused = (what: string, key: string, problem: string): ArchiveError =>
  new ArchiveError(
    `${what} ${JSON.stringify(key)} ${problem}: name objects by ASCII segments joined by "/"`,
    {
      key,
      retryable: false,
    },
  );

const characters = (text: string): string | undefined =>
  PRINTABLE.test(text) ? undefined : 'holds a character that is no printable ASCII, or a backslash';

function problemOf(key: string): string | undefined {
  if (key === '') return 'is empty';
  if (key.startsWith('/')) return 'is absolute';
  if (key.length > LONGEST_KEY) return `is longer than ${LONGEST_KEY} bytes`;
  const segments = key.split('/');
  if (segments[0] === RESERVED) return `lies in ${RESERVED}, which is reserved`;
  return characters(key) ?? segments.map(segmentProblem).find((problem) => problem !== undefined);
}

function segmentProblem(segment: string): string | undefined {
  if (segment === '') return 'has an empty segment';
  if (segment === '.' || segment === '..') return `has a segment \`${segment}\``;
  return segment.length > LONGEST_SEGMENT ? `has a segment longer than ${LONGEST_SEGMENT} bytes` : undefined;
}
