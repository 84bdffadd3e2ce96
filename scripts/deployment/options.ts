import type { Command } from 'commander';
import * as v from 'valibot';
import { ConfigurationError } from '../../lambdas/core/configuration.ts';
import { STACK_NAME, STACK_NAME_RULE } from '../../lambdas/contract/names.ts';

const optionsSchema = v.object({
  stack: v.pipe(v.string(), v.regex(STACK_NAME)),
  config: v.optional(v.string()),
  sources: v.string(),
  output: v.string(),
  yes: v.optional(v.boolean(), false),
  repair: v.optional(v.boolean(), false),
});
export type DeploymentOptions = v.InferOutput<typeof optionsSchema>;

/** The options that `deploy` and `destroy` share. */
export const withOptions = (program: Command): Command =>
  program
    .option('--stack <name>', 'name of the deployment', 'hinomi')
    .option('--config <file>', 'the configuration (default: hinomi.yaml)')
    .option('--sources <directory>', 'the source definitions, <id>.json each', 'sources')
    .option('--output <directory>', 'where the CDK lays the template and the code', 'cdk.out')
    .option('--yes', 'do not ask');

/** Throws a `ConfigurationError` for a name that cannot be deployed. */
export function parseOptions(options: unknown): DeploymentOptions {
  const result = v.safeParse(optionsSchema, options);
  if (result.success) return result.output;
  throw new ConfigurationError(`--stack: ${STACK_NAME_RULE}`);
}

/** A command that synthesizes what the options say. */
export const synthOf = ({ stack, config, sources, output }: DeploymentOptions): readonly string[] => [
  ...['synth', '--quiet', '--output', output],
  ...Object.entries({ stack, sources, ...(config === undefined ? {} : { config }) }).flatMap(
    ([name, value]) => ['--context', `${name}=${value}`],
  ),
];
