import { Option } from 'commander';
import type { Command } from 'commander';
import * as v from 'valibot';
import { CHANGES } from '../../lambdas/contract/alert.ts';
import { ARCHIVE_OPTION, JSON_OPTION } from './context.ts';
import type { Context } from './context.ts';

const text = v.string();
const flag = v.optional(v.boolean(), false);
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

export function addArchive(program: Command, context: Context): void {
  const archive = program.command('archive').description('look into an archive');
  addList(archive, context);
  addShow(archive, context);
}

function addList(archive: Command, { output, finish }: Context): void {
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
      const { archiveList } = await import('../commands/archive-list.ts');
      const { openArchive } = await import('../open-archive.ts');
      finish(await archiveList(openArchive(place), filter, output));
    });
}

function addShow(archive: Command, { output, finish }: Context): void {
  archive
    .command('show')
    .argument('<what>', 'an alert by its id, or any object by its key')
    .description('one alert with everything behind it, or one object')
    .requiredOption(...ARCHIVE_OPTION)
    .option(...JSON_OPTION)
    .action(async (what: string, options: unknown) => {
      const { archive: place, json } = v.parse(showOptions, options);
      const { archiveShow } = await import('../commands/archive-show.ts');
      const { openArchive } = await import('../open-archive.ts');
      finish(await archiveShow(openArchive(place), what, json, output));
    });
}
