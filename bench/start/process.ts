import { spawn } from 'node:child_process';
import { ANSWER } from './answer.ts';

export interface Start {
  /** Compiled `first-event.ts` and the preload that leads addresses to this machine; null: no preload. */
  readonly program: string;
  readonly preload: string | null;
  /** The handler's `index.mjs`. */
  readonly handler: string;
  readonly event: unknown;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Started {
  /** From the start of the process to the answer to its event. */
  readonly milliseconds: number;
  /** What it wrote before. */
  readonly log: string;
}

/**
 * Starts a process for one event, with nothing of this one's environment: no cache of compiled code, as Lambda has none
 * for a new environment. Rejects with what it wrote where it gave no answer.
 */
export function startOnce({ program, preload, handler, event, environment }: Start): Promise<Started> {
  const preloads = preload === null ? [] : ['--import', preload];
  const started = performance.now();
  const child = spawn(process.execPath, [...preloads, program, handler, JSON.stringify(event)], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  let milliseconds = Number.NaN;
  child.stdout.on('data', (chunk) => {
    const now = performance.now();
    out += String(chunk);
    if (Number.isNaN(milliseconds) && out.includes(ANSWER)) milliseconds = now - started;
  });
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      if (status === 0 && !Number.isNaN(milliseconds)) resolve({ milliseconds, log: out });
      else reject(new Error(`${handler} ended with ${String(status)}:\n${out}\n${errors.slice(-2000)}`));
    });
  });
}
