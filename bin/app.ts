import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { ConfigurationError } from '../lambdas/core/configuration.ts';
import { configuredSources } from '../lambdas/core/configured-sources.ts';
import { SourceError } from '../lambdas/core/source.ts';
import { subscriptionsFrom } from '../lambdas/core/subscription/from-configuration.ts';
import { STACK_NAME, STACK_NAME_RULE } from '../lambdas/contract/names.ts';
import type { Whereabouts } from '../lambdas/contract/names.ts';
import { readConfiguration } from '../lambdas/runtime/configuration-file.ts';
import { readSources } from '../lambdas/runtime/source-files.ts';
import { HinomiStack } from '../lib/hinomi-stack.ts';
import { NoSourceError, requireSchedules } from '../lib/schedules.ts';
import { SpreadError } from '../lib/spread.ts';
import { bundleHandlers, foldersOf } from '../scripts/bundle.ts';

const ERRORS_OF_INPUT = [ConfigurationError, SourceError, SpreadError, NoSourceError];

/**
 * The CDK app. Context: `config=FILE` (hinomi.yaml), `sources=FOLDER`, `stack=NAME`, `unproven=true` (as in the
 * configuration), `archive=ACCOUNT/REGION` (takes in the bucket that is there; what it lacks comes with the next deployment).
 */
async function main(app: App): Promise<void> {
  const given = (name: string): string | undefined => {
    const value: unknown = app.node.tryGetContext(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const stack = given('stack') ?? 'hinomi';
  if (!STACK_NAME.test(stack)) throw new ConfigurationError(`--context stack=${stack}: ${STACK_NAME_RULE}`);
  const { operations, retention, budget, settings, ...configuration } = readConfiguration(given('config'));
  const unproven = given('unproven') === 'true' || app.node.tryGetContext('unproven') === true;
  const { sources, polled } = configuredSources(readSources(given('sources') ?? 'sources'), {
    file: configuration.file,
    sources: { ...configuration.sources, unproven: configuration.sources.unproven || unproven },
  });
  const subscribers = subscriptionsFrom(configuration, sources);
  const scheduled = polled.map(({ id, entry, everyMinutes }) => ({
    id,
    host: new URL(entry.url).hostname,
    everyMinutes,
  }));
  // What cannot be deployed is said before anything is built.
  requireSchedules(scheduled);
  const bundles = await bundleHandlers({ out: path.join(app.outdir, 'handlers'), sources, polled });
  new HinomiStack(app, stack, {
    description: "Hinomi: watches pages about Japan's defence diplomacy and alerts the people who asked",
    sources: scheduled,
    code: foldersOf(bundles),
    settings,
    subscribers,
    operations,
    retention,
    budget,
    adopts: keptAt(given('archive')),
  });
}

/** The account and region of a bucket that is there; null where none is to be taken in. */
function keptAt(place: string | undefined): Whereabouts | null {
  const [account, region] = place?.split('/') ?? [];
  return account === undefined || region === undefined ? null : { account, region };
}

try {
  await main(new App());
} catch (error) {
  // What the operator wrote is named without a stack of calls, which would only hide it.
  if (!(error instanceof Error) || !ERRORS_OF_INPUT.some((kind) => error instanceof kind)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
