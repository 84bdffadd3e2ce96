import { alertKey, itemKey, seenKey } from '../contract/keys.ts';
import type { PageJob } from '../contract/page-job.ts';
import { itemFrom, itemSchema } from '../core/item/item.ts';
import type { Item } from '../core/item/item.ts';
import { ArchiveError } from '../core/ports/archive.ts';
import type { Archive } from '../core/ports/archive.ts';
import { encodeRecord, readRecord } from '../core/record.ts';
import { seenSchema } from '../core/seen.ts';
import type { Alert } from '../contract/alert.ts';

/** An item with the version of the object that held it; null where it is not in the archive yet. */
export interface StoredItem {
  readonly item: Item;
  readonly version: string | null;
}

/** The item of a job, or a blank one where this is its first job. One read. */
export async function loadItem(job: PageJob, archive: Archive): Promise<StoredItem> {
  const stored = await readRecord(archive, keyOf(job.source, job.item), itemSchema);
  return stored === undefined
    ? { item: itemFrom(job), version: null }
    : { item: stored.record, version: stored.version };
}

/**
 * A visit to an item that has no record yet: the job that should have made it ended in the dead letters. What the item
 * was called is told by its pin. Any other job is given back as it is. One read where it is needed.
 */
export async function withAnnouncement(
  job: PageJob,
  { item }: StoredItem,
  archive: Archive,
): Promise<PageJob> {
  if (item.current !== null || item.pending !== null || job.announcements.length > 0) return job;
  const pin = await readRecord(archive, seenKey(job.source, job.item.id), seenSchema);
  const { url } = job.item;
  const announcements = (pin?.record.titles ?? []).map((title) => ({
    title,
    url,
    published: null,
    summary: null,
  }));
  return { ...job, announcements };
}

const keyOf = (source: string, item: { id: string; firstSeen: string }): string =>
  itemKey(source, item.firstSeen, item.id);

/** Writes an item over what was loaded. Throws a retryable `ArchiveError` where somebody else wrote it meanwhile. */
export async function saveItem(item: Item, over: StoredItem, archive: Archive): Promise<StoredItem> {
  const key = keyOf(item.source, item);
  const body = encodeRecord(item);
  const outcome =
    over.version === null ? await archive.create(key, body) : await archive.replace(key, body, over.version);
  if (outcome !== 'exists' && outcome !== 'conflict') return { item, version: outcome.version };
  throw new ArchiveError(`${key}: another capture of the item was faster; the job will be tried again`, {
    key,
    retryable: true,
  });
}

/**
 * Brings an alert on its way to its end: the alert record is created, then the version becomes current. Resolves with
 * the item as it is then and the alert, if this call created its record.
 */
export async function settlePending(
  stored: StoredItem,
  archive: Archive,
): Promise<{ stored: StoredItem; alert: Alert | null }> {
  const { pending } = stored.item;
  if (pending === null) return { stored, alert: null };
  const { alert, version } = pending;
  const created = await archive.create(alertKey(alert.detectedAt, alert.id), encodeRecord(alert));
  const settled = await saveItem({ ...stored.item, current: version, pending: null }, stored, archive);
  return { stored: settled, alert: created === 'exists' ? null : alert };
}
