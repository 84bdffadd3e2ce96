import type { Instant } from '../contract/instant.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Channel } from '../core/channel.ts';
import type { Pages } from '../core/ports/pages.ts';
import { askRobots } from '../core/robots.ts';
import { definitionHash } from '../core/source-state.ts';
import type { SourceState } from '../core/source-state.ts';
import { hostsOf } from '../core/source.ts';
import type { Source } from '../core/source.ts';
import { locate } from './locate.ts';
import type { Located } from './locate.ts';
import { readList } from './read-list.ts';
import type { ListRead } from './read-list.ts';

/** What one channel gave, read as the site allows. */
export interface ChannelRead {
  readonly channel: Channel;
  readonly read: ListRead;
  /** Copies of robots.txt that were fetched on the way, by origin. */
  readonly robots: SourceState['robots'];
  readonly found: Located['found'];
  readonly note: string | null;
}

/** Reads one channel of a source: finds its address, asks robots.txt (RFC 9309), fetches and reads the list. */
export async function readChannel(
  preferred: Channel,
  source: Source,
  state: SourceState,
  at: Instant,
  pages: Pages,
): Promise<ChannelRead> {
  const located = await locate(preferred, source, state, at, pages);
  const { channel, found, note } = located;
  const { entry } = channel;
  const hosts = hostsOf(source);
  const kept = { ...state.robots, ...located.robots };
  const { held, detail, copy } = await askRobots(pages, entry.url, { kept, hosts, at });
  const robots = copy === null ? located.robots : { ...located.robots, [copy.origin]: copy.copy };
  if (held !== null) return { channel, read: refusal(held, detail), robots, found, note };
  // After a change of the definition the whole list is needed again, not a 304 for the one that another reading made.
  const validators = state.definition === definitionHash(source, entry) ? state.validators : {};
  return { channel, read: await readList(source, entry, validators, at, pages), robots, found, note };
}

/** A list that was not asked for. */
export const refusal = (outcome: Outcome, detail: string | null): ListRead => ({
  kind: 'none',
  outcome,
  detail,
  retryAfter: null,
});
