import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

/** A moto server (https://docs.getmoto.org) of this test run: AWS over the wire, as far as moto imitates it. */
export interface Moto {
  /** `http://localhost:PORT`: the name, not the number, as moto takes part of a host for the name of a bucket. */
  readonly endpoint: string;
  /** What a client of the SDK is made with to reach it. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  stop(): Promise<void>;
}

const START_LIMIT = 20_000;
let told = false;

/** Whether `moto_server` is on the PATH. The first time that it is not, says so on stderr: those tests are skipped. */
export function motoAvailable(): boolean {
  if (programOnPath() !== undefined) return true;
  if (!told) process.stderr.write('moto_server was not found on PATH: tests over the wire are skipped\n');
  told = true;
  return false;
}

function programOnPath(): string | undefined {
  const candidates = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'moto_server'));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts a moto server on a free port of this machine alone; resolves once it listens. `settings`: moto's own variables. */
export async function startMoto(settings: Readonly<Record<string, string>> = {}): Promise<Moto> {
  const program = programOnPath();
  if (program === undefined) throw new Error('moto_server was not found on PATH: ask motoAvailable() first');
  // Port 0: the system picks a free one. A group of its own, so that wrappers around the server end with it.
  const child = spawn(program, ['-H', 'localhost', '-p', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: { ...process.env, ...settings },
  });
  const stop = () => stopGroup(child);
  process.once('exit', () => { killGroup(child); }); // prettier-ignore
  const endpoint = await announced(child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const credentials = { accessKeyId: 'testing', secretAccessKey: 'testing' };
  return { endpoint, client: { endpoint, region: 'ap-northeast-1', credentials }, stop };
}

/** Reads the address that the server writes once it listens. */
function announced(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    const fail = (why: string) => { reject(new Error(`moto_server ${why}:\n${lines.join('\n')}`)); }; // prettier-ignore
    const timer = setTimeout(fail, START_LIMIT, `said nothing of an address for ${START_LIMIT} ms`);
    child.once('error', reject);
    child.once('exit', (code) => { fail(`ended with ${String(code)}`); }); // prettier-ignore
    // Reading goes on after the address came: a full pipe would stop the server.
    createInterface({ input: child.stderr! }).on('line', (line) => {
      if (lines.length < 50) lines.push(line);
      const port = /Running on http:\/\/[^ :]+:(\d+)/.exec(line)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(`http://localhost:${port}`);
    });
  });
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  killGroup(child);
  await ended;
}

function killGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
}
