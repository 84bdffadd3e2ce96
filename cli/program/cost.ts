import type { Command } from 'commander';
import * as v from 'valibot';
import { CONFIG_OPTION, JSON_OPTION, SOURCES_OPTION } from './context.ts';
import type { Context } from './context.ts';

const text = v.string();
const flag = v.optional(v.boolean(), false);
const optionsSchema = v.object({
  sources: text,
  unproven: flag,
  config: v.optional(text),
  assume: v.optional(text),
  items: v.optional(text),
  subscribers: v.optional(text),
  region: text,
  explain: flag,
  json: flag,
});

const NOTES = `
Each line: units a month, unit price, what they cost at list price, units that the always-free allowance covers, what is
to be paid beyond it, and the same while nothing new is published ("idle": polls, heartbeats, watches, digests, alarms,
and Lambda's own polling of the empty queue). US dollars a month of 730 hours, without taxes. The allowances are an
account's: what else runs in it draws on them too. Nothing is asked of AWS.

Exit status: 0 done, 1 failed, 2 wrong usage.`;

export function addCost(program: Command, { output, catalogue, finish }: Context): void {
  program
    .command('cost')
    .description('what a deployment costs in a month, computed from the configuration')
    .option(...CONFIG_OPTION)
    .option(...SOURCES_OPTION, catalogue)
    .option('--unproven', 'sources that nobody has verified too')
    .option(
      '--assume <sources x minutes>',
      'so many sources polled so often, in place of the catalogue: 30x15',
    )
    .option('--items <number>', 'new items a month (default: 30 a source)')
    .option(
      '--subscribers <number>',
      'mailboxes that get everything (default: those of the configuration, at least one)',
    )
    .option('--region <region>', 'ap-northeast-1 or us-east-1', 'ap-northeast-1')
    .option('--explain', 'where each price, allowance, count and assumption comes from')
    .option(...JSON_OPTION)
    .addHelpText('after', NOTES)
    .action(async (options: unknown) => {
      const { readConfiguration } = await import('../../lambdas/runtime/configuration-file.ts');
      const { costCommand } = await import('../commands/cost.ts');
      const { config, ...rest } = v.parse(optionsSchema, options);
      finish(costCommand({ ...rest, configuration: readConfiguration(config) }, output));
    });
}
