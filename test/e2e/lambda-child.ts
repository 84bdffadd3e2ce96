/**
 * What stands for Lambda in a function's process: loads the built handler named by the first argument, then gives it the
 * events that the parent sends, one by one. It is no part of the bundle, and shows it nothing of this project.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** From the parent. `clock`: what `Date` is to say; only behind the loopback preload. */
export interface Question {
  readonly requestId: string;
  readonly event: unknown;
  readonly clock: string | null;
}

/** To the parent: first that the handler was loaded or why not, then an answer an event. */
export type Reply =
  | { readonly kind: 'ready'; readonly milliseconds: number }
  | { readonly kind: 'answer'; readonly answer: unknown; readonly log: readonly string[] }
  | {
      readonly kind: 'error';
      readonly name: string;
      readonly message: string;
      readonly log: readonly string[];
    };

type Handler = (event: unknown, context: object) => Promise<unknown>;

const lines: string[] = [];
const tell = (reply: Reply): void => void process.send?.(reply);

/** The log goes to the parent with the answer: over the pipe it could come after it. */
process.stdout.write = (chunk: string | Uint8Array): boolean => {
  lines.push(...String(chunk).trim().split('\n'));
  return true;
};

/** Errors are logged there; what else comes that way is Node's own, and is shown where the process ends of it. */
const writeError = process.stderr.write.bind(process.stderr);
process.stderr.write = (chunk: string | Uint8Array): boolean => {
  const text = String(chunk).trim();
  if (!text.startsWith('{')) return writeError(chunk);
  lines.push(...text.split('\n'));
  return true;
};

const isHandler = (value: unknown): value is Handler => typeof value === 'function';

async function load(folder: string): Promise<Handler> {
  const code: unknown = await import(pathToFileURL(path.join(folder, 'index.mjs')).href);
  const handler: unknown = Reflect.get(Object(code), 'handler');
  if (!isHandler(handler)) throw new TypeError(`${folder}: index.mjs exports no handler`);
  return handler;
}

async function setClock(instant: string): Promise<void> {
  const preload = await import('../support/loopback-preload.ts');
  preload.setClock(instant);
}

async function replyTo(handler: Handler, { event, requestId, clock }: Question): Promise<Reply> {
  try {
    if (clock !== null) await setClock(clock);
    // A copy of its own, as Lambda makes by JSON.
    const answer = await handler(structuredClone(event), { awsRequestId: requestId });
    return { kind: 'answer', answer: answer ?? null, log: lines.splice(0) };
  } catch (thrown) {
    return failure(thrown);
  }
}

function failure(thrown: unknown): Reply {
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { kind: 'error', name, message, log: lines.splice(0) };
}

const started = performance.now();
// The preload has read it; the handler must not find a word of it.
delete process.env['LOOPBACK_WEB'];
try {
  const handler = await load(process.argv[2] ?? '');
  process.on('message', (question: Question) => {
    void replyTo(handler, question).then(tell);
  });
  tell({ kind: 'ready', milliseconds: performance.now() - started });
} catch (thrown) {
  tell(failure(thrown));
}
