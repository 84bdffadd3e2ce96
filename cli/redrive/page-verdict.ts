import { secondsOf } from '../../lambdas/contract/instant.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import { alreadyDone } from '../../lambdas/core/item/decide.ts';
import type { Item } from '../../lambdas/core/item/item.ts';
import { again, dropped, stays } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/**
 * Whether a dead page job is still work, by what its item is now.
 *
 * A version on its way (`pending`) is brought to its end by the next job of the item, so that job goes back, done or not. What
 * else `capture` would leave alone is dropped (`alreadyDone`: the item carries its news, or a visit is older than the version
 * we hold). So is a visit where a later look was noted, and a title where the list has announced a later one since:
 * told now, the old one would stand as the newest.
 *
 * `item`: undefined where it has no record. `isKnown`: whether its source is in the catalogue, as a page of another cannot
 * be read.
 */
export function pageVerdict(job: PageJob, item: Item | undefined, isKnown: boolean): Verdict {
  const what = `${job.source} ${job.item.id}, ${job.reason} of ${job.detectedAt}`;
  if (!isKnown) return stays(what, 'its source is not in the catalogue: put the definition back and deploy, or delete it');
  if (item === undefined || item.current === null) return again(what, 'its alert was never made');
  if (item.pending !== null) return again(what, 'an alert of its item is on its way, and is finished with it');
  if (alreadyDone(item, job)) return dropped(what, `done: the item’s version of ${item.current.at} covers it`);
  const later = job.reason === 'visit' ? lookedAtSince(item, what, job) : announcedSince(item, what, job);
  return later ?? again(what, 'the item does not have it yet');
} // prettier-ignore

function lookedAtSince({ lastVisit }: Item, what: string, { detectedAt }: PageJob): Verdict | null {
  if (lastVisit === null || secondsOf(lastVisit.at) < secondsOf(detectedAt)) return null;
  return dropped(what, `done: a later look was at ${lastVisit.at}`);
}

function announcedSince({ announcements }: Item, what: string, { detectedAt }: PageJob): Verdict | null {
  const later = announcements.find(({ at }) => secondsOf(at) > secondsOf(detectedAt));
  return later === undefined ? null : dropped(what, `superseded: the list announced it anew at ${later.at}`);
}
