import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PageRequest, Pages } from '../../lambdas/core/ports/pages.ts';

/** The web as a child sees it: the configuration of the loopback preload, `ca` as PEM text. */
export interface Web {
  readonly hosts: object;
  readonly ca: string;
}

export interface ChildOptions {
  /** Starts the child behind the loopback preload. */
  readonly web?: Web;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Child<Question, Answer> {
  ask(question: Question): Promise<Answer>;
  /** Closes the channel; resolves with the milliseconds until the process had ended by itself, and how. */
  end(): Promise<{ readonly milliseconds: number; readonly code: number | null; readonly stderr: string }>;
}

interface Reply<Answer> {
  readonly id: number;
  readonly answer: Answer;
}

const PRELOAD = new URL('loopback-preload.ts', import.meta.url).href;

/** Starts a script of this folder as a process that answers questions (`answerQuestions` on its side). */
export function startChild<Question, Answer>(
  script: string,
  { web, env = {} }: ChildOptions = {},
): Child<Question, Answer> {
  const scratch = mkdtempSync(join(tmpdir(), 'hinomi-ca-'));
  const child = fork(join(import.meta.dirname, script), {
    execArgv: web === undefined ? [] : ['--import', PRELOAD],
    env: { ...process.env, NODE_OPTIONS: '', ...env, ...(web && { LOOPBACK_WEB: configured(web, scratch) }) },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let stderr = '';
  child.stderr?.on('data', (chunk) => (stderr += String(chunk)));
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  child.on('message', ({ id, answer }: Reply<Answer>) => waiting.get(id)?.resolve(answer));
  child.once('exit', (code) => {
    rmSync(scratch, { recursive: true });
    const error = new Error(`${script} ended (${code ?? 'killed'}): ${stderr}`);
    for (const { reject } of waiting.values()) reject(error);
  });
  let last = 0;
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        child.send({ id: last, question });
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

/** On the child's side: answers each question, several at once. A question that fails ends the process. */
export function answerQuestions(answer: (question: never) => Promise<unknown>): void {
  process.on('message', ({ id, question }: { id: number; question: never }) => {
    void answer(question).then((given) => process.send?.({ id, answer: given }));
  });
}

/** How long a question took, and the most memory the process has ever held. */
export interface Cost {
  readonly milliseconds: number;
  readonly mebibytes: number;
}

export async function measured<Value>(work: () => Promise<Value>): Promise<{ value: Value; cost: Cost }> {
  const started = performance.now();
  const value = await work();
  const milliseconds = performance.now() - started;
  return { value, cost: { milliseconds, mebibytes: peakMebibytes() } };
}

/** Pages that are waited for no longer than so many milliseconds. `requests`: takes them as the program made them. */
export const impatient = (pages: Pages, patience: number, requests: PageRequest[]): Pages => ({
  fetch: (request) => {
    requests.push(request);
    const milliseconds = Math.min(request.limits.milliseconds, patience);
    return pages.fetch({ ...request, limits: { ...request.limits, milliseconds } });
  },
});

function configured({ hosts, ca }: Web, scratch: string): string {
  const file = join(scratch, 'ca.pem');
  writeFileSync(file, ca);
  return JSON.stringify({ hosts, ca: file });
}

/**
 * The most memory that this program held. Linux counts it for the program in VmHWM; its maxRSS begins with that of the
 * parent, so that a large parent made a small child fail.
 */
function peakMebibytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return (kibibytes === undefined ? process.resourceUsage().maxRSS : Number(kibibytes)) / 1024;
}
