import { Agent, createServer, request as ask } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen } from '../support/hostile-server.ts';

/** One request that a function made of AWS, and how it was answered. */
export interface WireRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly status: number;
}

/** Stands between one function and moto, lets everything pass, and remembers it. */
export interface AwsProxy {
  readonly endpoint: string;
  /** In the order of the answers. */
  readonly requests: readonly WireRequest[];
  close(): Promise<void>;
}

export async function startAwsProxy(moto: string): Promise<AwsProxy> {
  const requests: WireRequest[] = [];
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    pass(request, response, moto, agent).then(
      (passed) => requests.push(passed),
      (error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  });
  const port = await listen(server);
  return {
    endpoint: `http://localhost:${port}`,
    requests,
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Headers of one connection alone, and moto's date: a client whose clock is set to another day would correct itself by
 * it, and ask again.
 */
const NOT_PASSED = /^(connection|keep-alive|transfer-encoding|content-length|date)$/i;

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  moto: string,
  agent: Agent,
): Promise<WireRequest> {
  const { method = 'GET', url = '/', headers } = request;
  const body = await buffer(request);
  const answer = await forward(new URL(url, moto), { method, headers, agent }, body);
  const status = answer.statusCode ?? 502;
  const given = await buffer(answer);
  const passed = { method, url, headers, body: body.toString('utf8'), status };
  response.sendDate = false;
  response.writeHead(status, answer.rawHeaders.filter(isPlain)).end(given);
  return passed;

  function isPlain(_: string, index: number, all: readonly string[]): boolean {
    return !NOT_PASSED.test(all[index - (index % 2)] ?? '');
  }
}

const forward = (
  url: URL,
  { method, headers, agent }: { method: string; headers: IncomingMessage['headers']; agent: Agent },
  body: Buffer,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    // Moto takes part of a host's name for the name of a bucket: it is to see its own.
    const sent = ask(url, { method, headers: { ...headers, host: url.host }, agent }, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
