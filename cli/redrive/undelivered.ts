import { DAY, after, dateOf } from '../../lambdas/contract/instant.ts';
import type { CalendarDate, Instant } from '../../lambdas/contract/instant.ts';
import {
  ALERTS,
  BURSTS,
  DIGESTS,
  burstDateOf,
  deliveryOf,
  isAnnounced,
} from '../../lambdas/contract/keys.ts';
import { deliverySchema } from '../../lambdas/core/delivery.ts';
import { ArchiveError } from '../../lambdas/core/ports/archive.ts';
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
    const state = await stateOf(key, archive);
    if (state !== null) yield { key, state };
  }
}

/** Null where it was sent. A mark that cannot be read is no mark, and no claim either. */
async function stateOf(key: string, archive: Archive): Promise<string | null> {
  try {
    const stored = await readRecord(archive, deliveryOf(key), deliverySchema);
    if (stored?.record.status === 'sent') return null;
    return stored === undefined ? 'never claimed' : `claimed until ${stored.record.until}`;
  } catch (error) {
    if (!(error instanceof ArchiveError) || error.retryable) throw error;
    return `its mark is damaged: ${error.message}`;
  }
}

async function* keysIn(archive: Archive, at: Instant, days: number): AsyncGenerator<string, void, void> {
  const since = dateOf(after(at, -days * DAY));
  for await (const key of archive.list(BURSTS)) if ((burstDateOf(key) ?? '') >= since) yield key;
  for (const day of daysFrom(since, dateOf(after(at, DAY)))) {
    for (const prefix of [`${ALERTS}dt=${day}/`, `${DIGESTS}${day.replaceAll('-', '/')}.json`])
      for await (const key of archive.list(prefix)) if (isAnnounced(key)) yield key;
  }
}

function daysFrom(first: CalendarDate, last: CalendarDate): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = first; day <= last; day = dateOf(after(`${day}T00:00:00Z`, DAY))) days.push(day);
  return days;
}
