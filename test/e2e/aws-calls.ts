import * as v from 'valibot';
import type { WireRequest } from './aws-proxy.ts';

/** One thing that IAM decides on. */
export interface AwsCall {
  /** `s3:GetObject`. */
  readonly action: string;
  /** ARN. */
  readonly resource: string;
  /** Condition keys that the request carries. */
  readonly context: Readonly<Record<string, string>>;
}

const jobs = v.pipe(v.string(), v.parseJson(), v.object({ QueueUrl: v.string() }));

/**
 * What a request needs to be allowed, as the Service Authorization Reference has it; the first is the request itself.
 * Throws for a request that is not known here: it must be looked up, not passed over.
 */
export function callsOf(request: WireRequest, region: string, account: string): readonly AwsCall[] {
  const target = request.headers['x-amz-target'];
  const type = request.headers['content-type'] ?? '';
  if (typeof target === 'string') return [queueCall(target, request, `${region}:${account}`)];
  if (type.startsWith('application/x-www-form-urlencoded')) return [topicCall(request)];
  return bucketCalls(request);
}

/** Of a batch too it is this action: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html */
function queueCall(target: string, request: WireRequest, place: string): AwsCall {
  const [, action = ''] = /^AmazonSQS\.(SendMessage)(Batch)?$/.exec(target) ?? [];
  if (action === '') throw unknown(request);
  const name = v.parse(jobs, request.body).QueueUrl.split('/').at(-1) ?? '';
  return { action: `sqs:${action}`, resource: `arn:aws:sqs:${place}:${name}`, context: {} };
}

function topicCall(request: WireRequest): AwsCall {
  const form = new URLSearchParams(request.body);
  if (form.get('Action') !== 'Publish') throw unknown(request);
  return { action: 'sns:Publish', resource: form.get('TopicArn') ?? '', context: {} };
}

/** Addressed by path. Told that a key is absent is only who may list: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
function bucketCalls(request: WireRequest): readonly AwsCall[] {
  const url = new URL(request.url, 'http://localhost');
  const [, bucket = '', key = ''] = /^\/([^/]+)\/?(.*)$/.exec(decodeURIComponent(url.pathname)) ?? [];
  const list = { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` };
  const object = `arn:aws:s3:::${bucket}/${key}`;
  const [query] = [...url.searchParams.keys()].filter((name) => name !== 'x-id');
  if (bucket !== '' && key === '' && request.method === 'GET' && url.searchParams.get('list-type') === '2') {
    const prefix = url.searchParams.get('prefix');
    return [{ ...list, context: prefix === null ? {} : { 's3:prefix': prefix } }];
  }
  if (key === '' || query !== undefined) throw unknown(request);
  const put = { action: 's3:PutObject', resource: object, context: {} };
  // To lock what is written is an action of its own: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
  if (request.method === 'PUT' && request.headers['x-amz-object-lock-mode'] !== undefined)
    return [put, { ...put, action: 's3:PutObjectRetention' }];
  if (request.method === 'PUT') return [put];
  if (request.method !== 'GET') throw unknown(request);
  const get = { action: 's3:GetObject', resource: object, context: {} };
  return request.status === 404 ? [get, { ...list, context: {} }] : [get];
}

const unknown = ({ method, url, headers, body }: WireRequest): Error =>
  new Error(
    `a request of AWS that nothing here maps to an action: ${method} ${url} ${String(headers['x-amz-target'])} ${body.slice(0, 200)}`,
  );
