import { Command, CommanderError, Option } from 'commander';
import * as v from 'valibot';
import { CHANGES } from '../lambdas/contract/alert.ts';
import { PROGRAM_VERSION } from '../lambdas/contract/version.ts';
import { archiveList } from './commands/archive-list.ts';
import { archiveShow } from './commands/archive-show.ts';
import { classifyCommand } from './commands/classify.ts';
import { replayCommand } from './commands/replay.ts';
import { openArchive } from './open-archive.ts';
import { UsageError } from './output.ts';
import type { Output } from './output.ts';

/** Exit statuses: 0 done, 1 failed, 2 wrong usage. */
const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

const text = v.string();
const flag = v.optional(v.boolean(), false);
const replayOptions = v.object({ archive: text, mailbox: text, sources: text, json: flag });
const classifyOptions = v.object({
  jsonl: flag,
  explain: flag,
  json: flag,
  title: v.optional(text),
  url: v.optional(text),
});
const listOptions = v.object({
  archive: text,
  json: flag,
  source: v.optional(text),
  framework: v.optional(text),
  counterpart: v.optional(text),
  change: v.optional(text),
  date: v.optional(text),
});
const showOptions = v.object({ archive: text, json: flag });

const JSON_OPTION = ['--json', 'one JSON object a line on stdout, everything else on stderr'] as const;
const ARCHIVE_OPTION = ['--archive <place>', 'the archive: a directory or s3://bucket'] as const;

/** The program with all its commands. `catalogue`: the directory of source definitions that is used unless told. */
export function hinomi(output: Output, catalogue: string, finish: (status: number) => void): Command {
  const program = new Command('hinomi')
    .description('Watches pages about Japan’s defence diplomacy, keeps what it saw, and alerts.')
    .version(PROGRAM_VERSION)
    .exitOverride()
    .configureOutput({ writeErr: (line) => { output.say(line.trimEnd()); } }); // prettier-ignore
  program
    .command('replay')
    .argument('<mirror>', 'a recorded mirror: dated layers of what servers answered')
    .description('run the pipeline over a recorded mirror, its clock set to each layer in turn')
    .requiredOption('--archive <directory>', 'where the archive is, or shall be')
    .requiredOption('--mailbox <directory>', 'where the mails go, one .eml each')
    .option('--sources <directory>', 'the source definitions', catalogue)
    .option(...JSON_OPTION)
    .action(async (mirror: string, options: unknown) => {
      finish(await replayCommand({ mirror, ...v.parse(replayOptions, options) }, output));
    });
  program
    .command('classify')
    .argument('[what]', 'a file, a URL, or - for standard input', '-')
    .description('label a page with frameworks and counterparts, and say why')
    .option('--jsonl', 'read lines of {id, url, title, lang, lead?, text?}, write lines of labels')
    .option('--explain', 'show the evidence of every label')
    .option('--title <title>', 'the title under which a file or standard input was published')
    .option('--url <url>', 'the address at which a file or standard input was published')
    .option(...JSON_OPTION)
    .action(async (what: string, options: unknown) => {
      finish(await classifyCommand({ what, ...v.parse(classifyOptions, options) }, output));
    });
  addArchiveCommands(program.command('archive').description('look into an archive'), output, finish);
  return program;
}

function addArchiveCommands(archive: Command, output: Output, finish: (status: number) => void): void {
  archive
    .command('list')
    .description('the alerts, a line each')
    .requiredOption(...ARCHIVE_OPTION)
    .option('--source <id>', 'of one source')
    .option('--framework <id>', 'with a framework')
    .option('--counterpart <code>', 'with a counterpart')
    .addOption(new Option('--change <change>', 'of one kind').choices(CHANGES))
    .option('--date <date>', 'detected on a day (UTC), 2025-11-06')
    .option(...JSON_OPTION)
    .action(async (options: unknown) => {
      const { archive: place, ...filter } = v.parse(listOptions, options);
      finish(await archiveList(openArchive(place), filter, output));
    });
  archive
    .command('show')
    .argument('<what>', 'an alert by its id, or any object by its key')
    .description('one alert with everything behind it, or one object')
    .requiredOption(...ARCHIVE_OPTION)
    .option(...JSON_OPTION)
    .action(async (what: string, options: unknown) => {
      const { archive: place, json } = v.parse(showOptions, options);
      finish(await archiveShow(openArchive(place), what, json, output));
    });
}

/** Runs a command line (without `node` and the program's name). Resolves with the exit status; never rejects. */
export async function runProgram(
  words: readonly string[],
  output: Output,
  catalogue: string,
): Promise<number> {
  let status = DONE;
  try {
    const program = hinomi(output, catalogue, (finished) => {
      status = finished;
    });
    await program.parseAsync(words, { from: 'user' });
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
