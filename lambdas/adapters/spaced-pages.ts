import { setTimeout as pause } from 'node:timers/promises';
import { instantOf } from '../contract/instant.ts';
import { PACE } from '../contract/pace.ts';
import type { PageAnswer, PageRequest, Pages } from '../core/ports/pages.ts';
import { crawlDelay, judgeRobots } from '../core/robots.ts';

/** Time as the program lives through it. */
export interface Time {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves after so many milliseconds; rejects where the wait is to be given up. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** The machine's own time. `stop`: gives up every wait, which then rejects with the signal's reason. */
export const systemTime = (stop?: AbortSignal): Time => ({
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await pause(milliseconds, undefined, stop === undefined ? {} : { signal: stop });
  },
});

export interface SpacedPagesOptions {
  readonly time: Time;
  /** Crawl-delays known from earlier, in seconds, by host; those that pass by as robots.txt are learned. */
  readonly delays?: Iterable<readonly [host: string, seconds: number]>;
  /** Most seconds that a Crawl-delay is waited for. Default: as long as it says. */
  readonly longestSeconds?: number;
}

/**
 * Pages of one host, one at a time and apart: a fetch begins no sooner than `PACE.spacingSeconds`, or the host's
 * Crawl-delay where that is longer, after the one before has ended. Hosts do not wait for each other. A host that only
 * a redirect led to has been asked too.
 *
 * `fetch` rejects where `time.sleep` does, and then has asked nothing.
 */
export function spacedPages(pages: Pages, options: SpacedPagesOptions): Pages {
  const { time, longestSeconds = Infinity } = options;
  const delays = new Map(options.delays);
  const lastEnd = new Map<string, number>();
  const turns = new Map<string, Promise<unknown>>();

  const waitFor = (host: string): number => {
    const seconds = Math.max(PACE.spacingSeconds, Math.min(delays.get(host) ?? 0, longestSeconds));
    const ended = lastEnd.get(host);
    // A clock that was set back must not stretch the wait.
    return ended === undefined ? 0 : Math.min(seconds * 1000, ended + seconds * 1000 - time.now());
  };
  const fetchInTurn = async (request: PageRequest, host: string): Promise<PageAnswer> => {
    const wait = waitFor(host);
    if (wait > 0) await time.sleep(wait);
    const answer = await pages.fetch(request);
    for (const asked of hostsAsked(host, answer)) lastEnd.set(asked, time.now());
    if (isRobots(request.url)) learnDelay(delays, host, answer);
    return answer;
  };
  return {
    fetch: (request) => {
      const host = hostOf(request.url);
      const before = turns.get(host) ?? Promise.resolve();
      const turn = before.catch(() => undefined).then(() => fetchInTurn(request, host));
      turns.set(host, turn);
      return turn;
    },
  };
}

const hostOf = (url: string): string => URL.parse(url)?.hostname ?? '';

const isRobots = (url: string): boolean => URL.parse(url)?.pathname === '/robots.txt';

function hostsAsked(host: string, answer: PageAnswer): readonly string[] {
  const redirects = answer.kind === 'response' ? answer.redirects : [];
  return [host, ...[...redirects, answer.url].map(hostOf)];
}

/** A robots.txt that did not answer takes nothing back of what an earlier one said. */
function learnDelay(delays: Map<string, number>, host: string, answer: PageAnswer): void {
  const copy = judgeRobots(answer, instantOf(0));
  if ('kind' in copy) return;
  const seconds = crawlDelay(copy);
  if (seconds === null) delays.delete(host);
  else delays.set(host, seconds);
}
