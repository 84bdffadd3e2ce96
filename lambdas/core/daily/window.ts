import { TZDate } from '@date-fns/tz';
import { instantOf, secondsOf } from '../../contract/instant.ts';
import type { CalendarDate, Instant } from '../../contract/instant.ts';
import { dateIn } from '../dates.ts';

/** One day of digests: from digest hour to digest hour on the operator's clock, 23 or 25 hours where that is changed. */
export interface DigestDay {
  /** The day on which it ends, in `zone`. */
  readonly date: CalendarDate;
  readonly from: Instant;
  readonly to: Instant;
}

export interface DigestClock {
  /** IANA name. */
  readonly zone: string;
  readonly hour: number;
}

const DAY_MILLISECONDS = 86_400_000;

/** The calendar day so many days later (earlier where negative). */
export const daysAfter = (date: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(date) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);

/** The digest that ends on this day. An hour that the clock skips is the one after it. */
export const digestDay = (date: CalendarDate, clock: DigestClock): DigestDay => ({
  date,
  from: endOn(daysAfter(date, -1), clock),
  to: endOn(date, clock),
});

/** The last digest that has ended by `at`. */
export function digestDayAt(at: Instant, clock: DigestClock): DigestDay {
  const today = digestDay(dateIn(secondsOf(at) * 1000, clock.zone), clock);
  return secondsOf(today.to) <= secondsOf(at) ? today : digestDay(daysAfter(today.date, -1), clock);
}

function endOn(date: CalendarDate, { zone, hour }: DigestClock): Instant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return instantOf(new TZDate(year, month - 1, day, hour, zone).getTime());
}
