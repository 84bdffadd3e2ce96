import type { Command } from 'commander';
import * as v from 'valibot';
import { instantOf } from '../../lambdas/contract/instant.ts';
import { UsageError } from '../output.ts';
import { ARCHIVE_OPTION, CONFIG_OPTION, JSON_OPTION, SOURCES_OPTION } from './context.ts';
import type { Context } from './context.ts';
import { DEFAULT_STACK, STACK_OPTION } from './deployment-options.ts';

const text = v.string();
const flag = v.optional(v.boolean(), false);
const optionsSchema = v.object({
  archive: v.optional(text),
  stack: v.optional(text),
  mailbox: v.optional(text),
  sources: text,
  config: v.optional(text),
  days: text,
  dryRun: flag,
  json: flag,
});

const NOTES = `
With --stack, dead letters are gone through too. A page job goes back to its queue unless its item has it by now; a failed
delivery is announced again and a failed digest made again unless that is done; failed polls and watches are dropped, as
later ones did their work. What nobody understands, or a page of a source that is gone, stays and is named. Stopped
anywhere, it loses nothing: call it again.

Alerts, bursts and digests that are marked as sent are left alone, so it can be called as often as you like. The one
case in which something goes out twice is that it was sent and the mark was lost.

Examples:
  hinomi redrive --stack hinomi --dry-run
  hinomi redrive --archive demo/archive --mailbox demo/mails

Exit status: 0 done, 1 something is still undelivered, or stays for you to look at, 2 wrong usage.`;

export function addRedrive(program: Command, { output, catalogue, finish }: Context): void {
  program
    .command('redrive')
    .description('take up what was left undone: undelivered alerts, and the dead letters of a deployment')
    .option('--stack <name>', `${STACK_OPTION[1]} (default: ${DEFAULT_STACK}, where there is no --archive)`)
    .option(...ARCHIVE_OPTION)
    .option('--mailbox <directory>', 'for an archive in a directory: where the mails go')
    .option('--days <number>', 'how far to look back', '14')
    .option('--dry-run', 'only tell what would be done')
    .option(...SOURCES_OPTION, catalogue)
    .option(...CONFIG_OPTION)
    .option(...JSON_OPTION)
    .addHelpText('after', NOTES)
    .action(async (options: unknown) => {
      const { readConfiguration } = await import('../../lambdas/runtime/configuration-file.ts');
      const { daysOf, redriveCommand } = await import('../commands/redrive.ts');
      const { config, archive, stack, ...rest } = v.parse(optionsSchema, options);
      const { settings } = readConfiguration(config);
      const now = instantOf(Date.now());
      if (archive !== undefined && stack !== undefined)
        throw new UsageError('--archive and --stack: give one of the two');
      if (archive !== undefined) {
        finish(await redriveCommand({ ...rest, archive, settings }, now, output));
        return;
      }
      if (rest.mailbox !== undefined)
        throw new UsageError('--mailbox: of an archive in a directory: name it with --archive');
      const days = daysOf(rest.days);
      const { readSources } = await import('../../lambdas/runtime/source-files.ts');
      const { redriveDeployment } = await import('../commands/redrive-deployment.ts');
      const { openDeployment } = await import('../redrive/open-deployment.ts');
      const sources = new Set(readSources(rest.sources).map(({ id }) => id));
      const ports = await openDeployment(stack ?? DEFAULT_STACK);
      finish(await redriveDeployment({ ...rest, days, settings, sources }, ports, now, output));
    });
}
