import { Option } from 'commander';
import type { Command } from 'commander';
import * as v from 'valibot';
import { ITEM_KINDS } from '../../lambdas/contract/alert.ts';
import { instantOf } from '../../lambdas/contract/instant.ts';
import { ARCHIVE_OPTION, JSON_OPTION } from './context.ts';
import type { Context } from './context.ts';

const text = v.string();
const flag = v.optional(v.boolean(), false);
const optionsSchema = v.object({
  archive: text,
  by: text,
  why: text,
  frameworks: v.optional(text),
  counterparts: v.optional(text),
  kind: v.optional(v.picklist(ITEM_KINDS)),
  relevant: flag,
  notRelevant: flag,
  undo: flag,
  json: flag,
});

const NOTES = `
The alert record stays as it was created, and nothing is sent. Each correction is kept beside it with who, when and
why; of each field the newest counts. archive list and archive show use the corrected labels; labels that are
derived again from the archive are corrected in the same way.

Example:
  hinomi relabel 1ef251fe57f6602c1062 --archive DIR --by Aiko --why "a visit to a base, no talks" \\
    --kind visit --frameworks none --counterparts US,AU

Exit status: 0 corrected, 1 no such alert or nothing to take back, 2 wrong usage.`;

export function addRelabel(program: Command, { output, finish }: Context): void {
  program
    .command('relabel')
    .argument('<alert>', 'an alert by its id or its key, as in archive show')
    .description('correct the labels of an alert, as a person; alerts nobody')
    .requiredOption(...ARCHIVE_OPTION)
    .requiredOption('--by <name>', 'who corrects; shown beside the label')
    .requiredOption('--why <text>', 'why, for whoever reads the label later')
    .option('--frameworks <ids>', 'these and no others, with commas between; none: it has none')
    .option('--counterparts <codes>', 'these and no others, with commas between; none: it has none')
    .addOption(new Option('--kind <kind>', 'what kind of item it is').choices(ITEM_KINDS))
    .option('--relevant', 'it is defence diplomacy')
    .option('--not-relevant', 'it is not defence diplomacy')
    .option(
      '--undo',
      'take back all that persons said of it so far; with changes beside it, only these count',
    )
    .option(...JSON_OPTION)
    .addHelpText('after', NOTES)
    .action(async (what: string, options: unknown) => {
      const { archive: place, ...rest } = v.parse(optionsSchema, options);
      const { relabelCommand } = await import('../commands/relabel.ts');
      const { openArchive } = await import('../open-archive.ts');
      finish(await relabelCommand(openArchive(place), { what, ...rest }, instantOf(Date.now()), output));
    });
}
