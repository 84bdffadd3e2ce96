import { setTimeout as pause } from 'node:timers/promises';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import type { PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3';
import { DAY } from '../contract/instant.ts';
import { isEvidence } from '../contract/keys.ts';
import { ArchiveError } from '../core/ports/archive.ts';
import type { Archive, Stored, Written } from '../core/ports/archive.ts';
import { isKey, requireKey, requirePrefix } from './archive-key.ts';
import { awsFailure } from './aws-failure.ts';
import type { AwsFailure } from './aws-failure.ts';
import { mediaTypeOf } from './media-type.ts';

export interface S3ArchiveOptions {
  readonly client: S3Client;
  readonly bucket: string;
  /** Locks raw bytes and alert records against deletion when they are created (S3 Object Lock, governance mode). */
  readonly evidence?: Evidence | undefined;
}

export interface Evidence {
  readonly days: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Milliseconds before each new try after a 409: S3 gives that while another conditional write of the key is under way. */
const CONFLICT_PAUSES = [50, 150, 400] as const;

/**
 * An archive in an S3 bucket; the version of an object is its ETag. Errors: `ArchiveError`, with `s3://bucket/key` and
 * what to do.
 *
 * The SDK repeats a request whose answer was lost. Where the first try had taken effect, the second answers 412, and
 * our own write is reported as `exists` or `conflict`. That is the safe side: the caller treats it as somebody else's
 * and reads again. Comparing the bytes instead would let two claimants of one delivery both believe that they won.
 *
 * Status codes: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function s3Archive({ client, bucket, evidence }: S3ArchiveOptions): Archive {
  return {
    read: (key) => read(client, bucket, key),
    async create(key, body) {
      const written = await put(client, {
        Bucket: bucket,
        Key: requireKey(key),
        Body: body,
        IfNoneMatch: '*',
        ...(evidence !== undefined && isEvidence(key) ? lockFor(evidence) : {}),
      });
      return written ?? 'exists';
    },
    async replace(key, body, version) {
      const written = await put(client, {
        Bucket: bucket,
        Key: requireKey(key),
        Body: body,
        IfMatch: version,
      });
      return written ?? 'conflict';
    },
    list: (prefix) => list(client, bucket, prefix),
  };
}

/**
 * Whoever has `s3:BypassGovernanceRetention` can still delete that version; nobody else can.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
const lockFor = ({ days, clock }: Evidence) =>
  ({
    ObjectLockMode: 'GOVERNANCE',
    ObjectLockRetainUntilDate: new Date(clock() + days * DAY * 1000),
  }) as const;

async function read(client: S3Client, bucket: string, key: string): Promise<Stored | undefined> {
  try {
    const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: requireKey(key) }));
    if (Body === undefined || ETag === undefined) throw incomplete(bucket, key);
    return { body: await Body.transformToByteArray(), version: ETag };
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    const failure = awsFailure(error);
    if (failure.code === 'NoSuchKey') return undefined;
    throw archiveError(bucket, key, 'read', failure, error);
  }
}

const incomplete = (bucket: string, key: string): ArchiveError =>
  new ArchiveError(`s3://${bucket}/${key}: the answer has no body or no ETag`, { key, retryable: true });

type Put = PutObjectCommandInput & { readonly Bucket: string; readonly Key: string };

/** Null: the condition did not hold, or the key to be replaced is absent. */
async function put(client: S3Client, input: Put): Promise<Written | null> {
  const command = () => new PutObjectCommand({ ...input, ContentType: mediaTypeOf(input.Key) });
  for (let round = 0; ; round += 1) {
    try {
      const { ETag } = await client.send(command());
      if (ETag !== undefined) return { version: ETag };
      throw incomplete(input.Bucket, input.Key);
    } catch (error) {
      if (error instanceof ArchiveError) throw error;
      const failure = awsFailure(error);
      if (failure.status === 412 || failure.code === 'NoSuchKey') return null;
      const wait = failure.status === 409 ? CONFLICT_PAUSES[round] : undefined;
      if (wait === undefined) throw archiveError(input.Bucket, input.Key, 'write', failure, error);
      await pause(wait);
    }
  }
}

async function* list(client: S3Client, bucket: string, prefix: string): AsyncGenerator<string> {
  let token: string | undefined;
  do {
    const page = await listPage(client, bucket, requirePrefix(prefix), token);
    // A bucket may hold what others put there; only what this archive could have written is a key of it.
    for (const { Key } of page.Contents ?? []) if (Key !== undefined && isKey(Key)) yield Key;
    token = page.NextContinuationToken;
  } while (token !== undefined);
}

async function listPage(client: S3Client, bucket: string, prefix: string, token: string | undefined) {
  try {
    return await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
    );
  } catch (error) {
    throw archiveError(bucket, prefix, 'list', awsFailure(error), error);
  }
}

type Operation = 'read' | 'write' | 'list';

function archiveError(
  bucket: string,
  key: string,
  operation: Operation,
  failure: AwsFailure,
  cause: unknown,
): ArchiveError {
  const advice = failure.status === 403 ? `. ${denied(bucket, operation)}` : '';
  const message = `cannot ${operation} s3://${bucket}/${key}: ${failure.detail}${advice}`;
  return new ArchiveError(message, { key, retryable: failure.retryable || failure.status === 409, cause });
}

/** Without s3:ListBucket S3 answers 403 where it would answer 404, so as not to say which keys exist. */
function denied(bucket: string, operation: Operation): string {
  const listing = `grant s3:ListBucket on arn:aws:s3:::${bucket}`;
  if (operation === 'list') return `Listing is denied: ${listing}`;
  if (operation === 'write') return `Writing is denied: grant s3:PutObject and, for replacing, s3:GetObject`;
  return `Either the key is absent and s3:ListBucket is not granted, or reading is denied: ${listing} and s3:GetObject on its objects`;
}
