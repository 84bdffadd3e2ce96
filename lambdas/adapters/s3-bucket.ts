import {
  CreateBucketCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { ArchiveError } from '../core/ports/archive.ts';
import { awsFailure } from './aws-failure.ts';

const CLOSED = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};

/**
 * Makes a bucket, in the client's region, for an archive; one that is ours already is fine. A new bucket is private and encrypted without being
 * told (https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html); the rest comes with the
 * deployment that takes it in. Rejects with an `ArchiveError`.
 */
export async function ensureBucket(client: S3Client, bucket: string): Promise<void> {
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    await client.send(
      new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    );
    await client.send(
      new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: CLOSED }),
    );
  } catch (cause) {
    const failure = awsFailure(cause);
    if (failure.code === 'BucketAlreadyOwnedByYou') return;
    throw new ArchiveError(`cannot make the bucket ${bucket}: ${failure.detail}`, {
      key: '',
      retryable: failure.retryable,
      cause,
    });
  }
}
