import type { Instant } from '../contract/instant.ts';
import { furnitureKey } from '../contract/keys.ts';
import { furnitureSchema, noFurniture, rulesAt, rulesNamed } from '../core/furniture/furniture-record.ts';
import type { FurnitureName, FurnitureRecord, KnownFurniture } from '../core/furniture/furniture-record.ts';
import { learn } from '../core/furniture/learn.ts';
import { layoutOf } from '../core/furniture/places.ts';
import type { PageRead } from '../core/furniture/sketch.ts';
import type { Observation } from '../core/item/observation.ts';
import { ArchiveError } from '../core/ports/archive.ts';
import type { Archive } from '../core/ports/archive.ts';
import { encodeRecord, readRecord, updateRecord } from '../core/record.ts';

/**
 * The furniture of a host for what is captured at an instant. What was learned at that instant or later does not count, so
 * that a job that is done again reads its page as it did the first time. One read.
 */
export async function furnitureAt(host: string, at: Instant, archive: Archive): Promise<KnownFurniture> {
  const { record, version } = await load(host, archive);
  return { record, version, rules: rulesAt(record, at) };
}

/**
 * The furniture that an earlier capture names: its text can be made again with it. Throws an `ArchiveError` where the
 * host's record does not hold it any more.
 */
export async function furnitureOfCapture(
  host: string,
  name: FurnitureName | null,
  archive: Archive,
): Promise<KnownFurniture> {
  const { record, version } = await load(name?.host ?? host, archive);
  const rules = name === null ? [] : rulesNamed(record, name);
  if (rules !== undefined) return { record, version, rules };
  const key = furnitureKey(record.host);
  throw new ArchiveError(
    `${key} does not hold the furniture that a capture was made with; restore an earlier version`,
    { key, retryable: false },
  );
}

/**
 * Learns from a page that was archived. One write, and none where it says nothing new: a job that is done again learns
 * nothing twice.
 */
export async function learnFurniture(
  observation: Observation,
  read: Omit<PageRead, 'layout'>,
  archive: Archive,
): Promise<void> {
  if (observation.kind !== 'readable' || observation.furnished === null) return;
  const { page, known } = observation.furnished;
  const learned = (record: FurnitureRecord): FurnitureRecord | undefined => {
    const next = learn(record, { ...read, layout: layoutOf(page) });
    return next === record ? undefined : next;
  };
  const { host } = known.record;
  const key = furnitureKey(host);
  const next = learned(known.record);
  if (next === undefined) return;
  const body = encodeRecord(next);
  const outcome =
    known.version === null
      ? await archive.create(key, body)
      : await archive.replace(key, body, known.version);
  if (outcome !== 'exists' && outcome !== 'conflict') return;
  await updateRecord(archive, key, furnitureSchema, (now) => learned(now ?? noFurniture(host)));
}

async function load(
  host: string,
  archive: Archive,
): Promise<{ readonly record: FurnitureRecord; readonly version: string | null }> {
  const stored = await readRecord(archive, furnitureKey(host), furnitureSchema);
  return stored ?? { record: noFurniture(host), version: null };
}
