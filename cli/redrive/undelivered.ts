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
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import { isDamaged } from './damaged.ts';

/** Something that was made to be sent and is not marked as sent. */
export interface Undelivered {
  readonly key: string;
  /** `never claimed`, or until when the last claim held. */
  readonly state: string;
}

/** Marks read at a time. */
const AT_ONCE = 16;

/** What of the last so many days nobody has delivered: alerts, bursts and digests, in the order of their keys. */
export async function* undeliveredIn(
  archive: Archive,
  at: Instant,
  days: number,
): AsyncGenerator<Undelivered, void, void> {
  let keys: string[] = [];
  for await (const key of keysIn(archive, at, days)) {
    keys.push(key);
    if (keys.length < AT_ONCE) continue;
    yield* await undeliveredOf(keys, archive);
    keys = [];
  }
  yield* await undeliveredOf(keys, archive);
}

async function undeliveredOf(keys: readonly string[], archive: Archive): Promise<readonly Undelivered[]> {
  const states = await Promise.all(keys.map((key) => stateOf(key, archive)));
  return keys.flatMap((key, index) => {
    const state = states[index] ?? null;
    return state === null ? [] : [{ key, state }];
  });
}

/** Null where it was sent. A mark that cannot be read is no mark, and no claim either. */
async function stateOf(key: string, archive: Archive): Promise<string | null> {
  try {
    const stored = await readRecord(archive, deliveryOf(key), deliverySchema);
    if (stored?.record.status === 'sent') return null;
    return stored === undefined ? 'never claimed' : `claimed until ${stored.record.until}`;
  } catch (error) {
    if (!isDamaged(error)) throw error;
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
