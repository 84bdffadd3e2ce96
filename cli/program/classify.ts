import type { Command } from 'commander';
import * as v from 'valibot';
import { JSON_OPTION } from './context.ts';
import type { Context } from './context.ts';

const flag = v.optional(v.boolean(), false);
const optionsSchema = v.object({
  jsonl: flag,
  explain: flag,
  json: flag,
  title: v.optional(v.string()),
  url: v.optional(v.string()),
});

export function addClassify(program: Command, { output, finish }: Context): void {
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
      const { classifyCommand } = await import('../commands/classify.ts');
      finish(await classifyCommand({ what, ...v.parse(optionsSchema, options) }, output));
    });
}
