import { App } from 'aws-cdk-lib';
import { polledSources } from '../lambdas/core/source.ts';
import { readSources } from '../lambdas/runtime/source-files.ts';
import { HinomiStack } from '../lib/hinomi-stack.ts';
import { bundleHandlers } from '../scripts/bundle.ts';

// The CDK app: `npx cdk deploy --parameters Contact=you@example.org [--context sources=FOLDER] [--context stack=NAME]
// [--context unproven=true]`: the last polls sources too that nobody has verified.
const app = new App();
const text = (name: string, otherwise: string): string => {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' && value !== '' ? value : otherwise;
};
const sources = readSources(text('sources', 'sources'));
const unproven = text('unproven', 'false') === 'true' || app.node.tryGetContext('unproven') === true;
const polled = polledSources(sources, { unproven });
const bundles = await bundleHandlers({ out: 'build/handlers', sources, polled });
const { scrape, capture, publish, watchdog } = bundles;
new HinomiStack(app, text('stack', 'hinomi'), {
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
  },
});
