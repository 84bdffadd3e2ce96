import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server } from 'node:net';
import { readMirror } from '../../lambdas/adapters/mirror-index.ts';
import type { Layer } from '../../lambdas/adapters/mirror-index.ts';
import { mirrorPages } from '../../lambdas/adapters/mirror-pages.ts';
import { isRedirect } from '../../lambdas/adapters/follow-redirects.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { header } from '../../lambdas/core/ports/pages.ts';
import type { Headers } from '../../lambdas/core/ports/pages.ts';
import { makeAuthority } from '../support/certificates.ts';
import { listen } from '../support/hostile-server.ts';

/** A recorded mirror as web servers of this machine, for http and https, at the instant of a clock. */
export interface MirrorWeb {
  /** For the loopback preload: every host of the mirror at a public address of the test's own. */
  readonly hosts: Readonly<Record<string, { address: string; httpPort: number; httpsPort: number }>>;
  /** Certificate of the authority that vouches for them. */
  readonly ca: string;
  /** Addresses that were asked, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export interface MirrorWebProps {
  /** The mirror's folder. */
  readonly root: string;
  readonly clock: () => Instant;
  /** A public address for all its hosts. */
  readonly address: string;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** What is asked is looked up by `mirrorPages`, so that local mode and this server answer alike. */
export async function startMirrorWeb({ root, clock, address }: MirrorWebProps): Promise<MirrorWeb> {
  const layers = await readMirror(root);
  const names = [...new Set(layers.flatMap(({ hosts }) => [...hosts.keys()]))];
  const authority = makeAuthority();
  const asked: string[] = [];
  const answerTo = lookUp(root, layers, clock);
  const serve =
    (scheme: 'http' | 'https'): RequestListener =>
    (request, response) => {
      const url = new URL(request.url ?? '', `${scheme}://${request.headers.host ?? ''}`);
      asked.push(url.href);
      answerTo(url, request).then(
        (answer) => {
          send(response, answer);
        },
        (error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    };
  const servers = [createServer(serve('http')), createSecureServer(authority.issue(names), serve('https'))];
  const [httpPort = 0, httpsPort = 0] = await Promise.all(servers.map(listen));
  const place = { address, httpPort, httpsPort };
  return {
    hosts: Object.fromEntries(names.map((name) => [name, place])),
    ca: authority.pem,
    asked,
    close: async () => {
      await Promise.all(servers.map(closed));
    },
  };
}

const lookUp = (root: string, layers: readonly Layer[], clock: () => Instant) => {
  const pages = mirrorPages({ root, clock });
  return async (url: URL, { headers }: IncomingMessage): Promise<Answer> => {
    const redirect = redirectAt(url, layers, clock());
    if (redirect !== undefined) return { ...redirect, body: new Uint8Array() };
    const answer = await pages.fetch({
      url: url.href,
      hosts: [url.hostname],
      etag: headers['if-none-match'],
      lastModified: headers['if-modified-since'],
      limits: { bytes: 1 << 26, milliseconds: 10_000, redirects: 0 },
    });
    // The mirror has decoded it: the header would be a lie.
    if (answer.kind === 'failure' || header(answer.headers, 'content-encoding') !== undefined)
      throw new Error(`${url.href}: the mirror has nothing that this server can give as it is`);
    return answer;
  };
};

/** A redirect is one hop here; `mirrorPages` would follow it. */
function redirectAt(
  { hostname, pathname, search }: URL,
  layers: readonly Layer[],
  now: Instant,
): Pick<Answer, 'status' | 'headers'> | undefined {
  const name = `${pathname.slice(1).replace(/(^|\/)$/, '$1index.html')}${search}`;
  const recorded = layers
    .filter(({ at }) => at <= now)
    .toReversed()
    .flatMap(({ hosts }) => hosts.get(hostname)?.paths.get(name) ?? [])[0]?.sidecar;
  return recorded !== undefined && isRedirect(recorded.status, recorded.headers) ? recorded : undefined;
}

/** The headers of the mirror and no others: what node would add is taken off, and the body ends with its connection. */
function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.shouldKeepAlive = false;
  for (const name of ['date', 'connection', 'content-length', 'transfer-encoding'])
    response.removeHeader(name);
  response.writeHead(status, headers.flat());
  response.end(body);
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
