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
const copyOptions = v.object({ create: flag, json: flag });
const showOptions = v.object({ archive: text, json: flag });

export function addArchive(program: Command, context: Context): void {
  const archive = program.command('archive').description('look into an archive');
  addList(archive, context);
  addShow(archive, context);
  addCopy(archive, context);
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

const COPY_NOTES = `
What is there already is left as it is, so a copy that was stopped is finished by calling it again. Nothing that was told
is told again: the marks of what was sent are copied before what would be sent.`;

function addCopy(archive: Command, { output, finish }: Context): void {
  archive
    .command('copy')
    .argument('<from>', 'an archive: a directory or s3://bucket')
    .argument('<to>', 'where it shall be: a directory or s3://bucket')
    .description('copy an archive, from one machine to a bucket or back')
    .option('--create', 'make the bucket or the directory where it is not there')
    .option(...JSON_OPTION)
    .addHelpText('after', COPY_NOTES)
    .action(async (from: string, to: string, options: unknown) => {
      const { create, json } = v.parse(copyOptions, options);
      const { archiveCopy } = await import('../commands/archive-copy.ts');
      const { createArchive, openArchive } = await import('../open-archive.ts');
      const directory = from.startsWith('s3://') ? null : from;
      const copy = {
        from: openArchive(from),
        to: await (create ? createArchive(to) : openArchive(to)),
        directory,
      };
      finish(await archiveCopy(copy, json, output));
    });
}
