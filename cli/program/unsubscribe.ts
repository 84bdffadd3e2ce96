import type { Command } from 'commander';
import * as v from 'valibot';
import { JSON_OPTION } from './context.ts';
import type { Context } from './context.ts';
import { placeSchema, targetSchema, withPlace, withTarget } from './subscription-options.ts';

const optionsSchema = v.object({ ...placeSchema, ...targetSchema, json: v.optional(v.boolean(), false) });

const NOTES = `
One that has not confirmed cannot be withdrawn from SNS, which forgets it after 48 hours.

Example:
  hinomi unsubscribe --email you@example.org

Exit status: 0 ended, 1 failed or not subscribed, 2 wrong usage.`;

export function addUnsubscribe(program: Command, { output, finish }: Context): void {
  withPlace(withTarget(program.command('unsubscribe')))
    .description('send an address nothing any more')
    .option(...JSON_OPTION)
    .addHelpText('after', NOTES)
    .action(async (options: unknown) => {
      const { mailbox, stack, json, ...target } = v.parse(optionsSchema, options);
      const { unsubscribeCommand } = await import('../commands/unsubscribe.ts');
      const { placeOf } = await import('../subscriptions/place.ts');
      const { targetOf } = await import('../subscriptions/request-from.ts');
      finish(await unsubscribeCommand(targetOf(target), { open: placeOf({ mailbox, stack }), output, json }));
    });
}
