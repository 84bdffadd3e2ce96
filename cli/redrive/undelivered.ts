import * as v from 'valibot';
import { burstSchema } from '../../lambdas/contract/burst.ts';
import { DAY, after, dateOf, secondsOf } from '../../lambdas/contract/instant.ts';
import type { CalendarDate, Instant } from '../../lambdas/contract/instant.ts';
import { ALERTS, BURSTS, DIGESTS, deliveryOf, isAnnounced } from '../../lambdas/contract/keys.ts';
import { deliverySchema } from '../../lambdas/core/delivery.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { readRecord } from '../../lambdas/core/record.ts';

/** Something that was made to be sent and is not marked as sent. */
export interface Undelivered {
  readonly key: string;
  /** `never claimed`, or until when the last claim held. */
  readonly state: string;
}

/**
 * What of the last so many days nobody has delivered: alerts, bursts and digests, in the order of their keys. Two reads
 * at most for each of them.
 */
export async function* undeliveredIn(
  archive: Archive,
  at: Instant,
  days: number,
): AsyncGenerator<Undelivered, void, void> {
  for await (const key of keysIn(archive, at, days)) {
    const stored = await readRecord(archive, deliveryOf(key), deliverySchema);
    if (stored?.record.status === 'sent') continue;
    yield { key, state: stored === undefined ? 'never claimed' : `claimed until ${stored.record.until}` };
  }
}

async function* keysIn(archive: Archive, at: Instant, days: number): AsyncGenerator<string, void, void> {
  const since = after(at, -days * DAY);
  for await (const key of archive.list(BURSTS)) if (await isBurstSince(archive, key, since)) yield key;
  for (const day of daysFrom(dateOf(since), dateOf(after(at, DAY)))) {
    for (const prefix of [`${ALERTS}dt=${day}/`, `${DIGESTS}${day.replaceAll('-', '/')}.json`])
      for await (const key of archive.list(prefix)) if (isAnnounced(key)) yield key;
  }
}

async function isBurstSince(archive: Archive, key: string, since: Instant): Promise<boolean> {
  const { detectedAt } = v.parse(burstSchema, (await readRecord(archive, key, burstSchema))?.record);
  return secondsOf(detectedAt) >= secondsOf(since);
}

function daysFrom(first: CalendarDate, last: CalendarDate): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = first; day <= last; day = dateOf(after(`${day}T00:00:00Z`, DAY))) days.push(day);
  return days;
}
