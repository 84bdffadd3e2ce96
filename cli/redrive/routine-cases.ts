import * as v from 'valibot';
import type { CalendarDate, Instant } from '../../lambdas/contract/instant.ts';
import { digestKey } from '../../lambdas/contract/keys.ts';
import { routineRequestSchema } from '../../lambdas/contract/operations.ts';
import { pollRequestSchema } from '../../lambdas/contract/page-job.ts';
import { daysAfter, digestDayAt } from '../../lambdas/core/daily/window.ts';
import type { DigestClock } from '../../lambdas/core/daily/window.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import type { Recall } from '../../lambdas/core/ports/dead-letters.ts';
import { BACK } from '../../lambdas/digest/digest.ts';
import { failedEvent } from './failed-event.ts';
import type { Case } from './sweep.ts';
import { again, dropped, stays } from './verdict.ts';

const unknown: Case = { verdict: stays('a message', 'it is no event of this queue') };

/** A poll that failed: the next one reads what this one would have. */
export function pollCase(body: string): Promise<Case> {
  const parsed = v.safeParse(pollRequestSchema, failedEvent(body));
  if (!parsed.success) return Promise.resolve(unknown);
  const { source, at } = parsed.output;
  return Promise.resolve({ verdict: dropped(`poll of ${source} at ${at}`, 'later polls do its work') });
}

/** A look of the watchdog that failed. */
export function watchCase(body: string): Promise<Case> {
  const parsed = v.safeParse(routineRequestSchema, failedEvent(body));
  if (!parsed.success) return Promise.resolve(unknown);
  return Promise.resolve({ verdict: dropped(`watch at ${parsed.output.at}`, 'later ones do its work') });
}

export interface DigestCasePorts {
  readonly archive: Archive;
  readonly digest: Recall;
  readonly clock: DigestClock;
  readonly now: Instant;
}

/** A digest that failed: made again, unless it is there, or a later one has told what it would have. */
export async function digestCase(body: string, { archive, digest, clock, now }: DigestCasePorts): Promise<Case> {
  const parsed = v.safeParse(routineRequestSchema, failedEvent(body));
  if (!parsed.success) return unknown;
  const { at } = parsed.output;
  const { date } = digestDayAt(at, clock);
  const what = `digest of ${date}`;
  if (await isMade(date, archive)) return { verdict: dropped(what, 'it is made by now') };
  const later = await takenUpBy(date, digestDayAt(now, clock).date, archive);
  if (later !== null) return { verdict: dropped(what, `the digest of ${later} tells what it would have`) };
  return { verdict: again(what, 'it was never made'), redo: () => digest.call({ at }) };
} // prettier-ignore

const isMade = async (date: CalendarDate, archive: Archive): Promise<boolean> =>
  (await archive.read(digestKey(date))) !== undefined;

/**
 * The first later digest, where it took up what the missing one would have told: it begins where the earliest digest of the
 * week before it does. Made now, the missing one would tell all that again.
 */
async function takenUpBy(missing: CalendarDate, today: CalendarDate, archive: Archive): Promise<CalendarDate | null> {
  for (let later = daysAfter(missing, 1); later <= today; later = daysAfter(later, 1)) {
    if (!(await isMade(later, archive))) continue;
    for (let day = daysAfter(later, -BACK); day < missing; day = daysAfter(day, 1))
      if (await isMade(day, archive)) return later;
    return null;
  }
  return null;
} // prettier-ignore
