import { HOUR, secondsOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import type { SourceEntry } from './source-entry.ts';
import type { SourceState } from './source-state.ts';
import { channelsOf } from './source.ts';
import type { Source } from './source.ts';

/** One of the places where a source's entries can be read. */
export interface Channel {
  /** 0: the preferred one; then the fallbacks in the definition's order. */
  readonly index: number;
  /** How it is read; its `url` is where it was found, for addresses that change. */
  readonly entry: SourceEntry;
}

/** How long a fallback that works is read before the preferred channel is tried again. */
const FALLBACK_FOR = 6 * HOUR;

/**
 * The channels of a source in the order in which a poll tries them: the one that worked last first, and every six hours
 * the preferred one before it.
 */
export function channelsInOrder(source: Source, { channel }: SourceState, at: Instant): readonly Channel[] {
  const all = channelsOf(source).map((entry, index) => ({ index, entry }));
  const isTried = channel !== null && secondsOf(at) - secondsOf(channel.since) < FALLBACK_FOR;
  const working = isTried ? all.filter(({ index }) => index === channel.index) : [];
  return [...working, ...all.filter((one) => !working.includes(one))];
}

/** The host that is asked for a channel's list. */
export const hostOf = ({ entry }: Channel): string => new URL(entry.url).hostname;

/** Hosts that must not be asked yet: `waits` less what is over at `at`. */
export const waitsAhead = (waits: SourceState['waits'], at: Instant): SourceState['waits'] =>
  Object.fromEntries(Object.entries(waits).filter(([, until]) => secondsOf(until) > secondsOf(at)));

/** Until when a source as a whole must wait: null where one of its channels may be asked. */
export function waitOfAll(source: Source, waits: SourceState['waits']): Instant | null {
  const all = channelsOf(source).map((entry) => waits[hostOf({ index: 0, entry })]);
  const known = all.filter((until) => until !== undefined).toSorted();
  return known.length === all.length ? (known[0] ?? null) : null;
}

/** What the state says of the channel after a poll read `chosen` and asked `tried` before it. */
export function channelAfter(
  { channel }: SourceState,
  chosen: Channel,
  tried: readonly Channel[],
  at: Instant,
): SourceState['channel'] {
  if (chosen.index === 0) return null;
  const keeps = channel?.index === chosen.index && !tried.some(({ index }) => index === 0);
  return keeps ? channel : { index: chosen.index, since: at };
}

/** Fewer entries than this is no list; the source's own number is that of its preferred channel. */
export const minimumOf = (source: Source, { index, entry }: Channel): number =>
  entry.minimumEntries ?? (index === 0 ? source.minimumEntries : 1);
