import { App } from 'aws-cdk-lib';
import { HinomiStack } from '../lib/hinomi-stack.ts';
import { readSources } from '../lambdas/runtime/source-files.ts';
import { bundleHandlers } from '../scripts/bundle.ts';

// The CDK app: `npx cdk deploy --parameters Contact=you@example.org [--context sources=FOLDER] [--context stack=NAME]`.
const app = new App();
const text = (name: string, otherwise: string): string => {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' && value !== '' ? value : otherwise;
};
const sources = readSources(text('sources', 'sources'));
// Handlers know the disabled sources too: pages of theirs may still be queued, and alerts on their way out.
const bundles = await bundleHandlers({ out: 'build/handlers', sources });
new HinomiStack(app, text('stack', 'hinomi'), {
  description: "Hinomi: watches pages about Japan's defence diplomacy and alerts the people who asked",
  sources: sources
    .filter(({ enabled }) => enabled)
    .map(({ id, entry, everyMinutes }) => ({ id, host: new URL(entry.url).hostname, everyMinutes })),
  code: { scrape: bundles.scrape.folder, capture: bundles.capture.folder, publish: bundles.publish.folder },
});
