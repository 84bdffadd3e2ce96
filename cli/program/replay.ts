import type { Command } from 'commander';
import * as v from 'valibot';
import { CONFIG_OPTION, JSON_OPTION, SOURCES_OPTION } from './context.ts';
import type { Context } from './context.ts';

const optionsSchema = v.object({
  archive: v.string(),
  mailbox: v.string(),
  sources: v.string(),
  config: v.optional(v.string()),
  json: v.optional(v.boolean(), false),
});

export function addReplay(program: Command, { output, catalogue, finish }: Context): void {
  program
    .command('replay')
    .argument('<mirror>', 'a recorded mirror: dated layers of what servers answered')
    .description('run the pipeline over a recorded mirror, its clock set to each layer in turn')
    .requiredOption('--archive <directory>', 'where the archive is, or shall be')
    .requiredOption('--mailbox <directory>', 'where the mails go, one .eml each')
    .option(...SOURCES_OPTION, catalogue)
    .option(...CONFIG_OPTION)
    .option(...JSON_OPTION)
    .action(async (mirror: string, options: unknown) => {
      const { replayCommand } = await import('../commands/replay.ts');
      const { readConfiguration } = await import('../../lambdas/runtime/configuration-file.ts');
      const { config, ...rest } = v.parse(optionsSchema, options);
      const { settings } = readConfiguration(config);
      finish(await replayCommand({ mirror, ...rest, settings }, output));
    });
}
