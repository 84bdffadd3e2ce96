import { secondsOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import { canonicalUrl } from '../core/identity.ts';
import type { Pages } from '../core/ports/pages.ts';
import { isFresh, mayFetch, readRobots } from '../core/robots.ts';
import type { RobotsCopy } from '../core/robots.ts';
import { hostsOf } from '../core/source.ts';
import type { Source } from '../core/source.ts';
import { definitionHash } from '../core/source-state.ts';
import type { SourceState } from '../core/source-state.ts';
import { readList } from './read-list.ts';
import type { ListRead } from './read-list.ts';

export interface PoliteRead {
  readonly read: ListRead;
  /** A copy of robots.txt that was fetched anew, by origin. */
  readonly robots: Readonly<Record<string, RobotsCopy>>;
}

/** Reads a source's list as the site allows: not inside a Retry-After, not against its robots.txt (RFC 9309). */
export async function readPolitely(
  source: Source,
  state: SourceState,
  at: Instant,
  pages: Pages,
): Promise<PoliteRead> {
  if (state.retryAfter !== null && secondsOf(state.retryAfter) > secondsOf(at)) {
    return refusal('waiting', `the site asked to wait until ${state.retryAfter}`, {});
  }
  const { origin } = new URL(canonicalUrl(source.entry.url));
  const kept = state.robots[origin];
  const copy =
    kept !== undefined && isFresh(kept, at)
      ? kept
      : await readRobots(pages, source.entry.url, hostsOf(source), at);
  if (copy === 'unavailable') return refusal('robots-unavailable', `${origin}/robots.txt did not answer`, {});
  const robots = copy === kept ? {} : { [origin]: copy };
  if (!mayFetch(copy, source.entry.url))
    return refusal('disallowed', `${origin}/robots.txt forbids the list`, robots);
  // After a change of the definition the whole list is needed again, not a 304 for the one that another reading made.
  const validators = state.definition === definitionHash(source) ? state.validators : {};
  return { read: await readList(source, validators, at, pages), robots };
}

const refusal = (
  outcome: 'waiting' | 'robots-unavailable' | 'disallowed',
  detail: string,
  robots: PoliteRead['robots'],
): PoliteRead => ({ read: { kind: 'none', outcome, detail, retryAfter: null }, robots });
