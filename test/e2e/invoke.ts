import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import path from 'node:path';

/** How one function of the deployment is run here. */
export interface Invocation {
  /** Folder of the built handler. */
  readonly folder: string;
  readonly event: unknown;
  readonly environment: Readonly<Record<string, string>>;
  /** The `LOOPBACK_WEB` of test/support/loopback-preload.ts. */
  readonly web: unknown;
}

export interface Invoked {
  readonly answer: unknown;
  /** Lines that the function logged. */
  readonly log: readonly string[];
}

const ANSWER = 'answer of the handler: ';
const PRELOAD = path.resolve('test/support/loopback-preload.ts');

/**
 * Runs a built handler for one event, in a process of its own that sees nothing of this project but the bundle, as
 * Lambda would. Rejects with what it wrote where it failed.
 */
export async function invoke({ folder, event, environment, web }: Invocation): Promise<Invoked> {
  const script = `
    import { handler } from ${JSON.stringify(path.join(folder, 'index.mjs'))};
    const answer = await handler(${JSON.stringify(event)}, { awsRequestId: 'request-1' });
    console.log(${JSON.stringify(ANSWER)} + JSON.stringify(answer ?? null));`;
  const child = spawn(process.execPath, ['--import', PRELOAD, '--input-type=module', '--eval', script], {
    env: { ...environment, LOOPBACK_WEB: JSON.stringify(web) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, errors, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (status !== 0)
    throw new Error(`${path.basename(folder)} ended with ${status}:\n${out}\n${errors.slice(0, 8000)}`);
  const lines = out.trim().split('\n');
  const answer = lines.pop() ?? '';
  if (!answer.startsWith(ANSWER)) throw new Error(`${path.basename(folder)} did not answer:\n${out}`);
  return { answer: JSON.parse(answer.slice(ANSWER.length)), log: lines };
}
