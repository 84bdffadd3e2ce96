import robotsModule from 'robots-parser';
import { DAY, secondsOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import { canonicalUrl } from './identity.ts';
import { header } from './ports/pages.ts';
import { isChallenge as isChallengePage } from './reading/challenge.ts';
import type { FetchLimits, PageAnswer, PageResponse, Pages } from './ports/pages.ts';

/** A host's robots.txt as we last read it. */
export interface RobotsCopy {
  readonly fetchedAt: Instant;
  /** What the server answered; null where it led nowhere (redirects without end or off the allowed hosts). */
  readonly status: number | null;
  /** The rules; null where there are none. */
  readonly body: string | null;
}

/** The package's types tell of a default export; what it ships is CommonJS, and the import is the function itself. */
type RobotsParser = typeof robotsModule.default;
const isParser = (value: unknown): value is RobotsParser => typeof value === 'function';

function parse(url: string, rules: string): ReturnType<RobotsParser> {
  const parser: unknown = robotsModule;
  if (!isParser(parser)) throw new TypeError('robots-parser 3 exports a function; this version does not');
  return parser(url, rules);
}

/** The name by which a robots.txt can address us. */
export const AGENT_TOKEN = 'hinomi';

/** RFC 9309, 2.5: at least 500 KiB are parsed; what follows is ignored. */
const MOST_RULES = 500 * 1024;

/** RFC 9309, 2.3.1.2: at least five redirects are followed. */
export const ROBOTS_LIMITS: FetchLimits = { bytes: 4 * 1024 * 1024, milliseconds: 10_000, redirects: 5 };

/** No rules could be had: complete disallow for now (RFC 9309, 2.3.1.4). */
export interface RobotsUnavailable {
  readonly kind: 'unavailable';
  /** One line for a person: what robots.txt answered. */
  readonly detail: string;
}

/** Whether an address may be read. `copy`: robots.txt as it was fetched for this answer, to be kept; null if it was not. */
export interface RobotsVerdict {
  readonly held: 'robots-unavailable' | 'disallowed' | null;
  readonly detail: string | null;
  readonly copy: { readonly origin: string; readonly copy: RobotsCopy } | null;
}

/**
 * Whether robots.txt lets us read `url`: by the copy at hand where that is younger than a day, else by the one on the
 * host now. `kept`: copies by origin.
 */
export async function askRobots(
  pages: Pages,
  url: string,
  { kept, hosts, at }: { kept: Readonly<Record<string, RobotsCopy>>; hosts: readonly string[]; at: Instant },
): Promise<RobotsVerdict> {
  const { origin } = new URL(canonicalUrl(url));
  const old = kept[origin];
  const copy = old !== undefined && isFresh(old, at) ? old : await readRobots(pages, url, hosts, at);
  if ('kind' in copy) {
    return { held: 'robots-unavailable', detail: `${origin}/robots.txt: ${copy.detail}`, copy: null };
  }
  const fetched = copy === old ? null : { origin, copy };
  if (mayFetch(copy, url)) return { held: null, detail: null, copy: fetched };
  return { held: 'disallowed', detail: `${origin}/robots.txt forbids ${url}`, copy: fetched };
}

/**
 * Asks for the robots.txt of the host of `url`.
 *
 * @param url an absolute http(s) address
 * @param hosts the hosts the source allows; redirects are followed within them
 * @param now the poll's instant, recorded as the copy's `fetchedAt`
 * @returns what `judgeRobots` makes of the answer
 */
export async function readRobots(
  pages: Pages,
  url: string,
  hosts: readonly string[],
  now: Instant,
): Promise<RobotsCopy | RobotsUnavailable> {
  return judgeRobots(await pages.fetch({ url: robotsUrl(url), hosts, limits: ROBOTS_LIMITS }), now);
}

/**
 * What an answer for robots.txt means (RFC 9309, 2.3.1):
 * - 2xx: its rules (2.3.1.1); an HTML page in its place holds none;
 * - redirects without end or off the allowed hosts, other 3xx, and every 4xx: no rules (2.3.1.2, 2.3.1.3). 429 is no
 *   exception there: whether the pages are rate-limited, they say themselves when they are asked;
 * - a bot challenge in its place, whatever its status: no rules, for it says nothing about robots;
 * - 5xx, or no answer (network, TLS, time, an address we refuse, a body we cannot read): unavailable, complete
 *   disallow for now (2.3.1.4).
 */
export function judgeRobots(answer: PageAnswer, at: Instant): RobotsCopy | RobotsUnavailable {
  if (answer.kind === 'failure')
    return answer.reason === 'redirect-loop' || answer.reason === 'off-host'
      ? { fetchedAt: at, status: null, body: null }
      : { kind: 'unavailable', detail: `${answer.reason} (${answer.detail})` };
  if (answer.status >= 500 && !isChallenge(answer))
    return { kind: 'unavailable', detail: `HTTP ${answer.status}` };
  const ok = answer.status >= 200 && answer.status < 300;
  return { fetchedAt: at, status: answer.status, body: ok ? rulesIn(answer) : null };
}

/** Challenges that say so, Cloudflare's `cf-mitigated`, AWS WAF's `x-amzn-waf-action`, or whose page reads like one. */
const isChallenge = ({ headers, body }: PageResponse): boolean =>
  header(headers, 'cf-mitigated') !== undefined ||
  header(headers, 'x-amzn-waf-action') !== undefined ||
  isChallengePage(new TextDecoder().decode(body.subarray(0, MOST_RULES)));

/** Judged by its first character, not its type: some servers send good rules as text/html. */
function rulesIn(answer: PageResponse): string | null {
  if (isChallenge(answer)) return null;
  const text = new TextDecoder().decode(answer.body.subarray(0, MOST_RULES));
  return text.trimStart().startsWith('<') ? null : text;
}

/**
 * Whether the rules let an agent fetch an address of the same host. `url`: absolute http(s); `agentToken`: the product
 * token a robots.txt names, without version.
 */
export function mayFetch(copy: RobotsCopy, url: string, agentToken = AGENT_TOKEN): boolean {
  if (copy.body === null) return true;
  return parse(robotsUrl(url), copy.body).isAllowed(url, agentToken) !== false;
}

/** Seconds between two fetches that the rules ask of an agent (`Crawl-delay`, no part of RFC 9309), or null. */
export function crawlDelay(copy: RobotsCopy, agentToken = AGENT_TOKEN): number | null {
  if (copy.body === null) return null;
  const delay = parse('https://host.invalid/robots.txt', copy.body).getCrawlDelay(agentToken);
  return delay !== undefined && Number.isFinite(delay) && delay >= 0 ? delay : null;
}

/** Younger than a day (RFC 9309, 2.4). A copy from later than `now`, as a replay over an archive meets, is fresh. */
export const isFresh = (copy: RobotsCopy, now: Instant): boolean =>
  secondsOf(now) - secondsOf(copy.fetchedAt) < DAY;

const robotsUrl = (url: string): string => new URL('/robots.txt', url).href;
