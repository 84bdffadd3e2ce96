import { existsSync } from 'node:fs';
import { directoryArchive } from '../lambdas/adapters/directory-archive.ts';
import { s3Archive } from '../lambdas/adapters/s3-archive.ts';
import { ensureBucket } from '../lambdas/adapters/s3-bucket.ts';
import { s3Client } from '../lambdas/adapters/s3-client.ts';
import type { Archive } from '../lambdas/core/ports/archive.ts';
import { UsageError } from './output.ts';

const S3 = 's3://';

/**
 * The archive that `--archive` names: a directory that is there (`create`: or shall be), or `s3://bucket`. Throws a
 * `UsageError` otherwise.
 */
export function openArchive(place: string, { create = false } = {}): Archive {
  if (place.startsWith(S3)) return s3Archive({ client: s3Client(), bucket: bucketOf(place) });
  if (!create && !existsSync(place)) throw new UsageError(`--archive ${place}: no such directory`);
  return directoryArchive(place);
}

/** The same, made first where it is not there. Rejects with an `ArchiveError` where the bucket cannot be made. */
export async function createArchive(place: string): Promise<Archive> {
  if (place.startsWith(S3)) await ensureBucket(s3Client(), bucketOf(place));
  return openArchive(place, { create: true });
}

function bucketOf(place: string): string {
  const bucket = place.slice(S3.length).replace(/\/$/, '');
  if (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) return bucket;
  throw new UsageError(`--archive ${place}: not a bucket; write s3://bucket, without a path`);
}
