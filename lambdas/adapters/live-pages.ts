import dns from 'node:dns';
import { validateHeaderValue } from 'node:http';
import type { Headers, PageAnswer, PageRequest, Pages } from '../core/ports/pages.ts';
import { conditionalHeaders, followRedirects } from './follow-redirects.ts';
import { getOnce, transport } from './live-exchange.ts';
import type { Transport } from './live-exchange.ts';
import { guardedLookup } from './safe-address.ts';
import type { Resolve } from './safe-address.ts';

const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.8';

export interface LivePagesOptions {
  /** Who asks and how to reach them, e.g. `hinomi/0.1 (+mailto:someone@example.jp)`. */
  readonly userAgent: string;
  /** Resolves a host name; the addresses it gives are checked all the same. Default: the system's resolver. */
  readonly lookup?: Resolve;
}

/**
 * The live web, by plain GETs over node's own HTTP client.
 *
 * Every connection goes to an address that was checked to be public (`guardedLookup`), TLS certificates are always
 * verified, redirects follow the rules of `followRedirects`, and bytes, time and redirects end at the request's
 * limits. `fetch` never rejects, and leaves no timer and no open socket that would keep a process alive.
 *
 * Throws a TypeError at once when `userAgent` is no legal header value.
 */
export function livePages({ userAgent, lookup = systemLookup }: LivePagesOptions): Pages {
  validateHeaderValue('user-agent', userAgent);
  const via = transport(guardedLookup(lookup));
  return { fetch: (request) => fetchLive(request, userAgent, via) };
}

const systemLookup: Resolve = (hostname) => dns.promises.lookup(hostname, { all: true });

async function fetchLive(request: PageRequest, userAgent: string, via: Transport): Promise<PageAnswer> {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort();
  }, request.limits.milliseconds);
  const headersFor = (url: URL): Headers => [
    ['host', url.host],
    ['user-agent', userAgent],
    ['accept', ACCEPT],
    ['accept-encoding', 'gzip, deflate, br'],
    ...conditionalHeaders(request),
  ];
  try {
    return await followRedirects(request, {
      headersFor,
      exchange: (url, headers) =>
        getOnce(url, headers, { bytes: request.limits.bytes, deadline: deadline.signal, via }),
    });
  } finally {
    clearTimeout(timer);
  }
}
