import type { Command } from 'commander';
import * as v from 'valibot';

const optionsSchema = v.object({
  stack: v.string(),
  config: v.optional(v.string()),
  sources: v.string(),
  output: v.string(),
  yes: v.optional(v.boolean(), false),
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

export const parseOptions = (options: unknown): DeploymentOptions => v.parse(optionsSchema, options);

/** A command that synthesizes what the options say. */
export const synthOf = ({ stack, config, sources, output }: DeploymentOptions): readonly string[] => [
  ...['synth', '--quiet', '--output', output],
  ...Object.entries({ stack, sources, ...(config === undefined ? {} : { config }) }).flatMap(
    ([name, value]) => ['--context', `${name}=${value}`],
  ),
];
