import { HOUR, after, secondsOf } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';

const JAPAN = 'Asia/Tokyo';
const minute = (instant: Instant): string => instant.slice(0, 16).replace('T', ' ');

interface Clock {
  /** `2025-11-06 11:00` */
  readonly read: (instant: Instant) => string;
  /** `CET`, `GMT+3` */
  readonly nameAt: (instant: Instant) => string;
}

/** Making a formatter takes longer than a hundred uses of it. */
const clocks = new Map<string, Clock>();

function clockOf(zone: string): Clock {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const digits = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const named = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' });
  const date = (instant: Instant): Date => new Date(secondsOf(instant) * 1000);
  const nameAt = (instant: Instant): string =>
    named.formatToParts(date(instant)).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  const clock = {
    read: (instant: Instant) => digits.format(date(instant)),
    nameAt: zone === JAPAN ? () => 'JST' : nameAt,
  };
  clocks.set(zone, clock);
  return clock;
}

/** An instant on one clock: `2025-11-06 11:00 JST`. `zone`: an IANA name. */
export const clockIn = (instant: Instant, zone: string): string =>
  `${clockOf(zone).read(instant)} ${clockOf(zone).nameAt(instant)}`;

/**
 * An instant on Japan's clock and the operator's: `2025-11-06 11:00 JST (03:00 CET)`, with the day there only where it is
 * another. Who lives in Japan is told UTC.
 */
export function inJapanAndIn(instant: Instant, zone: string): string {
  const there = zone === JAPAN ? 'UTC' : zone;
  const japan = clockOf(JAPAN).read(instant);
  const [day = '', time = ''] = clockOf(there).read(instant).split(' ');
  return `${japan} JST (${japan.startsWith(day) ? '' : `${day} `}${time} ${clockOf(there).nameAt(instant)})`;
}

/** For machines' logs and operators: `2025-11-06 02:00 UTC (11:00 JST)`, with the day in Japan only where it is another. */
export function clocksOf(instant: Instant): string {
  const [day = '', time = ''] = minute(after(instant, 9 * HOUR)).split(' ');
  return `${minute(instant)} UTC (${instant.startsWith(day) ? '' : `${day} `}${time} JST)`;
}
