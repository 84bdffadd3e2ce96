import { Command } from 'commander';
import { isAgreed } from './deployment/ask.ts';
import { cdk } from './deployment/cdk.ts';
import { runToEnd, say } from './deployment/main.ts';
import { synthOf, parseOptions, withOptions } from './deployment/options.ts';
import type { DeploymentOptions } from './deployment/options.ts';
import { cloudFormationClient, stackNamed } from '../lambdas/adapters/stack-outputs.ts';
import { archiveNameOf } from '../lambdas/contract/names.ts';
import { whereaboutsOf } from './deployment/stacks.ts';

const program = withOptions(new Command('destroy').description('take a deployment away; the archive stays'));
program.action((options: unknown) => runToEnd(() => destroy(parseOptions(options))));
await program.parseAsync();

async function destroy(options: DeploymentOptions): Promise<void> {
  const stack = await stackNamed(cloudFormationClient(), options.stack);
  if (stack === undefined) {
    say(`there is no stack ${options.stack} in this account and region`);
    return;
  }
  const place = whereaboutsOf(stack);
  const archive = place === undefined ? 'of the archive' : archiveNameOf(options.stack, place);
  say(`${options.stack}: everything goes but the bucket ${archive}, which keeps all that was seen.`);
  say('Subscriptions go too: after another deployment every address has to confirm anew.');
  if (!options.yes && !(await isAgreed(`Destroy ${options.stack}?`))) return;
  await cdk(...synthOf(options));
  await cdk('destroy', '--app', options.output, '--force');
  say(`${options.stack} is gone; the bucket ${archive} is kept, and \`npm run deploy\` takes it in again`);
}
