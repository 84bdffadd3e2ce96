import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Question, Reply } from './lambda-child.ts';

export interface FunctionProps {
  /** Folder of the built handler; the process works there, and sees no variable but these. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The `LOOPBACK_WEB` of test/support/loopback-preload.ts; null: the function runs without the preload. */
  readonly web: object | null;
}

export interface Answered {
  readonly answer: unknown;
  /** Lines that the function logged. */
  readonly log: readonly string[];
}

/** What the handler rejected with, or why it could not be loaded. */
export class FunctionError extends Error {
  override readonly name: string;
  readonly log: readonly string[];
  constructor({ name, message, log }: Extract<Reply, { kind: 'error' }>) {
    super(message);
    this.name = name;
    this.log = log;
  }
}

/** One execution environment of a function: started once, kept warm, one event at a time. */
export interface WarmFunction {
  /** `clock`: what `Date` says when the event comes; null: as it is. Rejects with a `FunctionError`. */
  invoke(event: unknown, clock: string | null): Promise<Answered>;
  end(): Promise<void>;
}

const PRELOAD = path.resolve('test/support/loopback-preload.ts');
const CHILD = path.resolve('test/e2e/lambda-child.ts');

/** Starts a built handler in a process of its own, as Lambda would; resolves once it is loaded. */
export async function startFunction({ folder, environment, web }: FunctionProps): Promise<WarmFunction> {
  const child = fork(CHILD, [folder], {
    cwd: folder,
    execArgv: web === null ? [] : ['--import', PRELOAD],
    env: { ...environment, ...(web !== null && { LOOPBACK_WEB: JSON.stringify(web) }) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  const next = (): Promise<Reply> => nextReply(child, () => `${path.basename(folder)}: ${errors}`);
  const ready = await next();
  if (ready.kind === 'error') {
    await ended(child);
    throw new FunctionError(ready);
  }
  let count = 0;
  return {
    invoke: async (event, clock) => {
      count += 1;
      const reply = next();
      child.send({ requestId: `request-${count}`, event, clock } satisfies Question);
      const given = await reply;
      if (given.kind === 'answer') return { answer: given.answer, log: given.log };
      throw given.kind === 'error' ? new FunctionError(given) : new Error('it was loaded twice');
    },
    end: () => ended(child),
  };
}

function nextReply(child: ChildProcess, detail: () => string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const answered = (reply: Reply): void => {
      child.off('exit', gone);
      resolve(reply);
    };
    const gone = (code: number | null): void => {
      child.off('message', answered);
      reject(new Error(`the function's process ended (${code ?? 'killed'}): ${detail()}`));
    };
    child.once('message', answered);
    child.once('exit', gone);
  });
}

/** Sockets that are kept for the next event would keep the process, as Lambda's does: it is ended. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exit;
}
