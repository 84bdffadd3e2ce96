import type { Command } from 'commander';
import * as v from 'valibot';
import { JSON_OPTION } from './context.ts';
import type { Context } from './context.ts';
import { placeSchema, targetSchema, withPlace, withTarget } from './subscription-options.ts';

const optionsSchema = v.object({ ...placeSchema, ...targetSchema, json: v.optional(v.boolean(), false) });

const NOTES = `
It may take SNS 15 minutes. One that has not confirmed cannot be paused; it lapses after 48 hours.

Example:
  hinomi pause --email you@example.org

Exit status: 0 paused, 1 failed or not subscribed, 2 wrong usage.`;

export function addPause(program: Command, { output, finish }: Context): void {
  withPlace(withTarget(program.command('pause')))
    .description('send an address nothing until it is resumed; its filter is kept')
    .option(...JSON_OPTION)
    .addHelpText('after', NOTES)
    .action(async (options: unknown) => {
      const { mailbox, stack, json, ...target } = v.parse(optionsSchema, options);
      const { pauseCommand } = await import('../commands/pause.ts');
      const { placeOf } = await import('../subscriptions/place.ts');
      const { targetOf } = await import('../subscriptions/request-from.ts');
      finish(await pauseCommand(targetOf(target), { open: placeOf({ mailbox, stack }), output, json }));
    });
}
