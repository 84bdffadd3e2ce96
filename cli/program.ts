import { Command, CommanderError } from 'commander';
import { PROGRAM_VERSION } from '../lambdas/contract/version.ts';
import { UsageError } from './output.ts';
import type { Output } from './output.ts';
import { addArchive } from './program/archive.ts';
import { addCapture } from './program/capture.ts';
import { addClassify } from './program/classify.ts';
import type { Context } from './program/context.ts';
import { addCost } from './program/cost.ts';
import { addDoctor } from './program/doctor.ts';
import { addRedrive } from './program/redrive.ts';
import { addPause } from './program/pause.ts';
import { addRelabel } from './program/relabel.ts';
import { addReplay } from './program/replay.ts';
import { addResume } from './program/resume.ts';
import { addSource } from './program/source.ts';
import { addSubscribe } from './program/subscribe.ts';
import { addSubscriptions } from './program/subscriptions.ts';
import { addUnsubscribe } from './program/unsubscribe.ts';
import { addWatch } from './program/watch.ts';

/** Exit statuses: 0 done, 1 failed, 2 wrong usage. */
const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

/** In the order in which `--help` shows them. Each loads what it runs only when it is called. */
const COMMANDS: readonly ((program: Command, context: Context) => void)[] = [
  addWatch,
  addReplay,
  addSubscribe,
  addSubscriptions,
  addPause,
  addResume,
  addUnsubscribe,
  addSource,
  addClassify,
  addCapture,
  addArchive,
  addRelabel,
  addDoctor,
  addRedrive,
  addCost,
];

/** The program with all its commands. */
export function hinomi(context: Context): Command {
  const program = new Command('hinomi')
    .description('Watches pages about Japan’s defence diplomacy, keeps what it saw, and alerts.')
    .version(PROGRAM_VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        context.output.result(text.trimEnd());
      },
      writeErr: (text) => {
        context.output.say(text.trimEnd());
      },
    });
  for (const add of COMMANDS) add(program, context);
  return program;
}

/**
 * Runs a command line (without `node` and the program's name). `catalogue`: the directory of source definitions that is
 * used unless told. Resolves with the exit status; never rejects.
 */
export async function runProgram(
  words: readonly string[],
  output: Output,
  catalogue: string,
): Promise<number> {
  let status = DONE;
  const finish = (finished: number): void => {
    status = finished;
  };
  try {
    await hinomi({ output, catalogue, finish }).parseAsync(words, { from: 'user' });
  } catch (error) {
    return explain(error, output);
  }
  return status;
}

function explain(error: unknown, output: Output): number {
  // Commander has said it already; help and version end this way too, with status 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE;
  output.say(error instanceof Error ? error.message : String(error));
  return error instanceof UsageError ? WRONG_USAGE : FAILED;
}
