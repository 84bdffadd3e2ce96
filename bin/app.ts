import { App } from 'aws-cdk-lib';
import { polledSources } from '../lambdas/core/source.ts';
import { subscriptionsFrom } from '../lambdas/core/subscription/from-configuration.ts';
import { readConfiguration } from '../lambdas/runtime/configuration-file.ts';
import { readSources } from '../lambdas/runtime/source-files.ts';
import { HinomiStack } from '../lib/hinomi-stack.ts';
import { bundleHandlers } from '../scripts/bundle.ts';

// The CDK app: `npx cdk deploy --parameters Contact=you@example.org [--context config=FILE] [--context sources=FOLDER]
// [--context stack=NAME] [--context unproven=true]`: the last polls sources too that nobody has verified.
const app = new App();
const given = (name: string): string | undefined => {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};
const { settings, subscriptions } = readConfiguration(given('config'));
const sources = readSources(given('sources') ?? 'sources');
const unproven = given('unproven') === 'true' || app.node.tryGetContext('unproven') === true;
const polled = polledSources(sources, { unproven });
const bundles = await bundleHandlers({ out: 'build/handlers', sources, polled });
const { scrape, capture, publish, watchdog, digest } = bundles;
new HinomiStack(app, given('stack') ?? 'hinomi', {
  description: "Hinomi: watches pages about Japan's defence diplomacy and alerts the people who asked",
  sources: polled.map(({ id, entry, everyMinutes }) => ({
    id,
    host: new URL(entry.url).hostname,
    everyMinutes,
  })),
  code: {
    scrape: scrape.folder,
    capture: capture.folder,
    publish: publish.folder,
    watchdog: watchdog.folder,
    digest: digest.folder,
  },
  settings,
  subscribers: subscriptionsFrom(subscriptions, sources),
});
