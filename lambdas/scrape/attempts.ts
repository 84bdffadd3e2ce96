import type { Instant } from '../contract/instant.ts';
import { hostOf } from '../core/channel.ts';
import type { PollVerdict } from '../core/health.ts';
import type { ListPlan } from '../core/listing/findings.ts';
import type { SourceState } from '../core/source-state.ts';
import type { ChannelRead } from './read-channel.ts';

/** What came of one channel. */
export interface Attempt extends ChannelRead {
  /** Set where there was a list. */
  readonly plan: ListPlan | null;
  readonly verdict: PollVerdict;
  /** Whether its list, or its 304, can be gone by. */
  readonly trusted: boolean;
}

/**
 * The attempt that a poll goes by: the one that can be trusted, else the list that is on trial, else the first. Null
 * where no channel was asked.
 */
export const chosenOf = (attempts: readonly Attempt[]): Attempt | null =>
  attempts.find(({ trusted }) => trusted) ??
  attempts.find(({ verdict }) => verdict.outcome === 'implausible') ??
  attempts[0] ??
  null;

/** The verdict of a poll: that of the chosen attempt; where none can be trusted, with what came of the others. */
export function verdictOf(attempts: readonly Attempt[]): PollVerdict {
  const chosen = chosenOf(attempts);
  if (chosen === null) return { outcome: 'waiting', detail: 'every host of its channels asked to wait' };
  if (chosen.trusted) return chosen.verdict;
  const others = attempts
    .filter((attempt) => attempt !== chosen)
    .map(({ channel, verdict }) => `${channel.entry.url}: ${verdict.outcome}`);
  const details = [chosen.verdict.detail, ...others].filter((detail) => detail !== null);
  return { outcome: chosen.verdict.outcome, detail: details.length === 0 ? null : details.join('; ') };
}

/** What the state knows after some channels were asked: copies of robots.txt, and addresses found. */
export const learntOf = (
  state: SourceState,
  attempts: readonly ChannelRead[],
): Pick<SourceState, 'robots' | 'discovered'> => ({
  robots: merged([state.robots, ...attempts.map(({ robots }) => robots)]),
  discovered: merged([state.discovered, ...attempts.map(discoveredBy)]),
});

const discoveredBy = ({ found }: ChannelRead): SourceState['discovered'] =>
  found === null ? {} : { [found.key]: { url: found.url, at: found.at } };

/** The hosts that asked to wait, and until when. */
export const waitsIn = (attempts: readonly ChannelRead[]): Readonly<Record<string, Instant>> =>
  Object.fromEntries(
    attempts.flatMap(({ read, channel }) =>
      read.kind === 'none' && read.retryAfter !== null ? [[hostOf(channel), read.retryAfter]] : [],
    ),
  );

/** Records as one; of equal keys the last counts. */
const merged = <T>(records: readonly Readonly<Record<string, T>>[]): Record<string, T> =>
  Object.fromEntries(records.flatMap((record) => Object.entries(record)));
