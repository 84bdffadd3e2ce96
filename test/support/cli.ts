import * as v from 'valibot';
import { runProgram } from '../../cli/program.ts';

export interface CliRun {
  readonly status: number;
  /** Lines on stdout. */
  readonly out: readonly string[];
  /** Lines on stderr. */
  readonly err: readonly string[];
}

/** Runs a command line of the program in this process. */
export async function runCli(...words: readonly string[]): Promise<CliRun> {
  const out: string[] = [];
  const err: string[] = [];
  const into = (lines: string[]) => (text: string) => {
    lines.push(...text.split('\n'));
  };
  const status = await runProgram(words, { result: into(out), say: into(err) }, 'sources');
  return { status, out, err };
}

/** Every line of `--json`, as an object. */
export const jsonLines = ({ out }: CliRun): readonly Record<string, unknown>[] =>
  out.map((line) => v.parse(v.record(v.string(), v.unknown()), JSON.parse(line)));
