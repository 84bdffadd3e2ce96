import type { Chance } from './chance.ts';

/** What the cloud does to us that it may do at any time. */
export interface Weather {
  /** Seconds until a notification of S3's arrives, one for each time that it does. `now`: seconds since the epoch. */
  readonly arrivals: (now: number) => readonly number[];
  /** Seconds until a function has time for messages that were just sent. */
  readonly pickup: () => number;
  /** How often each message is taken into the queue. */
  readonly copies: number;
  /** Whether the queue swallows a message that it took within five minutes: an economy, on which nothing may depend. */
  readonly deduplicates: boolean;
  /** What is due at the same instant is done the other way round than it came. */
  readonly reversed: boolean;
  /** Every invocation is done again right after it has ended well. */
  readonly twice: boolean;
  /** What is due at the same instant is done at once, each of it twice; chance says who goes on. */
  readonly racing: Chance | null;
}

/** Everything comes once, soon and in order. */
export const CALM: Weather = {
  arrivals: () => [1],
  pickup: () => 1,
  copies: 1,
  deduplicates: true,
  reversed: false,
  twice: false,
  racing: null,
};

/** Lambda may invoke a function twice for one event, and SQS may hand out what it was told is done. */
export const TWICE: Weather = { ...CALM, twice: true };

const MINUTES = 60;
const HOUR = 60 * MINUTES;

/** Seconds until the next multiple of a period. */
const untilNext = (period: number, now: number): number => period - (now % period);

/**
 * Everything comes twice, and the last first: of the notifications of a quarter of an hour, and of the hosts' queues. Within one host
 * the queue keeps the order; the second copies come behind the first ones.
 */
export const BACKWARDS: Weather = {
  ...CALM,
  arrivals: (now) => [untilNext(15 * MINUTES, now), untilNext(15 * MINUTES, now)],
  copies: 2,
  deduplicates: false,
  reversed: true,
};

/** Everything is done twice at once, together with whatever else is due in the same minute. */
export const racing = (chance: Chance): Weather => ({
  ...CALM,
  arrivals: (now) => [untilNext(MINUTES, now)],
  racing: chance,
});

/** The same, and notifications are so late that they meet the watchdog, seven minutes past the hour, which takes them for lost. */
export const racingLate = (chance: Chance): Weather => ({
  ...CALM,
  arrivals: (now) => [untilNext(HOUR, now - 7 * MINUTES) + HOUR],
  racing: chance,
});
