import type { PageAnswer, PageRequest, Pages } from '../core/ports/pages.ts';

/** How long one answer serves all sources of a host: about a round of polls. */
const SHARED_MILLISECONDS = 10 * 60 * 1000;

interface Shared {
  readonly until: number;
  readonly hosts: string;
  readonly answer: Promise<PageAnswer>;
}

/**
 * Pages where the sources of one host share its robots.txt: the first asks, the others get its answer for ten minutes.
 * So eight sources of one ministry do not ask for it eight times in a row, and where there is no network a host is tried
 * once. Every other page is asked for each time. `now`: milliseconds since the epoch.
 */
export function sharedRobots(pages: Pages, now: () => number): Pages {
  const shared = new Map<string, Shared>();
  const ask = (request: PageRequest): Promise<PageAnswer> => {
    const { url } = request;
    const answer = pages.fetch(request);
    shared.set(url, { until: now() + SHARED_MILLISECONDS, hosts: hostsOf(request), answer });
    // A wait that was given up is no answer.
    answer.catch(() => shared.delete(url));
    return answer;
  };
  return {
    fetch: async (request) => {
      if (URL.parse(request.url)?.pathname !== '/robots.txt') return pages.fetch(request);
      const known = shared.get(request.url);
      if (known === undefined || known.until <= now()) return ask(request);
      const answer = await known.answer;
      return known.hosts === hostsOf(request) || !wasLedOn(answer) ? answer : ask(request);
    },
  };
}

const hostsOf = ({ hosts }: PageRequest): string => hosts.toSorted().join(' ');

/** Where redirects end depends on the hosts that the asking source allows. */
const wasLedOn = (answer: PageAnswer): boolean =>
  answer.kind === 'response'
    ? answer.redirects.length > 0
    : answer.reason === 'off-host' || answer.reason === 'redirect-loop';
