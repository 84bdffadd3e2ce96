import type { Command } from 'commander';
import * as v from 'valibot';
import { CONFIG_OPTION, CONTACT_OPTION, JSON_OPTION, SOURCES_OPTION } from './context.ts';
import type { Context } from './context.ts';

const text = v.string();
const flag = v.optional(v.boolean(), false);
const optionsSchema = v.object({
  archive: text,
  mailbox: text,
  sources: text,
  source: v.optional(text),
  since: v.optional(text),
  once: flag,
  unproven: flag,
  contact: v.optional(text),
  config: v.optional(text),
  json: flag,
});

const STATUSES = `
Exit status: with --once 0 where at least one source was read, 1 where none could be;
without it 0 when it was stopped (Ctrl-C or SIGTERM: the page in hand is finished first).`;

export function addWatch(program: Command, { output, catalogue, finish }: Context): void {
  program
    .command('watch')
    .description('poll the live sources from this machine, each at its own pace, and write a mail an alert')
    .requiredOption('--archive <directory>', 'where the archive is, or shall be')
    .requiredOption('--mailbox <directory>', 'where the mails go, one .eml each')
    .option('--once', 'one round over all sources, then end with a table of what was read and what was not')
    .option('--source <ids>', 'only these, with commas between')
    .option('--since <time>', 'of a source seen for the first time, alert what is dated within 7d, 36h …')
    .option('--unproven', 'poll sources too that nobody has verified')
    .option(...SOURCES_OPTION, catalogue)
    .option(...CONTACT_OPTION)
    .option(...CONFIG_OPTION)
    .option(...JSON_OPTION)
    .addHelpText('after', STATUSES)
    .action(async (options: unknown) => {
      const { watchCommand } = await import('../commands/watch.ts');
      const { readConfiguration } = await import('../../lambdas/runtime/configuration-file.ts');
      const { config, ...rest } = v.parse(optionsSchema, options);
      finish(await watchCommand({ ...rest, configuration: readConfiguration(config) }, output));
    });
}
