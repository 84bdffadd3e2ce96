import { livePages } from '../lambdas/adapters/live-pages.ts';
import { sharedRobots } from '../lambdas/adapters/shared-robots.ts';
import { spacedPages } from '../lambdas/adapters/spaced-pages.ts';
import type { SpacedPagesOptions } from '../lambdas/adapters/spaced-pages.ts';
import { ENVIRONMENT } from '../lambdas/contract/environment.ts';
import { CONTACT } from '../lambdas/contract/settings.ts';
import type { Pages } from '../lambdas/core/ports/pages.ts';
import { userAgentOf } from '../lambdas/runtime/user-agent.ts';
import { UsageError } from './output.ts';
import type { Output } from './output.ts';

/** The live web as every command here reads it: saying who asks, a host's pages apart, its robots.txt asked for once. */
export const liveWeb = (contact: string | undefined, options: SpacedPagesOptions): Pages =>
  sharedRobots(spacedPages(livePages({ userAgent: userAgentOf(contact) }), options), options.time.now);

/**
 * Whom sites can reach: `--contact`, else the environment variable, else the configuration's. Without one a run is possible,
 * and says on stderr what is missing. Throws a `UsageError` for what is no address.
 */
export function contactOf(
  option: string | undefined,
  output: Output,
  configured: string | null = null,
): string | undefined {
  const contact = option ?? process.env[ENVIRONMENT.contact] ?? configured;
  if (contact === null || contact === '') {
    output.say(
      `no contact given: the sites that are read cannot reach you; add --contact you@example.org or set ${ENVIRONMENT.contact}`,
    );
    return undefined;
  }
  if (new RegExp(`^${CONTACT}$`).test(contact)) return contact;
  const where = option === undefined ? ENVIRONMENT.contact : '--contact';
  throw new UsageError(`${where} ${contact}: give an e-mail address or an https:// page, in ASCII`);
}
