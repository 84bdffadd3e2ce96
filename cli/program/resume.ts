import type { Command } from 'commander';
import * as v from 'valibot';
import { JSON_OPTION } from './context.ts';
import type { Context } from './context.ts';
import { placeSchema, targetSchema, withPlace, withTarget } from './subscription-options.ts';

const optionsSchema = v.object({ ...placeSchema, ...targetSchema, json: v.optional(v.boolean(), false) });

const NOTES = `
It may take SNS 15 minutes. What was sent meanwhile is not sent again; the archive and the digests have it.

Example:
  hinomi resume --email you@example.org

Exit status: 0 resumed, 1 failed or not subscribed, 2 wrong usage.`;

export function addResume(program: Command, { output, finish }: Context): void {
  withPlace(withTarget(program.command('resume')))
    .description('send an address again what its filter lets through')
    .option(...JSON_OPTION)
    .addHelpText('after', NOTES)
    .action(async (options: unknown) => {
      const { mailbox, stack, json, ...target } = v.parse(optionsSchema, options);
      const { resumeCommand } = await import('../commands/resume.ts');
      const { placeOf } = await import('../subscriptions/place.ts');
      const { targetOf } = await import('../subscriptions/request-from.ts');
      finish(await resumeCommand(targetOf(target), { open: placeOf({ mailbox, stack }), output, json }));
    });
}
