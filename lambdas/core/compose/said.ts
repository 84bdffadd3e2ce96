import type { Alert } from '../../contract/alert.ts';
import type { Instant } from '../../contract/instant.ts';
import { datedMeetings } from '../event/event-record.ts';
import { inJapanAndIn } from './clock.ts';
import { plainLine } from './plain-line.ts';
import { BASIS_WORDS, ordinalWords, outcomeWords } from './words.ts';

/** What an alert says in sentences, the same in a mail and in a feed. Words of pages stand on one line, without marks. */

/** `the title and the text changed`, or what the alert itself notes. */
export function whatHappened({ change, note, previousTitle, diff }: Alert): string {
  if (note !== undefined && plainLine(note) !== '') return plainLine(note);
  if (change === 'removed') return 'the page is gone; two visits at least six hours apart found nothing';
  if (change === 'new') return 'a new item';
  const parts = [previousTitle === undefined ? [] : ['the title'], diff === undefined ? [] : ['the text']];
  return `${parts.flat().join(' and ') || 'the item'} changed`;
}

/** `third report of ADMM-Plus, 2025-11-01; first: Ministry of Defense, 2025-11-06`; null for the first or only report. */
export function reportOf(alert: Alert): string | null {
  const { event } = alert;
  if (event?.earlier === undefined) return null;
  const { source, detectedAt } = event.earlier;
  const news = event.news === true ? '; it also says something new' : '';
  const nth = `${ordinalWords(event.report)} report of ${meetingOf(alert)}${news}`;
  return `${nth}; first: ${plainLine(source.en)}, ${dayInJapan(detectedAt)}`;
}

/** `ADMM-Plus, 2025-11-01` */
function meetingOf(alert: Alert): string {
  const [principal] = datedMeetings(alert);
  const label = alert.classification.frameworks.find(({ id }) => id === principal?.framework)?.label.en;
  if (principal === undefined || label === undefined) return 'this meeting';
  return `${plainLine(label)}, ${principal.date}`;
}

const dayInJapan = (instant: Instant): string => inJapanAndIn(instant, 'UTC').slice(0, 10);

/** From what the labels were read, and why from no more: `title and address only: the page was closed to us (…)`. */
export function readingOf({ basis, change, unread }: Alert): string {
  if (change === 'removed') return `${BASIS_WORDS[basis]}, when it was last there`;
  if (unread === undefined) return BASIS_WORDS[basis];
  const again = unread === 'off-host' ? '' : '; it will be visited again';
  return `${BASIS_WORDS[basis]}: ${outcomeWords(plainLine(unread))}${again}`;
}
