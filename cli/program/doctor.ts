import type { Command } from 'commander';
import * as v from 'valibot';
import { instantOf } from '../../lambdas/contract/instant.ts';
import { CONFIG_OPTION, JSON_OPTION, SOURCES_OPTION } from './context.ts';
import type { Context } from './context.ts';
import { STACK_OPTION } from './deployment-options.ts';

const text = v.string();
const flag = v.optional(v.boolean(), false);
const optionsSchema = v.object({
  stack: text,
  sendTest: flag,
  sources: text,
  config: v.optional(text),
  json: flag,
});

const NOTES = `
Asks as whoever you are to AWS (AWS_PROFILE, AWS_REGION), and changes nothing. What you may not ask is named with the
permission that is missing; all the rest is looked at. Give it the configuration that was deployed.

Example:
  hinomi doctor --stack hinomi --send-test

Exit status: 0 no problem (there may be warnings), 1 a problem, or something could not be asked, 2 wrong usage.`;

export function addDoctor(program: Command, { output, catalogue, finish }: Context): void {
  program
    .command('doctor')
    .description('look at a deployment from outside, and say what to do')
    .option(...STACK_OPTION)
    .option('--send-test', 'send the operators a message that says it is a test')
    .option(...SOURCES_OPTION, catalogue)
    .option(...CONFIG_OPTION)
    .option(...JSON_OPTION)
    .addHelpText('after', NOTES)
    .action(async (options: unknown) => {
      const { readConfiguration } = await import('../../lambdas/runtime/configuration-file.ts');
      const { doctorCommand } = await import('../commands/doctor.ts');
      const { awsPorts } = await import('../doctor/ports.ts');
      const { config, ...rest } = v.parse(optionsSchema, options);
      const configuration = readConfiguration(config);
      const at = instantOf(Date.now());
      finish(await doctorCommand({ ...rest, configuration }, awsPorts(rest.stack, at), at, output));
    });
}
