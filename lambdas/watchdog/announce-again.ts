import { DAY, HOUR, MINUTE, after, dateOf, secondsOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import { ALERTS, BURSTS, DIGESTS, burstDateOf, deliveryOf, isAnnounced } from '../contract/keys.ts';
import { deliverySchema, madeSchema } from '../core/delivery.ts';
import type { Archive } from '../core/ports/archive.ts';
import { decodeRecord, readRecord } from '../core/record.ts';
import { settled } from '../core/settled.ts';
import { announce } from './announce.ts';

/** So long an alert may be on its way: `publish` is tried three times within some minutes. */
const ON_ITS_WAY = 15 * MINUTE;

/** Most records of one look whose deliveries are read: ten busy days. What lies beyond is in the dead letters. */
const MOST = 500;
/** Most that one look announces: at two a second it ends well before its function does. The next look takes others. */
const MOST_ANNOUNCED = 60;

export interface Undelivered {
  /** Keys of the records that were announced again. */
  readonly announced: readonly string[];
  /** Alerts, bursts and digests of today and yesterday, and how many of them are not delivered. */
  readonly alerts: number;
  readonly undelivered: number;
  /** Of these, how many are past the time that an alert may be on its way. */
  readonly overdue: number;
}

export interface AnnouncePorts {
  readonly archive: Archive;
  /** Waits between two announcements, so that a pile of them is no flood. */
  readonly pause: () => Promise<void>;
}

/**
 * Takes up alerts, bursts and digests that nobody has delivered: writes their records again as they are. The archive tells
 * `publish` of that as it did of their creation, and the delivery's claim keeps one that is under way from going out twice.
 *
 * Looks at today and yesterday (UTC). What stays undelivered is announced at the first look that finds it and then ever
 * more rarely: when it is 1, 2, 4, 8, 16 and 32 hours old.
 */
export async function announceAgain(at: Instant, { archive, pause }: AnnouncePorts): Promise<Undelivered> {
  const keys = await recentKeys(at, archive);
  const looks = await settled(keys.slice(0, MOST), (key) => lookAt(key, at, archive));
  const due = turned(
    looks.values.flatMap((look) => (look.due ? [look.key] : [])),
    at,
  ).slice(0, MOST_ANNOUNCED);
  const announced: string[] = [];
  for (const key of due) {
    if (announced.length > 0) await pause();
    // Read again: between looking and its turn it may have been written by somebody else.
    if ((await announce(key, archive)) === 'announced') announced.push(key);
  }
  looks.rethrow('an alert could not be looked at');
  const undelivered = looks.values.filter(({ delivered }) => !delivered).length;
  const overdue = looks.values.filter((look) => look.overdue).length;
  return { announced, alerts: keys.length, undelivered, overdue };
}

/** Digests first, then bursts, then alerts: few of the first tell of many of the last. */
async function recentKeys(at: Instant, archive: Archive): Promise<readonly string[]> {
  const days = [dateOf(at), dateOf(after(at, -DAY))];
  const keys: string[] = [];
  // A day in the operator's zone may be ahead of UTC's. Bursts are few, and their keys hold their day.
  const digestDays = [dateOf(after(at, DAY)), ...days].map((day) => `${DIGESTS}${day.replaceAll('-', '/')}`);
  for (const prefix of [...new Set(digestDays.map((day) => day.slice(0, -2)))])
    for await (const key of archive.list(prefix))
      if (digestDays.some((day) => key.startsWith(day))) keys.push(key);
  for await (const key of archive.list(BURSTS)) if (days.includes(burstDateOf(key) ?? '')) keys.push(key);
  for (const day of days) for await (const key of archive.list(`${ALERTS}dt=${day}/`)) keys.push(key);
  return keys.filter(isAnnounced);
}

/** Begins elsewhere every hour: what fails again and again keeps nothing else from its turn. */
function turned(keys: readonly string[], at: Instant): readonly string[] {
  const hour = Math.floor(secondsOf(at) / HOUR);
  const start = keys.length === 0 ? 0 : (hour * MOST_ANNOUNCED) % keys.length;
  return keys.length <= MOST_ANNOUNCED ? keys : [...keys.slice(start), ...keys.slice(0, start)];
}

interface LookedAt {
  readonly key: string;
  readonly delivered: boolean;
  readonly overdue: boolean;
  readonly due: boolean;
}

async function lookAt(key: string, at: Instant, archive: Archive): Promise<LookedAt> {
  const delivery = await readRecord(archive, deliveryOf(key), deliverySchema);
  if (delivery?.record.status === 'sent') return { key, delivered: true, overdue: false, due: false };
  const stored = await archive.read(key);
  if (stored === undefined) return { key, delivered: false, overdue: false, due: false };
  const age = secondsOf(at) - secondsOf(decodeRecord(madeSchema, stored.body, key));
  return { key, delivered: false, overdue: age >= ON_ITS_WAY, due: isDue(age) };
}

/** Of looks that are an hour apart, those in the alert's first hour and in hours 1, 2, 4, 8 … of its age. */
function isDue(age: number): boolean {
  const hours = Math.floor(age / HOUR);
  return age >= ON_ITS_WAY && (hours & (hours - 1)) === 0;
}
