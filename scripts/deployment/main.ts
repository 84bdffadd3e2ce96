import { StackError } from '../../lambdas/adapters/stack-outputs.ts';
import { ConfigurationError } from '../../lambdas/core/configuration.ts';
import { SourceError } from '../../lambdas/core/source.ts';
import { NobodyToAsk } from './ask.ts';
import { CdkFailed } from './cdk.ts';

const SAID = [StackError, ConfigurationError, SourceError, NobodyToAsk, CdkFailed];

/** Runs a script to its end: what an operator can mend is said in a line, and the exit status is 1. */
export async function runToEnd(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error) || !SAID.some((kind) => error instanceof kind)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

export const say = (line: string): void => void process.stderr.write(`${line}\n`);
