import type { Command } from 'commander';
import * as v from 'valibot';
import { instantOf } from '../../lambdas/contract/instant.ts';
import { ARCHIVE_OPTION, CONFIG_OPTION, JSON_OPTION, SOURCES_OPTION } from './context.ts';
import type { Context } from './context.ts';

const text = v.string();
const flag = v.optional(v.boolean(), false);
const optionsSchema = v.object({
  archive: text,
  mailbox: v.optional(text),
  sources: text,
  config: v.optional(text),
  days: text,
  dryRun: flag,
  json: flag,
});

const NOTES = `
Alerts, bursts and digests that are marked as sent are left alone, so it can be called as often as you like. The one
case in which something goes out twice is that it was sent and the mark was lost.

Exit status: 0 done, 1 something is still undelivered, 2 wrong usage.`;

export function addRedrive(program: Command, { output, catalogue, finish }: Context): void {
  program
    .command('redrive')
    .description('send what was made to be sent and never marked as sent')
    .requiredOption(...ARCHIVE_OPTION)
    .option('--mailbox <directory>', 'for an archive in a directory: where the mails go')
    .option('--days <number>', 'how far to look back', '14')
    .option('--dry-run', 'only name what is undelivered')
    .option(...SOURCES_OPTION, catalogue)
    .option(...CONFIG_OPTION)
    .option(...JSON_OPTION)
    .addHelpText('after', NOTES)
    .action(async (options: unknown) => {
      const { readConfiguration } = await import('../../lambdas/runtime/configuration-file.ts');
      const { redriveCommand } = await import('../commands/redrive.ts');
      const { config, ...rest } = v.parse(optionsSchema, options);
      const { settings } = readConfiguration(config);
      finish(await redriveCommand({ ...rest, settings }, instantOf(Date.now()), output));
    });
}
