import { alertSchema } from '../../lambdas/contract/alert.ts';
import { dateOf, secondsOf } from '../../lambdas/contract/instant.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import type { Settings } from '../../lambdas/contract/settings.ts';
import { ALERTS, DIGESTS, digestKey } from '../../lambdas/contract/keys.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { daysAfter, digestDay, digestDayAt } from '../../lambdas/core/daily/window.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import type { DigestDay } from '../../lambdas/core/daily/window.ts';

/** The days whose digests end after `since` and by `until`, in order; none where digests are switched off. */
export function digestDaysBetween(since: Instant, until: Instant, settings: Settings): readonly DigestDay[] {
  if (settings.digestHour === null) return [];
  const clock = { zone: settings.zone, hour: settings.digestHour };
  const days: DigestDay[] = [];
  for (let day = dayAfter(since, settings); day !== null && secondsOf(day.to) <= secondsOf(until);) {
    days.push(day);
    day = digestDay(daysAfter(day.date, 1), clock);
  }
  return days;
}

/** The first day whose digest ends after an instant; null where digests are switched off. */
export function dayAfter(at: Instant, { zone, digestHour }: Settings): DigestDay | null {
  if (digestHour === null) return null;
  const clock = { zone, hour: digestHour };
  return digestDay(daysAfter(digestDayAt(at, clock).date, 1), clock);
}

/**
 * The digest that a machine of its own owes at `now`; null where it is made, switched off, or nobody's: a machine that was
 * off at digest hour makes up for it, one that was set up since has nothing to tell. `started`: when it began to watch.
 */
export async function dueDigest(
  now: Instant,
  started: Instant,
  archive: Archive,
  { zone, digestHour }: Settings,
): Promise<DigestDay | null> {
  if (digestHour === null) return null;
  const day = digestDayAt(now, { zone, hour: digestHour });
  if ((await archive.read(digestKey(day.date))) !== undefined) return null;
  if (secondsOf(day.to) > secondsOf(started)) return day;
  for (const prefix of [DIGESTS, `${ALERTS}dt=${dateOf(day.from)}/`])
    if (await isAny(archive.list(prefix))) return day;
  return (await isAlertBefore(day.to, archive)) ? day : null;
}

/** Of the UTC day that the digest ends in; what came later is another digest's. */
async function isAlertBefore(end: Instant, archive: Archive): Promise<boolean> {
  for await (const key of archive.list(`${ALERTS}dt=${dateOf(end)}/`)) {
    const stored = await readRecord(archive, key, alertSchema);
    if (stored !== undefined && secondsOf(stored.record.detectedAt) < secondsOf(end)) return true;
  }
  return false;
}

async function isAny(keys: AsyncIterable<string>): Promise<boolean> {
  for await (const key of keys) return key !== '';
  return false;
}
