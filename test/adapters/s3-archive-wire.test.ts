import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { s3Archive } from '../../lambdas/adapters/s3-archive.ts';
import { s3Client } from '../../lambdas/adapters/s3-client.ts';
import { motoAvailable, startMoto } from '../support/moto.ts';
import type { Moto } from '../support/moto.ts';
import { archiveContract } from './archive-contract.ts';

/**
 * The client is the one that the program makes from its environment; only the credentials come from the test.
 *
 * Where moto (5.2.1) is not S3:
 * - It checks a condition first and stores afterwards, in threads and, by its source, without a lock. S3 promises one
 *   winner; moto gave one too in each of 40 races of 20 creators, so the races of the suite run here as well.
 * - It never answers 409 ConditionalRequestConflict, and it answers 404 where S3 without s3:ListBucket answers 403.
 *   Both are tested against the fake, in s3-archive.test.ts.
 * - It does not check permissions, nor the length of keys (S3: 1024 bytes), nor the quotes of an ETag.
 */
(motoAvailable() ? describe : describe.skip)('S3 over the wire', () => {
  let moto: Moto;
  const saved = { ...process.env };
  beforeAll(async () => {
    // Three keys an answer, so that every list has several.
    moto = await startMoto({ MOTO_S3_DEFAULT_MAX_KEYS: '3' });
    process.env.AWS_ACCESS_KEY_ID = moto.client.credentials.accessKeyId;
    process.env.AWS_SECRET_ACCESS_KEY = moto.client.credentials.secretAccessKey;
  }, 30_000);
  afterAll(async () => {
    process.env = saved;
    await moto.stop();
  });

  const open = async (bucket: string) => {
    const client = s3Client({ AWS_REGION: moto.client.region, AWS_ENDPOINT_URL: moto.endpoint });
    const CreateBucketConfiguration = { LocationConstraint: 'ap-northeast-1' } as const;
    await client.send(new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration }));
    return { client, archive: s3Archive({ client, bucket }), close: () => { client.destroy(); } }; // prettier-ignore
  };

  archiveContract('S3 (moto)', () => open('contract-bucket'));

  test('a bucket that is not there is an error, not an absent key', async () => {
    const { client, close } = await open('here');
    const archive = s3Archive({ client, bucket: 'not-here' });
    await expect(archive.read('a.json')).rejects.toThrow(/s3:\/\/not-here\/a\.json: NoSuchBucket/);
    await expect(archive.create('a.json', new Uint8Array())).rejects.toThrow(/NoSuchBucket/);
    close();
  });
});
