import { Command, CommanderError } from 'commander';
import * as v from 'valibot';
import { UsageError } from '../cli/output.ts';
import type { Output } from '../cli/output.ts';
import { holds } from './figure.ts';
import type { Figure, FigureGroup } from './figure.ts';
import { figureTable } from './table.ts';

const optionsSchema = v.object({
  json: v.optional(v.boolean(), false),
  only: v.optional(v.string()),
  rounds: v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/), v.transform(Number)),
});

/** Fresh processes a figure: what other programs do meanwhile falls on single pairs, not on the middle one. */
const ROUNDS = '21';

/**
 * Measures the figures that the program holds, here and now, and prints them. Resolves with the exit status: 0 where all
 * hold, 1 where one does not, 2 for wrong usage.
 */
export async function runBench(
  words: readonly string[],
  groups: readonly FigureGroup[],
  output: Output,
): Promise<number> {
  let status = 0;
  const program = new Command('npm run bench --')
    .description('Measures every figure that the program holds, against what it is held to.')
    .option('--only <name>', 'those figures whose name contains this')
    .option('--rounds <number>', 'pairs of fresh processes for each start', ROUNDS)
    .option('--json', 'one JSON object a figure and line on stdout, everything else on stderr')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        output.result(text.trimEnd());
      },
      writeErr: (text) => {
        output.say(text.trimEnd());
      },
    }) // prettier-ignore
    .action(async (options: unknown) => {
      status = await bench(options, groups, output);
    });
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UsageError)) throw error;
    output.say(error.message);
    return 2;
  }
  return status;
}

async function bench(given: unknown, groups: readonly FigureGroup[], output: Output): Promise<number> {
  const parsed = v.safeParse(optionsSchema, given);
  if (!parsed.success) throw new UsageError('--rounds: give a number from 1 to 999');
  const { json, only = '', rounds } = parsed.output;
  const figures: Figure[] = [];
  for (const { group, wanted } of chosen(groups, only)) {
    for await (const figure of group.measure(wanted, rounds)) {
      figures.push(figure);
      if (json)
        output.result(JSON.stringify({ ...figure, holds: figure.hold === null ? null : holds(figure) }));
      else output.say(`measured: ${figure.name}`);
    }
  }
  if (!json) for (const line of figureTable(figures)) output.result(line);
  return figures.every(holds) ? 0 : 1;
}

function chosen(
  groups: readonly FigureGroup[],
  only: string,
): readonly { readonly group: FigureGroup; readonly wanted: readonly string[] }[] {
  const found = groups.map((group) => ({ group, wanted: group.names.filter((name) => name.includes(only)) }));
  const some = found.filter(({ wanted }) => wanted.length > 0);
  if (some.length > 0) return some;
  const names = groups.flatMap((group) => group.names).map((name) => `  ${name}`);
  throw new UsageError(`--only ${only}: no figure has this in its name; there are:\n${names.join('\n')}`);
}
