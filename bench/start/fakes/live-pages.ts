import { livePages as real } from '../../../lambdas/adapters/live-pages.ts';
import type { LivePagesOptions } from '../../../lambdas/adapters/live-pages.ts';
import type { Pages } from '../../../lambdas/core/ports/pages.ts';
import { sitePages } from '../site.ts';

/** The adapter is loaded and made as ever; what answers is a made-up site. */
export function livePages(options: LivePagesOptions): Pages {
  real(options);
  return sitePages({ news: true, validates: process.env['BENCH_VALIDATES'] === 'yes' });
}
