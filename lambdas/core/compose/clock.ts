import { HOUR, after } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';

const minute = (instant: Instant): string => instant.slice(0, 16).replace('T', ' ');

/** An instant on both clocks that a reader may live by: `2025-11-06 02:00 UTC (2025-11-06 11:00 JST)`. */
export const bothClocks = (instant: Instant): string =>
  `${minute(instant)} UTC (${minute(after(instant, 9 * HOUR))} JST)`;

/** The same in short: `2025-11-06 02:00 UTC (11:00 JST)`, with the day in Japan only where it is another. */
export function clocksOf(instant: Instant): string {
  const [day = '', time = ''] = minute(after(instant, 9 * HOUR)).split(' ');
  return `${minute(instant)} UTC (${instant.startsWith(day) ? '' : `${day} `}${time} JST)`;
}
