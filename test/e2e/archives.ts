import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { directoryArchive } from '../../lambdas/adapters/directory-archive.ts';

/** Every object of an archive, by key. */
export type Objects = ReadonlyMap<string, Uint8Array>;

export async function readBucket(s3: S3Client, Bucket: string): Promise<Objects> {
  const objects = new Map<string, Uint8Array>();
  let token: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken: token }));
    for (const { Key = '' } of page.Contents ?? []) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      objects.set(Key, (await Body?.transformToByteArray()) ?? new Uint8Array());
    }
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return objects;
}

export async function readDirectory(root: string): Promise<Objects> {
  const archive = directoryArchive(root);
  const objects = new Map<string, Uint8Array>();
  for await (const key of archive.list('')) {
    const stored = await archive.read(key);
    if (stored !== undefined) objects.set(key, stored.body);
  }
  return objects;
}

/** What differs between two archives of the same pages by nature, and why. */
export interface Inherent {
  readonly keys: RegExp;
  readonly reason: string;
  /** The record without it. Throws where it is not there. */
  readonly without: (record: unknown) => unknown;
}

/** An object that is in one alone, or not the same in both but for what is inherent. */
export interface Difference {
  readonly key: string;
  readonly what: string;
}

/** Compares by key and content: byte by byte, and a record with an inherent difference by all that is left of it. */
export function differences(
  one: Objects,
  other: Objects,
  inherent: readonly Inherent[],
): readonly Difference[] {
  const keys = [...new Set([...one.keys(), ...other.keys()])].sort();
  return keys.flatMap((key) => {
    const [mine, theirs] = [one.get(key), other.get(key)];
    if (mine === undefined) return [{ key, what: 'only in the second' }];
    if (theirs === undefined) return [{ key, what: 'only in the first' }];
    if (Buffer.compare(mine, theirs) === 0) return [];
    const rule = inherent.find(({ keys: pattern }) => pattern.test(key));
    const [left, right] = [mine, theirs].map((bytes) => comparable(bytes, rule));
    return left === right ? [] : [{ key, what: `${left ?? ''}\n≠\n${right ?? ''}` }];
  });
}

function comparable(bytes: Uint8Array, rule: Inherent | undefined): string {
  const text = Buffer.from(bytes).toString('utf8');
  return rule === undefined ? text : JSON.stringify(rule.without(JSON.parse(text)));
}
