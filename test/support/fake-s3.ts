import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import * as v from 'valibot';

/**
 * S3 behind the SDK's request handler: real requests and real error parsing, no network. It behaves as S3 documents
 * conditional writes, with two things that no emulator does: 409 while another conditional write of the key is under
 * way, and 403 for an absent key where the caller may not list.
 */
export interface FakeS3 {
  readonly client: S3Client;
  readonly objects: Map<string, Buffer>;
  /** Requests seen, `PUT key` …, with their headers. */
  readonly requests: { readonly line: string; readonly headers: Readonly<Record<string, string>> }[];
  /** Answers to give to the next requests in place of working; `drop` fails the connection. */
  readonly faults: (Fault | 'drop')[];
  /** Set to false to take s3:ListBucket away. */
  mayList: boolean;
}

export interface Fault {
  readonly status: number;
  readonly code: string;
  /** The request takes effect all the same: the answer is what got lost. */
  readonly afterwards?: boolean;
}

const requestSchema = v.object({
  method: v.string(),
  path: v.string(),
  query: v.optional(v.record(v.string(), v.unknown()), {}),
  headers: v.record(v.string(), v.string()),
  body: v.optional(v.unknown()),
});
type Request = v.InferOutput<typeof requestSchema>;

interface Answer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Readable;
}

export const FAKE_BUCKET = 'fake-bucket';
/** Small, so that every list of the suite has several pages. */
const PAGE = 2;

export function fakeS3(): FakeS3 {
  const state: Omit<FakeS3, 'client'> = { objects: new Map(), requests: [], faults: [], mayList: true };
  const underWay = new Set<string>();
  const handle = async (raw: unknown) => ({
    response: await respond(state, underWay, v.parse(requestSchema, raw)),
  });
  const client = new S3Client({
    region: 'ap-northeast-1',
    endpoint: 'http://localhost:1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    maxAttempts: 2,
    requestHandler: { handle },
  });
  return Object.assign(state, { client });
}

async function respond(s3: Omit<FakeS3, 'client'>, underWay: Set<string>, request: Request): Promise<Answer> {
  const key = decodeURIComponent(request.path.slice(`/${FAKE_BUCKET}/`.length));
  s3.requests.push({ line: `${request.method} ${key}`, headers: request.headers });
  await turn();
  const fault = s3.faults.shift();
  if (fault === 'drop') throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  if (fault !== undefined && !fault.afterwards) return refusal(fault.status, fault.code);
  const answer = await work(s3, underWay, request, key);
  return fault === undefined ? answer : refusal(fault.status, fault.code);
}

function work(s3: Omit<FakeS3, 'client'>, underWay: Set<string>, request: Request, key: string) {
  if (request.method === 'PUT') return put(s3, underWay, request, key);
  return key === '' ? listing(s3, request) : get(s3, key);
}

function get(s3: Omit<FakeS3, 'client'>, key: string): Answer {
  const body = s3.objects.get(key);
  if (body !== undefined) return answered(200, { etag: etagOf(body) }, body);
  return s3.mayList ? refusal(404, 'NoSuchKey') : refusal(403, 'AccessDenied');
}

async function put(s3: Omit<FakeS3, 'client'>, underWay: Set<string>, request: Request, key: string) {
  const { 'if-match': match, 'if-none-match': none } = request.headers;
  if (underWay.has(key)) return refusal(409, 'ConditionalRequestConflict');
  const current = s3.objects.get(key);
  if (none === '*' && current !== undefined) return refusal(412, 'PreconditionFailed');
  if (match !== undefined && current === undefined) return refusal(404, 'NoSuchKey');
  if (match !== undefined && current !== undefined && etagOf(current) !== match) {
    return refusal(412, 'PreconditionFailed');
  }
  underWay.add(key);
  await turn();
  const body = Buffer.from(v.parse(v.instance(Uint8Array), request.body ?? new Uint8Array()));
  s3.objects.set(key, body);
  underWay.delete(key);
  return answered(200, { etag: etagOf(body) }, Buffer.alloc(0));
}

function listing(s3: Omit<FakeS3, 'client'>, { query }: Request): Answer {
  if (!s3.mayList) return refusal(403, 'AccessDenied');
  const text = (name: string) => v.parse(v.optional(v.string(), ''), query[name]);
  const after = text('continuation-token');
  const keys = [...s3.objects.keys()].filter((key) => key.startsWith(text('prefix')) && key > after).sort();
  const page = keys.slice(0, PAGE);
  const contents = page
    .map((key) => `<Contents><Key>${key.replaceAll('&', '&amp;')}</Key></Contents>`)
    .join('');
  const next = keys.length > PAGE ? `<NextContinuationToken>${page.at(-1)!}</NextContinuationToken>` : '';
  const xml = `<ListBucketResult><IsTruncated>${String(next !== '')}</IsTruncated>${contents}${next}</ListBucketResult>`;
  return answered(200, { 'content-type': 'application/xml' }, Buffer.from(xml));
}

/** As S3 does: the MD5 of the content, in quotes. */
const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;

const refusal = (status: number, code: string): Answer =>
  answered(
    status,
    { 'content-type': 'application/xml' },
    Buffer.from(`<Error><Code>${code}</Code><Message>the fake says ${code}</Message></Error>`),
  );

const answered = (statusCode: number, headers: Record<string, string>, body: Buffer): Answer => ({
  statusCode,
  headers: { ...headers, 'content-length': String(body.length) },
  body: Readable.from(body.length === 0 ? [] : [body]),
});
