import type { Command } from 'commander';
import * as v from 'valibot';
import { AT_OPTION, CONTACT_OPTION, JSON_OPTION, MIRROR_OPTION, SOURCES_OPTION } from './context.ts'; // prettier-ignore
import type { Context } from './context.ts';

const text = v.string();
const flag = v.optional(v.boolean(), false);
const listOptions = v.object({
  sources: text,
  archive: v.optional(text),
  unproven: flag,
  json: flag,
});
const checkOptions = v.object({
  sources: text,
  mirror: v.optional(text),
  at: v.optional(text),
  entries: text,
  contact: v.optional(text),
  json: flag,
});
const explainOptions = v.object({
  sources: text,
  archive: v.optional(text),
  title: v.optional(text),
  json: flag,
});

export function addSource(program: Command, context: Context): void {
  const source = program.command('source').description('the catalogue of sources');
  addList(source, context);
  addCheck(source, context);
  addExplain(source, context);
}

function addList(source: Command, { output, catalogue, finish }: Context): void {
  source
    .command('list')
    .description('every source: what it is, how it was verified, whether it is polled')
    .option(...SOURCES_OPTION, catalogue)
    .option('--archive <place>', 'adds the health of each: a directory or s3://bucket')
    .option('--unproven', 'count sources on that nobody has verified, as with watch --unproven')
    .option(...JSON_OPTION)
    .action(async (options: unknown) => {
      const { sourceList } = await import('../commands/source-list.ts');
      finish(await sourceList(v.parse(listOptions, options), output));
    });
}

function addCheck(source: Command, { output, catalogue, finish }: Context): void {
  source
    .command('check')
    .argument('<id>', 'the source')
    .description(
      'read a source now, twice, and say what it yields and what is wrong (docs/adding-a-source.md)',
    )
    .option(...SOURCES_OPTION, catalogue)
    .option(...MIRROR_OPTION)
    .option(...AT_OPTION)
    .option('--entries <number>', 'how many entries to show field by field', '5')
    .option(...CONTACT_OPTION)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExit status: 0 the source can be used as it is, 1 it cannot, 2 wrong usage.')
    .action(async (id: string, options: unknown) => {
      const { sourceCheck } = await import('../commands/source-check.ts');
      finish(await sourceCheck({ id, ...v.parse(checkOptions, options) }, output));
    });
}

function addExplain(source: Command, { output, catalogue, finish }: Context): void {
  source
    .command('explain')
    .argument('<url>', 'an address')
    .description(
      'what an address is to Hinomi: canonical form, sources, identity, dates, whether it may be read',
    )
    .option(...SOURCES_OPTION, catalogue)
    .option('--archive <place>', 'adds what an archive knows of it: a directory or s3://bucket')
    .option('--title <title>', 'the title under which it was announced, where that is part of the identity')
    .option(...JSON_OPTION)
    .action(async (url: string, options: unknown) => {
      const { sourceExplain } = await import('../commands/source-explain.ts');
      finish(await sourceExplain({ url, ...v.parse(explainOptions, options) }, output));
    });
}
