import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PageRequest } from '../../lambdas/core/ports/pages.ts';
import type { ChildAnswer } from './fetch-child.ts';

export interface FetchProcess {
  fetch(request: PageRequest): Promise<ChildAnswer>;
  /** Closes the channel; resolves with the milliseconds until the process had ended by itself, and how. */
  end(): Promise<{ readonly milliseconds: number; readonly code: number | null; readonly stderr: string }>;
}

const PRELOAD = new URL('loopback-preload.ts', import.meta.url).href;
const CHILD = join(import.meta.dirname, 'fetch-child.ts');

/** Starts `fetch-child.ts`; with `web`, behind the loopback preload (its configuration, `ca` as PEM text). */
export function startFetchProcess(web?: { hosts: object; ca: string }): FetchProcess {
  const scratch = mkdtempSync(join(tmpdir(), 'hinomi-ca-'));
  const child = fork(CHILD, {
    execArgv: web === undefined ? [] : ['--import', PRELOAD],
    env: { ...process.env, NODE_OPTIONS: '', ...(web && { LOOPBACK_WEB: configuration(web, scratch) }) },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let stderr = '';
  child.stderr?.on('data', (chunk) => (stderr += String(chunk)));
  const waiting = new Map<
    number,
    { resolve: (answer: ChildAnswer) => void; reject: (error: Error) => void }
  >();
  child.on('message', (answer: ChildAnswer) => waiting.get(answer.id)?.resolve(answer));
  child.once('exit', (code) => {
    rmSync(scratch, { recursive: true });
    const error = new Error(`the fetching process ended (${code ?? 'killed'}): ${stderr}`);
    for (const { reject } of waiting.values()) reject(error);
  });
  let last = 0;
  return {
    fetch: (request) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        child.send({ id: last, request });
      }),
    end: () =>
      new Promise((resolve) => {
        const started = performance.now();
        child.once('exit', (code) => {
          resolve({ milliseconds: performance.now() - started, code, stderr });
        });
        child.disconnect();
      }),
  };
}

function configuration({ hosts, ca }: { hosts: object; ca: string }, scratch: string): string {
  const file = join(scratch, 'ca.pem');
  writeFileSync(file, ca);
  return JSON.stringify({ hosts, ca: file });
}
