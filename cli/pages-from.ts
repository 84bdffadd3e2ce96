import { mirrorLayers, mirrorPages } from '../lambdas/adapters/mirror-pages.ts';
import { systemTime } from '../lambdas/adapters/spaced-pages.ts';
import { instantOf, secondsOf } from '../lambdas/contract/instant.ts';
import type { Instant } from '../lambdas/contract/instant.ts';
import type { Pages } from '../lambdas/core/ports/pages.ts';
import { contactOf, liveWeb } from './live-web.ts';
import { UsageError } from './output.ts';
import type { Output } from './output.ts';

export interface PagesFromOptions {
  /** A recorded mirror; absent: the live web. */
  readonly mirror?: string | undefined;
  /** Which instant of the mirror; absent: its last layer. */
  readonly at?: string | undefined;
  readonly contact?: string | undefined;
}

/** Pages for a command that reads a few of them, and the instant at which it reads. */
export interface PagesAt {
  readonly pages: Pages;
  readonly at: Instant;
  /** Whether the pages are recorded: two reads of one instant are then the same by nature. */
  readonly recorded: boolean;
}

/** The live web now, or a mirror as it was. */
export async function pagesFrom(options: PagesFromOptions, output: Output): Promise<PagesAt> {
  const { mirror, at, contact } = options;
  if (mirror === undefined) {
    if (at !== undefined)
      throw new UsageError('--at goes with --mirror: the web can be read as it is now only');
    const time = systemTime();
    return {
      pages: liveWeb(contactOf(contact, output), { time }),
      at: instantOf(time.now()),
      recorded: false,
    };
  }
  const instant = await instantIn(mirror, at);
  return { pages: mirrorPages({ root: mirror, clock: () => instant }), at: instant, recorded: true };
}

async function instantIn(mirror: string, at: string | undefined): Promise<Instant> {
  const layers = await mirrorLayers(mirror);
  const last = layers.at(-1)?.at ?? '';
  if (at === undefined) return last;
  // The name of a layer is an instant too.
  const wanted = layers.find(({ name }) => name === at)?.at ?? at;
  const first = layers[0]?.at ?? '';
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(wanted) || Number.isNaN(Date.parse(wanted)))
    throw new UsageError(`--at ${at}: write an instant, 2026-10-06T09:00:00Z, or the name of a layer`);
  if (secondsOf(wanted) < secondsOf(first)) throw new UsageError(`--at ${at}: the mirror begins at ${first}`);
  return wanted;
}
