/**
 * Instants and dates as the archive writes them.
 *
 * An `Instant` is UTC to the second, `2025-11-06T02:00:00Z`; a `CalendarDate` is `2025-11-06` and belongs to
 * whatever zone its field says. Both are plain strings so that a record reads the same in JSON and in code.
 */
export type Instant = string;
export type CalendarDate = string;

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Milliseconds since the epoch → instant, cut to the second. Throws a RangeError for a value that is no time. */
export const instantOf = (milliseconds: number): Instant =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** Instant → whole seconds since the epoch. Throws a RangeError naming the text when it is no instant. */
export function secondsOf(instant: Instant): number {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${JSON.stringify(instant)}`);
  return Math.floor(milliseconds / 1000);
}

/** The instant `seconds` later (earlier when negative). */
export const after = (instant: Instant, seconds: number): Instant =>
  instantOf((secondsOf(instant) + seconds) * 1000);

/** `2025-11-06T02:00:00Z` → `20251106T020000Z`, the form used inside keys. */
export const compact = (instant: Instant): string => instant.replaceAll(/[-:]/g, '');

/** The UTC date of an instant. */
export const dateOf = (instant: Instant): CalendarDate => instant.slice(0, 10);
