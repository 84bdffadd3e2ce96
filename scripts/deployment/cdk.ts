import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A command of the CDK's own ended with another status than 0; it has said why. */
export class CdkFailed extends Error {
  override readonly name = 'CdkFailed';
}

const PROGRAM = path.join(
  path.dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')),
  'bin/cdk',
);

/** Runs the project's own CDK command line, what it says in between. Rejects with a `CdkFailed`. */
export async function cdk(...parameters: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, ...parameters], { stdio: 'inherit' });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (status !== 0) throw new CdkFailed(`cdk ${parameters[0] ?? ''} ended with ${status}: see above`);
}
