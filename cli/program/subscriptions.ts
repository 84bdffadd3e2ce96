import type { Command } from 'commander';
import * as v from 'valibot';
import { JSON_OPTION } from './context.ts';
import type { Context } from './context.ts';
import { placeSchema, withPlace } from './subscription-options.ts';

const flag = v.optional(v.boolean(), false);
const optionsSchema = v.object({ ...placeSchema, askAgain: flag, json: flag });

const NOTES = `
active: gets what its filter lets through. paused: gets nothing until hinomi resume. pending: has not confirmed yet.
lapsed: has not confirmed within 48 hours, after which SNS forgets it. A changed filter may take SNS 15 minutes.

Example:
  hinomi subscriptions --mailbox demo/mails

Exit status: 0 listed, 1 failed, 2 wrong usage.`;

export function addSubscriptions(program: Command, { output, finish }: Context): void {
  withPlace(program.command('subscriptions'))
    .description('who is subscribed: to what, since when, with which filter')
    .option('--ask-again', 'first send who has not confirmed the request to confirm again')
    .option(...JSON_OPTION)
    .addHelpText('after', NOTES)
    .action(async (options: unknown) => {
      const { mailbox, stack, json, askAgain } = v.parse(optionsSchema, options);
      const { subscriptionsCommand } = await import('../commands/subscriptions.ts');
      const { placeOf } = await import('../subscriptions/place.ts');
      finish(await subscriptionsCommand({ askAgain }, { open: placeOf({ mailbox, stack }), output, json }));
    });
}
