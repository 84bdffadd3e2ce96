import { secondsOf } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';

/** Minutes by which the clock of a site may be off. */
const OFF = 3;
const DAY = 24 * 60;
const TIME = /(午前|午後|\b[AP]M\b)? ?(\d{1,2})(?::|時)(\d{2})?(?:分|:\d{2})? ?(\b[AP]M\b)?/gi;

/**
 * Tells whether words, in their comparable form, hold the time of day at an instant, in a zone or in UTC. On one page that
 * may be chance; on every page that is read it is a clock.
 */
export function clockAt(at: Instant, timeZone: string): (plain: string) => boolean {
  const now = [Math.floor(secondsOf(at) / 60) % DAY, minutesIn(timeZone, at)];
  return (plain) =>
    [...plain.matchAll(TIME)].some(([, before, hour, minute, behind]) => {
      const half = (before ?? behind ?? '').toUpperCase();
      const noon = (half === '午後' || half === 'PM') && Number(hour) < 12 ? 12 : 0;
      const told = (Number(hour) + noon) * 60 + Number(minute ?? 0);
      return now.some(
        (minutes) => Math.min((told - minutes + DAY) % DAY, (minutes - told + DAY) % DAY) <= OFF,
      );
    });
}

function minutesIn(timeZone: string, at: Instant): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' }); // prettier-ignore
  const [hour = '0', minute = '0'] = format.format(secondsOf(at) * 1000).split(':');
  return Number(hour) * 60 + Number(minute);
}
