import * as v from 'valibot';
import { ArchiveError } from './ports/archive.ts';
import type { Archive } from './ports/archive.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** One line of JSON, UTF-8, no byte order mark. */
export const encodeRecord = (record: unknown): Uint8Array => encoder.encode(`${JSON.stringify(record)}\n`);

/**
 * Reads a record of the archive through its schema. Throws an `ArchiveError` that names the key and the field: a
 * damaged record is never taken for an absent one.
 */
export function decodeRecord<const S extends v.GenericSchema>(
  schema: S,
  body: Uint8Array,
  key: string,
): v.InferOutput<S> {
  const damaged = (why: string, cause?: unknown): ArchiveError =>
    new ArchiveError(`${key} is damaged: ${why}; restore an earlier version of the object`, { key, retryable: false, cause }); // prettier-ignore
  let data: unknown;
  try {
    data = JSON.parse(decoder.decode(body));
  } catch (cause) {
    throw damaged('it is not JSON in UTF-8', cause);
  }
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  const [issue] = result.issues;
  // Not damaged, and no earlier version of the object would help: the program has been set back.
  if (v.getDotPath(issue) === 'version' && typeof issue.input === 'number')
    throw new ArchiveError(
      `${key} was written by another version of the program (record version ${issue.input}): run that one, or a later one`,
      { key, retryable: false },
    );
  throw damaged(`${v.getDotPath(issue) ?? 'record'}: ${issue.message}`);
}

/** A record with the version of the object that held it, or undefined where the key is absent. */
export async function readRecord<const S extends v.GenericSchema>(
  archive: Archive,
  key: string,
  schema: S,
): Promise<{ readonly record: v.InferOutput<S>; readonly version: string } | undefined> {
  const stored = await archive.read(key);
  if (stored === undefined) return undefined;
  return { record: decodeRecord(schema, stored.body, key), version: stored.version };
}

/** How often a compare-and-swap is tried before the contention counts as a failure of ours. */
const ATTEMPTS = 8;

/**
 * Creates or replaces a record by compare-and-swap: `next` is given what is there now and returns what shall be there,
 * or undefined to leave it. Resolves with what is there afterwards. Throws a retryable `ArchiveError` when others keep
 * winning the race.
 */
export async function updateRecord<const S extends v.GenericSchema>(
  archive: Archive,
  key: string,
  schema: S,
  next: (current: v.InferOutput<S> | undefined) => v.InferOutput<S> | undefined,
): Promise<v.InferOutput<S> | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const current = await readRecord(archive, key, schema);
    const wanted = next(current?.record);
    if (wanted === undefined) return current?.record;
    const body = encodeRecord(wanted);
    const outcome =
      current === undefined
        ? await archive.create(key, body)
        : await archive.replace(key, body, current.version);
    if (outcome !== 'exists' && outcome !== 'conflict') return wanted;
  }
  throw new ArchiveError(`${key}: ${ATTEMPTS} others wrote it first`, { key, retryable: true });
}
