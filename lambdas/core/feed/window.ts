import { DAY, after, dateOf } from '../../contract/instant.ts';
import type { CalendarDate, Instant } from '../../contract/instant.ts';

/** Days before today that are ever looked at. */
const FURTHEST = 7;

/**
 * The first day whose alerts may still be missing from a feed whose newest entry is of `newest`. One day earlier than
 * that: an alert bears the instant at which its page was queued, and may appear hours after one that was detected later.
 */
export const firstDay = (newest: Instant): CalendarDate => dateOf(after(newest, -DAY));

/**
 * The UTC days whose alerts are listed, oldest first: from `firstDay` on, a week at most; the whole week where there is no
 * feed yet. Yesterday and today always: a machine whose clock was once ahead is no reason to look at nothing.
 */
export function daysToList(newest: Instant | undefined, at: Instant): readonly CalendarDate[] {
  const week = Array.from({ length: FURTHEST + 1 }, (_, index) =>
    dateOf(after(at, (index - FURTHEST) * DAY)),
  );
  if (newest === undefined) return week;
  const since = firstDay(newest);
  return week.filter((day, index) => day >= since || index >= FURTHEST - 1);
}
