import { describe, expect, test } from '@jest/globals';
import { s3Archive } from '../../lambdas/adapters/s3-archive.ts';
import { s3Client } from '../../lambdas/adapters/s3-client.ts';
import { ArchiveError } from '../../lambdas/core/ports/archive.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { FAKE_BUCKET, fakeS3 } from '../support/fake-s3.ts';
import { archiveContract } from './archive-contract.ts';

const body = new TextEncoder().encode('{}');
const open = () => {
  const s3 = fakeS3();
  return { s3, archive: s3Archive({ client: s3.client, bucket: FAKE_BUCKET }) };
};

archiveContract('S3 behind a fake', () => {
  const { s3, archive } = open();
  return { archive, close: () => { s3.client.destroy(); } }; // prettier-ignore
});

const CONFLICT = { status: 409, code: 'ConditionalRequestConflict' };

async function failureOf(call: Promise<unknown>): Promise<ArchiveError> {
  const error: unknown = await call.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof ArchiveError) return error;
  throw error;
}

describe('409 while another conditional write of the key is under way', () => {
  test('create tries again', async () => {
    const { s3, archive } = open();
    s3.faults.push(CONFLICT, CONFLICT);
    await expect(archive.create('a/b.json', body)).resolves.toHaveProperty('version');
    expect(s3.requests.map(({ line }) => line)).toEqual(Array(3).fill('PUT a/b.json'));
  });

  test('replace tries again, and loses where the other write took effect', async () => {
    const { s3, archive } = open();
    await archive.create('a/b.json', body);
    const { version } = (await archive.read('a/b.json'))!;
    s3.faults.push(CONFLICT);
    s3.objects.set('a/b.json', Buffer.from('theirs'));
    await expect(archive.replace('a/b.json', body, version)).resolves.toBe('conflict');
  });

  test('without end it is an error worth a later try', async () => {
    const { s3, archive } = open();
    s3.faults.push(...Array<typeof CONFLICT>(10).fill(CONFLICT));
    const error = await failureOf(archive.create('a/b.json', body));
    expect(error).toMatchObject({ key: 'a/b.json', retryable: true });
    expect(error.message).toContain('s3://fake-bucket/a/b.json');
    expect(s3.requests).toHaveLength(4);
  });
});

describe('errors', () => {
  const operations: readonly (readonly [string, (archive: Archive) => Promise<unknown>])[] = [
    ['read', (archive) => archive.read('a/b.json')],
    ['create', (archive) => archive.create('a/b.json', body)],
    ['replace', (archive) => archive.replace('a/b.json', body, '"v"')],
    ['list', (archive) => archive.list('a/')[Symbol.asyncIterator]().next()],
  ];
  const faults: readonly (readonly [number, string, boolean])[] = [
    [404, 'NoSuchBucket', false],
    [403, 'AccessDenied', false],
    [400, 'InvalidRequest', false],
    [503, 'SlowDown', true],
    [500, 'InternalError', true],
  ];
  const table = operations.flatMap(([name, call]) => faults.map((fault) => [name, ...fault, call] as const));
  test.each(table)('%s met with %i %s: retryable %s', async (_, status, code, retryable, call) => {
    const { s3, archive } = open();
    s3.faults.push({ status, code }, { status, code });
    const error = await failureOf(call(archive));
    expect(error.retryable).toBe(retryable);
    expect(error.message).toContain(code);
    expect(error.message).toContain('s3://fake-bucket/a/');
  });

  test.each(operations)('%s over a broken connection: worth a later try', async (_, call) => {
    const { s3, archive } = open();
    s3.faults.push('drop', 'drop');
    const error = await failureOf(call(archive));
    expect(error.retryable).toBe(true);
    expect(error.message).toContain('ECONNRESET');
  });

  test('an absent key without s3:ListBucket: says both possibilities and what to grant', async () => {
    const { s3, archive } = open();
    s3.mayList = false;
    const error = await failureOf(archive.read('absent.json'));
    expect(error.retryable).toBe(false);
    expect(error.message).toMatch(/key is absent and s3:ListBucket is not granted, or reading is denied/);
    expect(error.message).toContain('arn:aws:s3:::fake-bucket');
  });

  test('a write whose answer was lost is reported as taken by somebody', async () => {
    const { s3, archive } = open();
    s3.faults.push({ status: 500, code: 'InternalError', afterwards: true });
    await expect(archive.create('a/b.json', body)).resolves.toBe('exists');
    expect(s3.objects.get('a/b.json')?.toString()).toBe('{}');
  });
});

test('media types follow the last extension', async () => {
  const { s3, archive } = open();
  for (const key of ['a.json', 'a.html.gz', 'a.md', 'a.pdf', 'a.b/c', 'a.unknown'])
    await archive.create(key, body);
  expect(s3.requests.map(({ headers }) => headers['content-type'])).toEqual([
    'application/json',
    'application/gzip',
    'text/markdown; charset=utf-8',
    'application/pdf',
    'application/octet-stream',
    'application/octet-stream',
  ]);
});

test('an object that others put there under a name that is no key of ours is not listed', async () => {
  const { s3, archive } = open();
  for (const key of ['a/', 'a/メモ.txt', '.hinomi/lock.db', 'a/b.json']) s3.objects.set(key, Buffer.from(''));
  const keys = [];
  for await (const key of archive.list('')) keys.push(key);
  expect(keys).toEqual(['a/b.json']);
});

describe('s3Client', () => {
  test.each([
    ['AWS itself', {}, false],
    ['a server on this machine', { AWS_ENDPOINT_URL: 'http://localhost:5000' }, true],
    ['a server of its own for S3', { AWS_ENDPOINT_URL_S3: 'http://minio.internal:9000' }, true],
    [
      'the variable for S3 before the general one',
      {
        AWS_ENDPOINT_URL: 'http://localhost:1',
        AWS_ENDPOINT_URL_S3: 'https://s3.ap-northeast-1.amazonaws.com',
      },
      false,
    ],
    ['China', { AWS_ENDPOINT_URL: 'https://s3.cn-north-1.amazonaws.com.cn' }, false],
    ['a host whose name ends like that of AWS', { AWS_ENDPOINT_URL: 'http://s3.notamazonaws.com' }, true],
    ['a host that only looks like AWS', { AWS_ENDPOINT_URL: 'http://amazonaws.com.localhost:1' }, true],
    [
      'endpoints told to be ignored',
      { AWS_ENDPOINT_URL: 'http://localhost:1', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
      false,
    ],
  ])('%s: path style %s', (_, environment, pathStyle) => {
    const client = s3Client({ AWS_REGION: 'ap-northeast-1', ...environment });
    expect(client.config.forcePathStyle).toBe(pathStyle);
  });

  test.each([
    [{ AWS_REGION: 'ap-northeast-1', AWS_DEFAULT_REGION: 'us-east-1' }, 'ap-northeast-1'],
    [{ AWS_DEFAULT_REGION: 'eu-west-1' }, 'eu-west-1'],
  ])('the region of %j is %s', async (environment, region) => {
    await expect(s3Client(environment).config.region()).resolves.toBe(region);
  });
});

describe('evidence', () => {
  const lockOf = (s3: ReturnType<typeof fakeS3>): readonly unknown[] =>
    s3.requests.map(({ line, headers }) => [
      line,
      headers['x-amz-object-lock-mode'],
      headers['x-amz-object-lock-retain-until-date'],
    ]);
  const write = async (archive: Archive): Promise<void> => {
    for (const key of ['alerts/dt=2026-11-20/a.json', 'deliveries/dt=2026-11-20/a.json'])
      await archive.create(key, body);
    const { version } = (await archive.read('alerts/dt=2026-11-20/a.json'))!;
    await archive.replace('alerts/dt=2026-11-20/a.json', body, version);
  };

  test('is locked when it is created, for the days told; nothing else is, nor is it when it is announced again', async () => {
    const s3 = fakeS3();
    const evidence = { days: 10, clock: () => Date.UTC(2026, 10, 20, 2) };
    await write(s3Archive({ client: s3.client, bucket: FAKE_BUCKET, evidence }));
    expect(lockOf(s3)).toEqual([
      ['PUT alerts/dt=2026-11-20/a.json', 'GOVERNANCE', '2026-11-30T02:00:00Z'],
      ['PUT deliveries/dt=2026-11-20/a.json', undefined, undefined],
      ['GET alerts/dt=2026-11-20/a.json', undefined, undefined],
      ['PUT alerts/dt=2026-11-20/a.json', undefined, undefined],
    ]);
  });

  test('is not locked unless told', async () => {
    const { s3, archive } = open();
    await write(archive);
    expect(JSON.stringify(lockOf(s3))).not.toContain('GOVERNANCE');
  });
});
