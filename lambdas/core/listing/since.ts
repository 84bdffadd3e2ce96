import { DAY, secondsOf } from '../../contract/instant.ts';
import type { CalendarDate, Instant } from '../../contract/instant.ts';
import { dateFromUrl } from '../date-in-url.ts';
import { findDate } from '../dates.ts';
import type { ListedEntry, ListedItem } from './items.ts';

/** On the very day of the last good read counts too: rather an old entry alerted than a new one missed. */
export const isSince = (item: ListedItem, day: CalendarDate, today: CalendarDate): boolean =>
  item.entries.some((entry) => (dayOf(entry, today) ?? '') >= day);

/** A list without dates may have them in its addresses, or in its headlines: …と会談（9月2日）. */
function dayOf({ published, url, title }: ListedEntry, today: CalendarDate): CalendarDate | null {
  const inUrl = dateFromUrl(url);
  return published ?? inUrl.published ?? inUrl.event ?? findDate(title, { at: today });
}

/** A list that was replaced longer ago than this does not come back: what is dated since would be a flood. */
const COMES_BACK_WITHIN = 30 * DAY;

/** When a list was replaced, if it may still come back. */
export const stillRecent = (replaced: Instant | undefined, at: Instant): Instant | null =>
  replaced !== undefined && secondsOf(at) - secondsOf(replaced) <= COMES_BACK_WITHIN ? replaced : null;
