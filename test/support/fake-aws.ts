import { Readable } from 'node:stream';
import * as v from 'valibot';

export interface FakeAnswer {
  readonly status: number;
  readonly type: 'application/x-amz-json-1.0' | 'text/xml';
  readonly body: string;
}

/**
 * Options for a client of the SDK whose network is `respond`: it is given the body of each request, and the SDK reads
 * its answer as it would AWS's.
 */
export function answeredBy(respond: (body: string) => FakeAnswer) {
  const requestSchema = v.object({ body: v.union([v.string(), v.instance(Uint8Array)]) });
  const handle = async (request: unknown) => {
    const { body } = v.parse(requestSchema, request);
    const answer = respond(typeof body === 'string' ? body : new TextDecoder().decode(body));
    const headers = { 'content-type': answer.type };
    return Promise.resolve({
      response: { statusCode: answer.status, headers, body: Readable.from([Buffer.from(answer.body)]) },
    });
  };
  return {
    region: 'ap-northeast-1',
    credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    maxAttempts: 1,
    requestHandler: { handle },
  };
}
