import { HOUR, secondsOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import type { Channel } from '../core/channel.ts';
import { judgeAnswer } from '../core/judge-answer.ts';
import { header } from '../core/ports/pages.ts';
import type { PageAnswer, Pages } from '../core/ports/pages.ts';
import { isChallenge } from '../core/reading/challenge.ts';
import { decodeText } from '../core/reading/charset.ts';
import { discoverLinks } from '../core/reading/discover.ts';
import { askRobots } from '../core/robots.ts';
import { hostsOf } from '../core/source.ts';
import type { Source } from '../core/source.ts';
import type { SourceState } from '../core/source-state.ts';
import { LIST_LIMITS } from './read-list.ts';

/** A channel at the address where it is now. */
export interface Located {
  readonly channel: Channel;
  /** What the page that names the address said, to be kept; null where it was not asked. */
  readonly found: { readonly key: string; readonly url: string; readonly at: Instant } | null;
  /** Set where the page was asked and did not name it: the address known before is used. */
  readonly note: string | null;
  /** A copy of robots.txt that was fetched on the way, by origin. */
  readonly robots: SourceState['robots'];
}

/** How long a found address is believed: the old cabinet's pages stay up, unchanged, when a new one takes over. */
const BELIEVED = 6 * HOUR;
/** And how long while the list cannot be read. */
const DOUBTED = HOUR;

/** Finds where a channel's list is now: by its definition, or by the page that names it, asked every six hours. */
export async function locate(
  channel: Channel,
  source: Source,
  state: SourceState,
  at: Instant,
  pages: Pages,
): Promise<Located> {
  const { discover, url: written } = channel.entry;
  if (discover === undefined) return { channel, found: null, note: null, robots: {} };
  const key = `${discover.from} ${discover.link}`;
  const known = state.discovered[key];
  const placed = (url: string): Channel => ({ ...channel, entry: { ...channel.entry, url } });
  const age = known === undefined ? Infinity : Math.abs(secondsOf(at) - secondsOf(known.at));
  if (known !== undefined && age < (state.health.misses > 0 ? DOUBTED : BELIEVED))
    return { channel: placed(known.url), found: null, note: null, robots: {} };
  const { robots, ...asked } = await ask(discover, source, state, at, pages);
  const url = 'url' in asked ? asked.url : (known?.url ?? written);
  const note = 'url' in asked ? null : `${asked.why}; reading ${url}, where it was before`;
  // Kept under today's date even where it was not named: a page that names nothing is not asked at every poll.
  return { channel: placed(url), found: { key, url, at }, note, robots };
}

type Asked = ({ readonly url: string } | { readonly why: string }) & {
  readonly robots: SourceState['robots'];
};

async function ask(
  { from, link }: { readonly from: string; readonly link: string },
  source: Source,
  state: SourceState,
  at: Instant,
  pages: Pages,
): Promise<Asked> {
  const hosts = hostsOf(source);
  const { held, detail, copy } = await askRobots(pages, from, { kept: state.robots, hosts, at });
  const robots = copy === null ? {} : { [copy.origin]: copy.copy };
  if (held !== null) return { why: detail ?? held, robots };
  const answer = await pages.fetch({ url: from, hosts, limits: LIST_LIMITS });
  const { outcome } = judgeAnswer(answer, isChallenge(htmlOf(answer, source)), at);
  if (answer.kind === 'failure' || outcome !== 'ok')
    return { why: `${from}, which names the list’s address, is ${outcome}`, robots };
  const links = discoverLinks(htmlOf(answer, source), answer.url, link);
  if (links.length === 0) return { why: `${from} links to nothing that matches ${link}`, robots };
  const url = links.find((found) => mayBeRead(found, hosts));
  return url === undefined
    ? { why: `${from} names ${links[0] ?? ''}, which is on no allowed host`, robots }
    : { url, robots };
}

/** Only on the hosts that the source allows, and never on a port of its own: such an address is refused when it is read. */
function mayBeRead(link: string, hosts: readonly string[]): boolean {
  const { hostname, port } = new URL(link);
  return hosts.includes(hostname) && port === '';
}

function htmlOf(answer: PageAnswer, source: Source): string {
  if (answer.kind === 'failure') return '';
  const contentType = header(answer.headers, 'content-type');
  return decodeText(answer.body, { contentType, override: source.charset, kind: 'html' }).text;
}
