import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import { brotliCompressSync, constants, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

/** One bad (or odd) answer. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export const PAGE = '<p>防衛大臣会談の概要</p>'.repeat(40);
const SMALL_CHUNK = Buffer.alloc(16 * 1024, 'a');

/** A raw answer: whatever bytes, then the end of the connection. */
export const raw =
  (...parts: readonly (string | Buffer)[]): Behaviour =>
  ({ socket }) => {
    socket.end(Buffer.concat(parts.map((part) => Buffer.from(part))));
  };

const encoded =
  (encoding: string, body: Buffer): Behaviour =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(body);
  };

const redirect =
  (location: string): Behaviour =>
  (_request, response) => {
    response.writeHead(302, { location }).end('moved');
  };

/** Writes something again and again until the client goes. */
const drip =
  (head: string, part: string): Behaviour =>
  ({ socket }) => {
    socket.write(head);
    const timer = setInterval(() => socket.write(part), 20);
    socket.once('close', () => {
      clearInterval(timer);
    });
  };

function endless(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html' });
  const pour = (): void => {
    while (!response.destroyed && response.write(SMALL_CHUNK));
  };
  response.on('drain', pour);
  pour();
}

/** A gigabyte of zeros in one megabyte of gzip, kept open at the end: who waits for the end waits in vain. */
function bomb(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
  const zeros = Buffer.alloc(1024 * 1024);
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  gzip.pipe(response, { end: false });
  response.once('close', () => gzip.destroy());
  let left = 1024;
  const pour = (): void => {
    while (left > 0 && !gzip.destroyed) {
      left -= 1;
      if (!gzip.write(zeros)) break;
    }
  };
  gzip.on('drain', pour);
  pour();
}

/** Nine million bytes in chunks of one: each costs the client an object if it keeps them as they come. */
function tinyChunks({ socket }: IncomingMessage): void {
  socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
  pourRaw(socket, Buffer.from('1\r\na\r\n'.repeat(10_000)), 900);
}

/** Writes a part again and again as fast as the client takes it. */
function pourRaw(socket: Socket, part: Buffer, times = Infinity): void {
  let left = times;
  const pour = (): void => {
    while (left > 0 && !socket.destroyed) {
      left -= 1;
      if (!socket.write(part)) break;
    }
  };
  socket.on('drain', pour);
  pour();
}

const flood =
  (head: string, part: string): Behaviour =>
  ({ socket }) => {
    socket.write(head);
    pourRaw(socket, Buffer.from(part.repeat(1000)));
  };

const zipped = gzipSync(PAGE);

const used = new WeakSet<object>();

/** Drops every connection that is used for it a second time, as a server does that had just closed an idle one. */
function onceAConnection({ socket }: IncomingMessage, response: ServerResponse): void {
  if (used.has(socket)) socket.destroy();
  else response.end(PAGE);
  used.add(socket);
}

/** Path → what it does. Paths that begin with `/good` answer well. */
export const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  '/good': (_request, response) => {
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag: '"v1"' }).end(PAGE);
  },
  '/good-gzip': encoded('gzip', zipped),
  '/good-x-gzip': encoded('X-GZIP', zipped),
  '/good-deflate': encoded('deflate', deflateSync(PAGE)),
  '/good-raw-deflate': encoded('deflate', deflateRawSync(PAGE)),
  '/good-br': encoded('br', brotliCompressSync(PAGE)),
  '/good-twice': encoded('gzip, br', brotliCompressSync(zipped)),
  '/good-empty-gzip': encoded('gzip', Buffer.alloc(0)),
  '/good-trailing': raw('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n', zipped, '\0\0\0\0'),
  '/good-conditional': (request, response) => {
    const known = request.headers['if-none-match'] === '"v1"';
    response
      .writeHead(known ? 304 : 200, { etag: '"v1"', 'content-encoding': 'gzip' })
      .end(known ? '' : zipped);
  },
  '/good-echo': (request, response) => {
    response.writeHead(200).end(JSON.stringify({ method: request.method, headers: request.rawHeaders }));
  },
  '/good-cookies': (_request, response) => {
    response.writeHead(302, { location: '/good-echo', 'set-cookie': 'seen=1; path=/' }).end();
  },
  '/good-error': (_request, response) => {
    response.writeHead(503, { 'retry-after': '120' }).end('later');
  },
  '/good-once-a-connection': onceAConnection,
  '/good-redirect': redirect('/good?from=redirect'),
  '/good-utf8-redirect': raw('HTTP/1.1 302 Found\r\nlocation: /会談\r\ncontent-length: 0\r\n\r\n'),
  '/%E4%BC%9A%E8%AB%87': (_request, response) => void response.end('会談'),
  '/good-downgrade': redirect('http://www.example.jp/good'),
  '/endless': endless,
  '/announced': (_request, response) => {
    response.writeHead(200, { 'content-length': '99999999999' }).write('a');
  },
  '/bomb': bomb,
  '/silent': () => undefined,
  '/slow-body': drip('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n', 'a'),
  '/slow-headers': drip('HTTP/1.1 200 OK\r\n', 'x-drip: 1\r\n'),
  '/slow-gzip': ({ socket }) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n');
    socket.write(zipped.subarray(0, 20));
  },
  '/endless-hints': drip('', 'HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\n'),
  '/loop': redirect('/loop'),
  '/ping': redirect('/pong'),
  '/pong': redirect('/ping'),
  '/far': (request, response) => {
    redirect(`/far?${Number(new URL(request.url ?? '/', 'http://a').search.slice(1)) + 1}`)(
      request,
      response,
    );
  },
  '/bad-gzip': encoded('gzip', Buffer.from('this is no gzip')),
  '/corrupt-gzip': encoded('gzip', Buffer.concat([zipped.subarray(0, -8), Buffer.alloc(8, 7)])),
  '/truncated-gzip': encoded('gzip', zipped.subarray(0, -12)),
  '/truncated-br': encoded('br', brotliCompressSync(PAGE).subarray(0, -4)),
  '/bad-deflate': encoded('deflate', Buffer.from('xx no deflate')),
  '/unknown-coding': encoded('zstd', Buffer.from('whatever')),
  '/many-codings': encoded('gzip, gzip, gzip', zipped),
  '/huge-headers': raw(`HTTP/1.1 200 OK\r\nx-large: ${'a'.repeat(200_000)}\r\n\r\n`, PAGE),
  '/wrong-length': raw('HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\nshort'),
  '/cut-chunk': raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n400\r\nshort'),
  '/cut-gzip': raw('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 5000\r\n\r\n', zipped),
  '/reset': ({ socket }) => socket.resetAndDestroy(),
  '/reset-mid-body': ({ socket }) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\nhalf', () =>
      setTimeout(() => socket.resetAndDestroy(), 20),
    );
  },
  '/reset-unframed': ({ socket }) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\nhalf', () => setTimeout(() => socket.resetAndDestroy(), 20));
  },
  '/hang-up': ({ socket }) => void socket.end(),
  '/garbage': raw('SSH-2.0-OpenSSH_9.0\r\n'),
  '/both-lengths': raw(
    'HTTP/1.1 200 OK\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
  ),
  '/upgrade': raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
  '/mixed-lengths': raw('HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 5\r\n\r\nabcde'),
  '/http-0.9': raw(PAGE),
  '/tiny-chunks': tinyChunks,
  '/flood-headers': flood('HTTP/1.1 200 OK\r\n', 'x-flood: 1\r\n'),
  '/flood-hints': flood('', 'HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\n'),
  '/flood-trailers': flood(
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n',
    'x-flood: 1\r\n',
  ),
  '/flood-extensions': flood('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;', 'extension=1;'),
  '/flood-empty-lines': flood('', '\r\n'),
  '/steering-coding': raw('HTTP/1.1 200 OK\r\ncontent-encoding: \x9b31m\u202e\tgzip\r\n\r\n', PAGE),
  '/cookie-wall': (request, response) => {
    if (request.headers.cookie !== undefined) response.end(PAGE);
    else response.writeHead(302, { location: '/cookie-wall', 'set-cookie': 'seen=1; path=/' }).end();
  },
  '/to-off-host': redirect('https://elsewhere.example/good'),
  '/to-loopback': redirect('http://127.0.0.1/good'),
  '/to-decimal-loopback': redirect('http://2130706433/good'),
  '/to-octal-loopback': redirect('http://0177.0.0.1/good'),
  '/to-mapped-loopback': redirect('http://[::ffff:127.0.0.1]/good'),
  '/to-loopback6': redirect('http://[::1]/good'),
  '/to-metadata': redirect('http://169.254.169.254/latest/meta-data/'),
  '/to-private-name': redirect('http://private.example.jp/good'),
  '/to-port': redirect('http://www.example.jp:8080/good'),
  '/to-file': redirect('file:///etc/passwd'),
  '/to-data': redirect('data:text/html,hello'),
  '/to-nowhere': redirect('http://[not-an-address/'),
  '/to-afar': redirect(`/${'a'.repeat(10_000)}`),
};

export interface HostileServer {
  readonly httpPort: number;
  readonly httpsPort: number;
  /** What further paths do; they go before those of `BEHAVIOURS`. */
  readonly answers: Map<string, Behaviour>;
  /** Paths asked so far, with the Host header: `www.example.jp/good`. */
  readonly asked: string[];
  /** Connections taken so far, TLS ones included. */
  connections(): number;
  close(): Promise<void>;
}

/** A server on 127.0.0.1, over HTTP and over TLS, that answers every path of `BEHAVIOURS` as named. */
export async function startHostileServer(tls: { key: string; cert: string }): Promise<HostileServer> {
  const answers = new Map<string, Behaviour>();
  const asked: string[] = [];
  let connections = 0;
  const listener: RequestListener = (request, response) => {
    asked.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
    const { pathname } = new URL(request.url ?? '/', 'http://any');
    const behaviour = answers.get(pathname) ?? BEHAVIOURS[pathname];
    if (behaviour === undefined) response.writeHead(404).end('no such behaviour');
    else behaviour(request, response);
  };
  const servers = [createServer(listener), createTlsServer(tls, listener)];
  for (const server of servers) {
    server.on('connection', () => (connections += 1));
    server.on('clientError', (_error, socket) => socket.destroy());
  }
  const [httpPort = 0, httpsPort = 0] = await Promise.all(servers.map(listen));
  return {
    httpPort,
    httpsPort,
    answers,
    asked,
    connections: () => connections,
    close: async () => {
      await Promise.all(servers.map(stop));
    },
  };
}

/** Lets a server listen on a free port of 127.0.0.1. */
export const listen = (server: NetServer): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
