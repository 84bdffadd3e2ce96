/** Where a command writes: results on stdout, everything said to a person on stderr when stdout is for machines. */
export interface Output {
  readonly result: (line: string) => void;
  readonly say: (line: string) => void;
}

export const processOutput: Output = {
  result: (line) => void process.stdout.write(`${line}\n`),
  say: (line) => void process.stderr.write(`${line}\n`),
};

/** A command was called with words that mean nothing: exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
