import { alertSchema } from '../contract/alert.ts';
import { DAY, HOUR, MINUTE, after, dateOf, secondsOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import { ALERTS, deliveryOf } from '../contract/keys.ts';
import { deliverySchema } from '../core/delivery.ts';
import type { Archive } from '../core/ports/archive.ts';
import { decodeRecord, readRecord } from '../core/record.ts';
import { settled } from './settled.ts';

/** So long an alert may be on its way: `publish` is tried three times within some minutes. */
const ON_ITS_WAY = 15 * MINUTE;

/** Most alerts of one look whose deliveries are read: ten busy days. What lies beyond is in the dead letters. */
const MOST = 500;

export interface Undelivered {
  /** Keys of the alert records that were announced again. */
  readonly announced: readonly string[];
  /** Alerts of today and yesterday, and how many of them are not delivered. */
  readonly alerts: number;
  readonly undelivered: number;
}

/**
 * Takes up alerts that nobody has delivered: writes their records again as they are. The archive tells `publish` of that
 * as it did of their creation, and the delivery's claim keeps one that is under way from going out twice.
 *
 * Looks at today and yesterday (UTC). An alert that stays undelivered is announced at the first look that finds it and
 * then ever more rarely: when it is 1, 2, 4, 8, 16 and 32 hours old.
 */
export async function announceAgain(at: Instant, archive: Archive): Promise<Undelivered> {
  const keys: string[] = [];
  for (const day of [dateOf(at), dateOf(after(at, -DAY))]) {
    for await (const key of archive.list(`${ALERTS}dt=${day}/`)) keys.push(key);
  }
  const looks = await settled(keys.slice(0, MOST), (key) => lookAt(key, at, archive));
  looks.rethrow('an alert could not be looked at');
  const outcomes = looks.values;
  return {
    announced: keys.filter((_, index) => outcomes[index] === 'announced'),
    alerts: keys.length,
    undelivered: outcomes.filter((outcome) => outcome !== 'delivered').length,
  };
}

type Outcome = 'delivered' | 'undelivered' | 'announced';

async function lookAt(key: string, at: Instant, archive: Archive): Promise<Outcome> {
  const delivery = await readRecord(archive, deliveryOf(key), deliverySchema);
  if (delivery?.record.status === 'sent') return 'delivered';
  const stored = await archive.read(key);
  if (stored === undefined) return 'undelivered';
  const { detectedAt } = decodeRecord(alertSchema, stored.body, key);
  if (!isDue(secondsOf(at) - secondsOf(detectedAt))) return 'undelivered';
  const written = await archive.replace(key, stored.body, stored.version);
  return written === 'conflict' ? 'undelivered' : 'announced';
}

/** Of looks that are an hour apart, those in the alert's first hour and in hours 1, 2, 4, 8 … of its age. */
function isDue(age: number): boolean {
  const hours = Math.floor(age / HOUR);
  return age >= ON_ITS_WAY && (hours & (hours - 1)) === 0;
}
