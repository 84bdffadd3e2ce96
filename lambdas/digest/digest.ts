import { alertSchema } from '../contract/alert.ts';
import type { Alert } from '../contract/alert.ts';
import { digestSchema } from '../contract/digest.ts';
import type { Digest } from '../contract/digest.ts';
import { dateOf, secondsOf } from '../contract/instant.ts';
import type { CalendarDate } from '../contract/instant.ts';
import { ALERTS, digestKey, digestTextOf, stateKey } from '../contract/keys.ts';
import { digestRecord } from '../core/daily/record.ts';
import type { WatchedSource } from '../core/daily/record.ts';
import { digestText } from '../core/daily/text.ts';
import { daysAfter, digestDay } from '../core/daily/window.ts';
import type { DigestClock, DigestDay } from '../core/daily/window.ts';
import { ArchiveError } from '../core/ports/archive.ts';
import type { Archive } from '../core/ports/archive.ts';
import { encodeRecord, readRecord } from '../core/record.ts';
import { settled } from '../core/settled.ts';
import type { Settled } from '../core/settled.ts';
import { sourceStateSchema } from '../core/source-state.ts';
import type { Source } from '../core/source.ts';
import type { DigestPorts } from './ports.ts';

export interface DigestReport {
  readonly key: string;
  readonly date: CalendarDate;
  readonly alerts: number;
  /** Another run had made it. */
  readonly existed: boolean;
}

/** Days back for which an alert that no digest named is taken up: one recorded late, or a day without a digest. */
export const BACK = 7;

/**
 * Makes the digest that ends on `date` in the operator's zone: everything detected in its day, and what earlier digests
 * could not name, because it was recorded after they were made or because there was none. Its record is created once,
 * which sends it; its text, which follows from the record, is written beside it. Safe to do again at any time.
 *
 * Rejects where the archive fails; a record that cannot be read is named in the digest and keeps no other out of it.
 */
export async function digest(
  date: CalendarDate,
  hour: number,
  sources: readonly Source[],
  { archive, settings }: DigestPorts,
): Promise<DigestReport> {
  const clock = { zone: settings.zone, hour };
  const key = digestKey(date);
  const there = await readRecord(archive, key, digestSchema);
  const made = there?.record ?? (await create(key, digestDay(date, clock), clock, sources, archive));
  const encoder = new TextEncoder();
  await archive.create(digestTextOf(key), encoder.encode(digestText(made, settings.contact)));
  return { key, date, alerts: made.alerts.length, existed: there !== undefined };
}

async function create(
  key: string,
  day: DigestDay,
  clock: DigestClock,
  sources: readonly Source[],
  archive: Archive,
): Promise<Digest> {
  const { alerts, unreadable } = await untold(day, archive);
  const states = await statesOf(sources, archive);
  const record = digestRecord(day, clock.zone, {
    alerts,
    sources: states.watched,
    unreadable: [...unreadable, ...states.unreadable],
  });
  if ((await archive.create(key, encodeRecord(record))) !== 'exists') return record;
  const theirs = await readRecord(archive, key, digestSchema);
  if (theirs === undefined) throw new ArchiveError(`${key} was there and is gone`, { key, retryable: true });
  return theirs.record;
}

/** The alerts up to the end of a day that no earlier digest has named. */
async function untold(
  day: DigestDay,
  archive: Archive,
): Promise<{ readonly alerts: readonly Alert[]; readonly unreadable: readonly string[] }> {
  const { values: earlier, errors: damaged } = await earlierDigests(day.date, archive);
  const since = earlier[0]?.from ?? day.from;
  const told = new Set(earlier.flatMap(({ alerts }) => alerts.map(({ id }) => id)));
  const keys: string[] = [];
  for (let date = dateOf(since); date <= dateOf(day.to); date = daysAfter(date, 1)) {
    for await (const key of archive.list(`${ALERTS}dt=${date}/`)) if (!told.has(idIn(key))) keys.push(key);
  }
  const { values, errors } = await settled(keys, (key) => readRecord(archive, key, alertSchema));
  const inDay = (alert: Alert): boolean =>
    secondsOf(alert.detectedAt) >= secondsOf(since) && secondsOf(alert.detectedAt) < secondsOf(day.to);
  return {
    alerts: values.flatMap((stored) => (stored !== undefined && inDay(stored.record) ? [stored.record] : [])),
    unreadable: [...damaged, ...errors].map(String),
  };
}

const idIn = (key: string): string => key.slice(key.lastIndexOf('/') + 1).replace(/\.json$/, '');

/** Digests of the days before, oldest first. What a damaged one named is told again: better than never. */
async function earlierDigests(date: CalendarDate, archive: Archive): Promise<Settled<Digest>> {
  const days = Array.from({ length: BACK }, (_, index) => daysAfter(date, index - BACK));
  const { values, ...rest } = await settled(days, (day) => readRecord(archive, digestKey(day), digestSchema));
  return { ...rest, values: values.flatMap((one) => one?.record ?? []) };
}

/** A state that cannot be read is shown as that of a source that was never polled, and named. */
async function statesOf(
  sources: readonly Source[],
  archive: Archive,
): Promise<{ readonly watched: readonly WatchedSource[]; readonly unreadable: readonly string[] }> {
  const { values, errors } = await settled(sources, async (source) => {
    const stored = await readRecord(archive, stateKey(source.id), sourceStateSchema);
    return { source, state: stored?.record ?? null };
  });
  const watched = sources.map(
    (source) => values.find((value) => value.source === source) ?? { source, state: null },
  );
  return { watched, unreadable: errors.map(String) };
}
