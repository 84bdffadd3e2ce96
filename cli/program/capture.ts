import type { Command } from 'commander';
import * as v from 'valibot';
import { ARCHIVE_OPTION, AT_OPTION, CONTACT_OPTION, JSON_OPTION, MIRROR_OPTION, SOURCES_OPTION } from './context.ts'; // prettier-ignore
import type { Context } from './context.ts';

const text = v.string();
const optionsSchema = v.object({
  archive: text,
  sources: text,
  source: v.optional(text),
  title: v.optional(text),
  mirror: v.optional(text),
  at: v.optional(text),
  contact: v.optional(text),
  json: v.optional(v.boolean(), false),
});

export function addCapture(program: Command, { output, catalogue, finish }: Context): void {
  program
    .command('capture')
    .argument('<url>', 'the page')
    .description(
      'archive a page now, as evidence: its bytes, its text and how it was asked for; alerts nobody',
    )
    .requiredOption(...ARCHIVE_OPTION)
    .option('--source <id>', 'the source it belongs to, where several share its host')
    .option('--title <title>', 'the title under which it was announced, where that is part of the identity')
    .option(...SOURCES_OPTION, catalogue)
    .option(...MIRROR_OPTION)
    .option(...AT_OPTION)
    .option(...CONTACT_OPTION)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExit status: 0 archived, 1 the page could not be read, 2 wrong usage.')
    .action(async (url: string, options: unknown) => {
      const { captureCommand } = await import('../commands/capture.ts');
      finish(await captureCommand({ url, ...v.parse(optionsSchema, options) }, output));
    });
}
