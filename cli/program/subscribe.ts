import { Option } from 'commander';
import type { Command } from 'commander';
import * as v from 'valibot';
import { listsOf } from '../../lambdas/core/subscription/choice.ts';
import { JSON_OPTION, SOURCES_OPTION } from './context.ts';
import type { Context } from './context.ts';
import { placeSchema, targetSchema, withPlace, withTarget } from './subscription-options.ts';

const flag = v.optional(v.boolean(), false);
const list = v.optional(v.string());
const optionsSchema = v.object({
  ...placeSchema,
  ...targetSchema,
  framework: list,
  counterpart: list,
  kind: list,
  source: list,
  match: v.picklist(['any', 'all']),
  firstReports: flag,
  all: flag,
  relevant: flag,
  sources: v.string(),
  json: flag,
});

/** `a,b` as a list, empty where the option was not given. */
const words = (given: string | undefined): readonly string[] =>
  given?.split(',').map((word) => word.trim()) ?? [];

const NOTES = `
People get mails about what concerns defence diplomacy; with --all about everything. Machines get the record of every
alert; with --relevant only of those that concern defence diplomacy. Somebody who is subscribed already gets the new
filter, which may take SNS 15 minutes.

In a deployment an e-mail or https address must confirm first. Until it has, its filter cannot be changed; after 48
hours the request lapses, and hinomi subscriptions --ask-again sends it again. A mailbox folder asks nobody.

Example:
  hinomi subscribe --email you@example.org --framework squad,admm-plus --counterpart PH

Exit status: 0 subscribed or changed, 1 failed or not confirmed yet, 2 wrong usage.`;

export function addSubscribe(program: Command, { output, catalogue, finish }: Context): void {
  withPlace(withTarget(program.command('subscribe')))
    .description('send alerts, or the daily digest, to an address; or change which (docs/subscriptions.md)')
    .option('--framework <ids>', 'only with one of these frameworks, with commas between; none: without any')
    .option('--counterpart <codes>', 'only with one of these counterparts; none: without any')
    .option('--kind <kinds>', 'only of these kinds: meeting, visit …')
    .option('--source <ids>', 'only from these sources')
    .addOption(
      new Option('--match <lists>', 'what is in all of these lists, or in any')
        .choices(['any', 'all'])
        .default('all'),
    )
    .option('--first-reports', 'no later report of a meeting that was told of before')
    .option('--all', 'e-mail: what is not about defence diplomacy too')
    .option('--relevant', 'sqs, https: only what is about defence diplomacy')
    .option(...SOURCES_OPTION, catalogue)
    .option(...JSON_OPTION)
    .addHelpText('after', NOTES)
    .action(async (options: unknown) => {
      const { mailbox, stack, sources, json, ...given } = v.parse(optionsSchema, options);
      const { subscribeCommand } = await import('../commands/subscribe.ts');
      const { placeOf } = await import('../subscriptions/place.ts');
      const { readSources } = await import('../../lambdas/runtime/source-files.ts');
      const open = placeOf({ mailbox, stack }, { create: true });
      const fields = { ...given, ...listsOf((filter) => words(given[filter])) };
      finish(await subscribeCommand(fields, readSources(sources), { open, output, json }));
    });
}
