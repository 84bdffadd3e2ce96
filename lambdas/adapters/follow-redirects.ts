import { header } from '../core/ports/pages.ts';
import type { Headers, PageAnswer, PageFailure, PageRequest } from '../core/ports/pages.ts';
import { safeLine } from '../core/text/safe-line.ts';
import { isPublicAddress, literalAddress } from './safe-address.ts';

/** What one request gave, redirects not followed. */
export type HopAnswer = HopResponse | HopFailure;

export interface HopResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly headers: Headers;
  /** Content decoding done. Not needed for a redirect. */
  readonly body: Uint8Array;
}

export interface HopFailure {
  readonly kind: 'failure';
  readonly reason: PageFailure['reason'];
  readonly detail: string;
}

export const failure = (reason: PageFailure['reason'], detail: string): HopFailure => ({
  kind: 'failure',
  reason,
  detail: safeLine(detail),
});

/** A 3xx with a `location` (304 is no redirect). */
export const isRedirect = (status: number, headers: Headers): boolean =>
  status >= 300 && status < 400 && status !== 304 && header(headers, 'location') !== undefined;

export interface HopClient {
  /** The request headers for an address, as they will be sent. */
  readonly headersFor: (url: URL) => Headers;
  readonly exchange: (url: URL, headers: Headers) => Promise<HopAnswer>;
}

/**
 * Fetches a page and follows its redirects within the hosts and the limit of the request. Each address, the first
 * included, is checked before it is asked; the same rules for live sites and for mirrors, so that a replay ends as
 * the live read would:
 * - another scheme than http(s), or a host that the request does not allow: `off-host`;
 * - a literal address that is not public, or a port of its own: `refused-address`;
 * - more redirects than allowed, or an address that was asked before: `redirect-loop`.
 *
 * A redirect from https to http on an allowed host is followed over https: what was read over TLS is not read in the
 * clear on a page's word. A site that insists comes out as `redirect-loop`.
 */
export async function followRedirects(request: PageRequest, client: HopClient): Promise<PageAnswer> {
  const asked: string[] = [];
  let url = parseUrl(request.url);
  for (;;) {
    if (url === null) return { ...unreadable(request.url), url: request.url, requestHeaders: [] };
    const refused = vet(url, request.hosts, asked.at(-1)) ?? overLimit(url, request, asked);
    if (refused !== undefined) return { ...refused, url: url.href, requestHeaders: [] };
    const requestHeaders = client.headersFor(url);
    const answer = await client.exchange(url, requestHeaders);
    if (answer.kind === 'failure' || !isRedirect(answer.status, answer.headers))
      return answer.kind === 'failure'
        ? { ...answer, url: url.href, requestHeaders }
        : { ...answer, url: url.href, redirects: asked, requestHeaders };
    asked.push(url.href);
    const location = header(answer.headers, 'location') ?? '';
    const next = redirectTarget(url, location);
    if (next === null) return { ...unreadable(location), url: url.href, requestHeaders };
    url = next;
  }
}

const unreadable = (text: string): HopFailure =>
  failure('off-host', `no address we can read: ${JSON.stringify(text.slice(0, 200))}`);

function vet(url: URL, hosts: readonly string[], from: string | undefined): HopFailure | undefined {
  const by = from === undefined ? '' : `, redirected from ${from}`;
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return failure('off-host', `${url.protocol} addresses are not followed: ${url.href.slice(0, 200)}${by}`);
  const literal = literalAddress(url.hostname);
  if (literal !== undefined && !isPublicAddress(literal))
    return failure('refused-address', `${literal} is not a public address${by}`);
  if (url.port !== '')
    return failure('refused-address', `port ${url.port} of ${url.hostname} is not a web server's own${by}`);
  if (!hosts.includes(url.hostname))
    return failure('off-host', `${url.hostname} is not among the allowed hosts (${hosts.join(', ')})${by}`);
  return undefined;
}

function overLimit(url: URL, request: PageRequest, asked: readonly string[]): HopFailure | undefined {
  if (asked.includes(url.href))
    return failure('redirect-loop', `${url.href} redirects back to itself (${asked.join(' → ')})`);
  if (asked.length > request.limits.redirects)
    return failure('redirect-loop', `more than ${request.limits.redirects} redirects, last to ${url.href}`);
  return undefined;
}

function redirectTarget(from: URL, location: string): URL | null {
  const next = parseUrl(asUtf8(location), from);
  if (next !== null && from.protocol === 'https:' && next.protocol === 'http:') next.protocol = 'https:';
  return next;
}

/** Longest address that is asked: RFC 9110, 4.1 wants 8000 octets understood; records repeat it. */
const LONGEST_URL = 8000;

/** Credentials in an address are dropped: we have none to give, and none to repeat in records. */
function parseUrl(text: string, base?: URL): URL | null {
  const url = URL.parse(text, base?.href);
  if (url === null || url.href.length > LONGEST_URL) return null;
  url.username = '';
  url.password = '';
  return url;
}

/** Servers put raw UTF-8 into `location`; header values reach us as one character a byte. */
function asUtf8(location: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(location, 'latin1'));
  } catch {
    return location;
  }
}

/** Longest validator that is sent back: servers refuse requests with headers of more than some 8 KB. */
const LONGEST_VALIDATOR = 1024;

/**
 * The conditional headers of a request. A validator that is no legal header value (a site can send us anything) is
 * left out: the answer is then a full one.
 */
export function conditionalHeaders(request: PageRequest): Headers {
  const legal = (value: string | undefined): value is string =>
    value !== undefined && value.length <= LONGEST_VALIDATOR && /^[\x20-\x7e\x80-\xff]+$/.test(value);
  return [
    ...(legal(request.etag) ? [['if-none-match', request.etag] as const] : []),
    ...(legal(request.lastModified) ? [['if-modified-since', request.lastModified] as const] : []),
  ];
}
