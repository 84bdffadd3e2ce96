import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { listen } from './hostile-server.ts';

/** A server on 127.0.0.1 that nobody may reach: it answers any request well and counts who came. */
export interface Canary {
  readonly port: number;
  connections(): number;
  close(): Promise<void>;
}

const ANSWER =
  'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 6\r\nconnection: close\r\n\r\nsecret';

export async function startCanary(): Promise<Canary> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(ANSWER));
  });
  const port = await listen(server);
  return { port, connections: () => connections, close: () => closed(server) };
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
