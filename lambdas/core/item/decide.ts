import { secondsOf } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';
import type { Change } from '../../contract/alert.ts';
import type { Announcement, PageJob } from '../../contract/page-job.ts';
import type { TextDiff } from '../diff/words.ts';
import { comparableTitle } from '../text/comparable.ts';
import { SECOND_LOOK } from '../visits.ts';
import type { Item } from './item.ts';
import type { Observation } from './observation.ts';

/** What a look at a page means for its item. */
export type Decision =
  /** Nothing to tell. `miss`: what the item's record should say of the page being gone. */
  | { readonly kind: 'nothing'; readonly miss: Instant | null }
  /** Gone for the first time: look again later. */
  | { readonly kind: 'missed' }
  /** The first words of an item that was alerted without them: tell only if they add to its labels. */
  | { readonly kind: 'completed' }
  | { readonly kind: 'changed'; readonly change: Change; readonly note: string | null };

export const NOW_READABLE = 'the page could now be read';
export const PAGE_IS_BACK = 'the page is back';
export const ANNOUNCED_EDIT = 'the source announces an edit of this page';

/** Titles that the job brings and the item never had. */
export function newTitles(item: Item, job: PageJob): readonly string[] {
  const had = new Set(item.titles.map(({ title }) => comparableTitle(title)));
  return job.announcements.map(({ title }) => title).filter((title) => !had.has(comparableTitle(title)));
}

/** What the job announces that the item was never announced as: another title, or an edit of another day. */
export function newAnnouncements(item: Item, job: PageJob): readonly Announcement[] {
  const titles = new Set(item.titles.map(({ title }) => comparableTitle(title)));
  const editions = new Set(item.announcements.map(({ edition }) => edition));
  return job.announcements.filter(({ title, edition }) =>
    edition === undefined ? !titles.has(comparableTitle(title)) : !editions.has(edition),
  );
}

/** A job whose news the item already carries: it was done before and is delivered again. */
export function alreadyDone({ current, ...item }: Item, job: PageJob): boolean {
  if (current === null) return false;
  // A visit from before the version we hold, as a replay over its own archive makes, would see the old page as an edit.
  if (job.reason === 'visit') return secondsOf(job.detectedAt) < secondsOf(current.at);
  return newAnnouncements({ ...item, current }, job).length === 0;
}

/**
 * Decides what changed (design, Identity). `diff`: of the text against the current version's, null where it is the same
 * or there is nothing to compare.
 *
 * - An item without a version: `new`; a baseline item under a new title: `updated`.
 * - A new title, or another text: `updated`, one alert for both. A removed page that answers again: `updated`.
 * - An announced edit: told with its diff; where the page cannot be read, or there is nothing to compare it with, told as
 *   announced; nothing where the page still says what we hold.
 * - Gone at two looks at least six hours apart, of a page that was read once: `removed`. A single miss is silent; what a
 *   failing server says is no miss.
 */
export function decide(item: Item, job: PageJob, observation: Observation, diff: TextDiff | null): Decision {
  const { current } = item;
  const announced = newAnnouncements(item, job);
  const edit = announced.length > 0 && announced.every(({ edition }) => edition !== undefined);
  if (current === null)
    return changed(job.reason === 'retitled' ? 'updated' : 'new', edit ? ANNOUNCED_EDIT : null);
  const removed = current.change === 'removed';
  if (edit && isSameText(item, observation, diff)) return { kind: 'nothing', miss: null };
  if (announced.length > 0) return changed('updated', edit && diff === null ? ANNOUNCED_EDIT : null);
  if (observation.kind === 'readable') {
    if (removed) return changed('updated', PAGE_IS_BACK);
    if (current.text === null) return { kind: 'completed' };
    return diff === null ? { kind: 'nothing', miss: null } : changed('updated');
  }
  if (observation.kind === 'unchanged') return { kind: 'nothing', miss: null };
  if (observation.kind === 'unreadable' && observation.extension !== null && item.wordless !== null)
    return removed ? changed('updated', PAGE_IS_BACK) : { kind: 'nothing', miss: null };
  if (observation.kind === 'unreadable' || removed || !wasCaptured(item))
    return { kind: 'nothing', miss: item.miss };
  if (item.miss === null) return { kind: 'missed' };
  const confirmed = secondsOf(job.detectedAt) - secondsOf(item.miss) >= SECOND_LOOK;
  return confirmed ? changed('removed') : { kind: 'nothing', miss: item.miss };
}

/** Whether the page says what we hold. */
const isSameText = ({ current }: Item, observation: Observation, diff: TextDiff | null): boolean =>
  current !== null &&
  current.text !== null &&
  current.change !== 'removed' &&
  (observation.kind === 'unchanged' || (observation.kind === 'readable' && diff === null));

/** Whether we ever held the page: its words, or a body without words such as a scanned PDF. */
export const wasCaptured = ({ current, wordless }: Item): boolean =>
  (current !== null && current.text !== null) || wordless !== null;

const changed = (change: Change, note: string | null = null): Decision => ({ kind: 'changed', change, note });
