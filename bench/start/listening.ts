import type { Server } from 'node:http';

/** A server on a free port of this machine alone. */
export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export async function listening(server: Server): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => { resolve(); }); // prettier-ignore
      server.closeAllConnections();
    });
  return { port: address.port, close };
}
