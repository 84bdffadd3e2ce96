import { alertSchema } from '../lambdas/contract/alert.ts';
import type { Alert } from '../lambdas/contract/alert.ts';
import { ALERTS } from '../lambdas/contract/keys.ts';
import type { Archive } from '../lambdas/core/ports/archive.ts';
import { readRecord } from '../lambdas/core/record.ts';

/** The key of an alert by its id, or undefined where the archive has none. */
export async function keyOfAlert(archive: Archive, id: string): Promise<string | undefined> {
  for await (const key of archive.list(ALERTS)) if (key.endsWith(`/${id}.json`)) return key;
  return undefined;
}

/** The alert that a person names by its id or by its key, or undefined where the archive has none. */
export async function findAlert(archive: Archive, what: string): Promise<Alert | undefined> {
  const key = what.includes('/') ? what : await keyOfAlert(archive, what);
  if (key?.startsWith(ALERTS) !== true) return undefined;
  return (await readRecord(archive, key, alertSchema))?.record;
}

/** Said where there is no such thing. */
export const nothingThere = (noun: 'alert' | 'object', what: string): string =>
  `no ${noun} ${what} in this archive; \`hinomi archive list\` names what there is`;
