export interface Stored {
  readonly body: Uint8Array;
  /** Opaque; changes whenever the content does. An ETag in S3. */
  readonly version: string;
}

/** The version that a write has given an object. */
export interface Written {
  readonly version: string;
}

/**
 * The archive: a bucket or a directory, the same keys and the same promises.
 *
 * Every promise rejects with an `ArchiveError` (adapters throw it, never a bare SDK or errno error) when the archive
 * itself cannot be reached or refuses; a lost race or a missing key is an ordinary answer, not an error.
 */
export interface Archive {
  /** The object, or undefined where the key is absent. */
  read(key: string): Promise<Stored | undefined>;
  /** Creates the object unless the key is taken (S3: `If-None-Match: *`). */
  create(key: string, body: Uint8Array): Promise<Written | 'exists'>;
  /** Replaces the object if it still is at `version` (S3: `If-Match`); a missing key is a conflict too. */
  replace(key: string, body: Uint8Array, version: string): Promise<Written | 'conflict'>;
  /** Keys that begin with `prefix`, in ascending order of their UTF-8 bytes. */
  list(prefix: string): AsyncIterable<string>;
}

/** The archive could not do what was asked. `retryable`: the same call may succeed later. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly key: string;
  readonly retryable: boolean;
  constructor(message: string, detail: { key: string; retryable: boolean; cause?: unknown }) {
    super(message, { cause: detail.cause });
    this.key = detail.key;
    this.retryable = detail.retryable;
  }
}
