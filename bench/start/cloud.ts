import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listening } from './listening.ts';
import type { Listening } from './listening.ts';

/** S3 and SNS over HTTP, as far as a first event needs them: they answer at once, so that what is measured is ours. */
export interface Cloud extends Listening {
  /** Puts these objects, and no others, into the bucket. */
  readonly fill: (objects: Readonly<Record<string, Uint8Array>>) => void;
  /** Requests since the bucket was filled: `GET sources/x/state.json`, `PUT …`, `LIST alerts/`, `Publish`. */
  readonly asked: readonly string[];
}

export const BUCKET = 'bench-archive';

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

export async function startCloud(): Promise<Cloud> {
  const objects = new Map<string, Uint8Array>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const { status, headers, body: answer } = respond(objects, asked, request, body);
      response.writeHead(status, headers).end(answer);
    });
  });
  const fill: Cloud['fill'] = (filling) => {
    objects.clear();
    asked.length = 0;
    for (const [key, body] of Object.entries(filling)) objects.set(key, body);
  };
  return { ...(await listening(server)), fill, asked };
}

function respond(
  objects: Map<string, Uint8Array>,
  asked: string[],
  { method, url, headers }: IncomingMessage,
  body: Uint8Array,
): Answer {
  // prettier-ignore
  const { pathname, searchParams } = new URL(url ?? '', 'http://localhost');
  const key = decodeURIComponent(pathname).slice(`/${BUCKET}/`.length);
  const isList = method === 'GET' && key === '';
  const prefix = searchParams.get('prefix') ?? '';
  const isTopic = method === 'POST' && pathname === '/';
  asked.push(isTopic ? 'Publish' : isList ? `LIST ${prefix}` : `${method ?? ''} ${key}`);
  if (isTopic) return PUBLISHED;
  if (isList) return listed([...objects.keys()].filter((one) => one.startsWith(prefix)));
  if (method === 'PUT') return put(objects, key, body, headers);
  const there = objects.get(key);
  return there === undefined
    ? refused(404, 'NoSuchKey')
    : { status: 200, headers: { etag: etagOf(there) }, body: there };
}

const XML = { 'content-type': 'text/xml' };
const PUBLISHED: Answer = {
  status: 200,
  headers: XML,
  body: '<PublishResponse><PublishResult><MessageId>bench</MessageId></PublishResult></PublishResponse>',
};

const listed = (keys: readonly string[]): Answer => ({
  status: 200,
  headers: XML,
  body: `<ListBucketResult><IsTruncated>false</IsTruncated>${keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}</ListBucketResult>`,
});

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html */
function put(
  objects: Map<string, Uint8Array>,
  key: string,
  body: Uint8Array,
  headers: IncomingMessage['headers'],
): Answer {
  // prettier-ignore
  const there = objects.get(key);
  const match = headers['if-match'];
  if (headers['if-none-match'] === '*' && there !== undefined) return refused(412, 'PreconditionFailed');
  if (match !== undefined && (there === undefined || etagOf(there) !== match))
    return refused(412, 'PreconditionFailed');
  objects.set(key, body);
  return { status: 200, headers: { etag: etagOf(body) } };
}

const etagOf = (body: Uint8Array): string => `"${createHash('md5').update(body).digest('hex')}"`;

const refused = (status: number, code: string): Answer => ({
  status,
  headers: XML,
  body: `<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});
