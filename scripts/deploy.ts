import { Command } from 'commander';
import { ConfigurationError } from '../lambdas/core/configuration.ts';
import type { Configuration } from '../lambdas/core/configuration.ts';
import { readConfiguration } from '../lambdas/runtime/configuration-file.ts';
import { isAgreed } from './deployment/ask.ts';
import { cdk } from './deployment/cdk.ts';
import { runToEnd, say } from './deployment/main.ts';
import { synthOf, parseOptions, withOptions } from './deployment/options.ts';
import type { DeploymentOptions } from './deployment/options.ts';
import { stepsFor } from './deployment/plan.ts';
import type { Found } from './deployment/plan.ts';
import { isBootstrapped, whatIsThere } from './deployment/stacks.ts';

const program = withOptions(
  new Command('deploy').description(
    'bring this version and configuration to AWS: bootstrap if needed, show what changes, ask, deploy',
  ),
).option('--repair', 'put back, too, what was changed or deleted by hand');
program.action((options: unknown) => runToEnd(() => deploy(parseOptions(options))));
await program.parseAsync();

/** The archive of an earlier deployment, kept when that was destroyed, is taken in again. */
async function deploy(options: DeploymentOptions): Promise<void> {
  const configuration = readConfiguration(options.config);
  requireOperator(configuration);
  const { stack, output, repair, yes } = options;
  const synth = synthOf(options);
  await cdk(...synth);
  if (!(await isBootstrapped())) {
    say('this account and region are not prepared for the CDK yet');
    if (!yes && !(await isAgreed('Prepare them?'))) return;
    await cdk('bootstrap', '--app', output);
  }
  const found = await whatIsThere(stack);
  if (found.keptArchive !== null) say('there is an archive of this name already: it is taken in');
  for (const { question, command } of stepsFor({ stack, synth, output, repair }, found)) {
    if (question !== undefined && !yes && !(await isAgreed(question))) return;
    await cdk(...command);
  }
  for (const line of nextSteps(configuration, options.stack, found)) say(line);
}

function requireOperator({ file, settings, operations }: Configuration): void {
  const missing = [
    ...(settings.contact === null ? ['contact: say who runs this: an e-mail address or an https:// page'] : []),
    ...(operations.length === 0 ? ['operations: name an e-mail address that alarms go to'] : []),
  ]; // prettier-ignore
  if (missing.length === 0) return;
  const lines = missing.map((problem) => `${file}: ${problem}`);
  throw new ConfigurationError([...lines, 'start from hinomi.example.yaml'].join('\n'));
}

function nextSteps(
  { operations, subscriptions }: Configuration,
  stack: string,
  { isDeployed }: Found,
): readonly string[] {
  const option = stack === 'hinomi' ? '' : ` --stack ${stack}`;
  if (isDeployed) return [`${stack} is up to date; \`npx hinomi doctor${option}\` looks it over`];
  const asked = subscriptions.length === 0 ? operations : [...operations, 'every subscribed address'];
  return [
    `${stack} is there`,
    `- AWS now asks ${asked.join(', ')} to confirm: until that link is followed nothing is sent there`,
    '- the first poll of each source takes its list in silently; alerts begin with what comes after',
    '- alarm watchdog-stopped comes once now, as nothing has watched yet; it is over within the hour',
    `- \`npx hinomi doctor${option} --send-test\` looks it over and sends a test mail`,
    ...(subscriptions.length === 0 ? [`- nobody gets alerts yet: \`npx hinomi subscribe${option} --email ADDRESS\``] : []),
  ]; // prettier-ignore
}
