import type { Alert } from '../contract/alert.ts';
import type { Instant } from '../contract/instant.ts';
import { relabelKey, relabelOf } from '../contract/keys.ts';
import { relabelSchema } from '../contract/relabel.ts';
import type { Relabel } from '../contract/relabel.ts';
import type { Archive } from './ports/archive.ts';
import { readRecord, updateRecord } from './record.ts';
import { noRelabel, withCorrection } from './relabel.ts';
import type { Change } from './relabel.ts';

/** What persons corrected of an alert, undefined where nobody did. `key`: of the alert. One read. */
export async function loadRelabel(archive: Archive, key: string): Promise<Relabel | undefined> {
  return (await readRecord(archive, relabelOf(key), relabelSchema))?.record;
}

/**
 * Appends a correction to those of an alert, after whatever others have appended by now. Resolves with all of them; an
 * undo of nothing appends nothing. Nothing is sent: an alert goes out when its record is created, and only then.
 */
export async function correctLabels(
  archive: Archive,
  alert: Alert,
  change: Change,
  at: Instant,
): Promise<Relabel> {
  const after = await updateRecord(archive, relabelKey(alert.detectedAt, alert.id), relabelSchema, (now) =>
    withCorrection(now ?? noRelabel(alert), change, at),
  );
  return after ?? noRelabel(alert);
}
