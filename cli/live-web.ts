import { livePages } from '../lambdas/adapters/live-pages.ts';
import { sharedRobots } from '../lambdas/adapters/shared-robots.ts';
import { spacedPages } from '../lambdas/adapters/spaced-pages.ts';
import type { SpacedPagesOptions } from '../lambdas/adapters/spaced-pages.ts';
import { ENVIRONMENT } from '../lambdas/contract/environment.ts';
import type { Pages } from '../lambdas/core/ports/pages.ts';
import { userAgentOf } from '../lambdas/runtime/user-agent.ts';
import { UsageError } from './output.ts';
import type { Output } from './output.ts';

/** The live web as every command here reads it: saying who asks, a host's pages apart, its robots.txt asked for once. */
export const liveWeb = (contact: string | undefined, options: SpacedPagesOptions): Pages =>
  sharedRobots(spacedPages(livePages({ userAgent: userAgentOf(contact) }), options), options.time.now);

/** As the stack's parameter has it (lib/hinomi-stack.ts): printable ASCII, for it stands in a header. */
const CONTACT = /^(https:\/\/[!-~]+|[!-?A-~]+@[!-?A-~]+)$/;

/**
 * Whom sites can reach: `--contact`, else the environment variable. Without one a run is possible, and says on stderr
 * what is missing. Throws a `UsageError` for what is no address.
 */
export function contactOf(option: string | undefined, output: Output): string | undefined {
  const contact = option ?? process.env[ENVIRONMENT.contact];
  if (contact === undefined || contact === '') {
    output.say(
      `no contact given: the sites that are read cannot reach you; add --contact you@example.org or set ${ENVIRONMENT.contact}`,
    );
    return undefined;
  }
  if (CONTACT.test(contact)) return contact;
  const where = option === undefined ? ENVIRONMENT.contact : '--contact';
  throw new UsageError(`${where} ${contact}: give an e-mail address or an https:// page, in ASCII`);
}
