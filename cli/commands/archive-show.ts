import type { Alert } from '../../lambdas/contract/alert.ts';
import { alertSchema } from '../../lambdas/contract/alert.ts';
import { ALERTS, deliveryOf, itemFolder } from '../../lambdas/contract/keys.ts';
import { mailText } from '../../lambdas/core/compose/mail.ts';
import { unpacked } from '../../lambdas/core/compress.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import type { Output } from '../output.ts';

/**
 * Shows one thing of an archive: an alert by its id (what was said, and every object behind it), or any object by its
 * key, gunzipped. Resolves with the exit status: 1 where there is no such thing.
 */
export async function archiveShow(
  archive: Archive,
  what: string,
  json: boolean,
  output: Output,
): Promise<number> {
  const key = what.includes('/') ? what : await keyOfAlert(archive, what);
  const stored = key === undefined ? undefined : await archive.read(key);
  if (key === undefined || stored === undefined) {
    output.say(
      `no ${what.includes('/') ? 'object' : 'alert'} ${what} in this archive; \`hinomi archive list\` names what there is`,
    );
    return 1;
  }
  const text = new TextDecoder().decode(unpacked(key, stored.body)).trimEnd();
  const alert = key.startsWith(ALERTS) && !json ? await readRecord(archive, key, alertSchema) : undefined;
  if (alert === undefined) output.result(text);
  else for (const line of await described(archive, key, alert.record)) output.result(line);
  return 0;
}

async function keyOfAlert(archive: Archive, id: string): Promise<string | undefined> {
  for await (const key of archive.list(ALERTS)) if (key.endsWith(`/${id}.json`)) return key;
  return undefined;
}

async function described(archive: Archive, key: string, alert: Alert): Promise<readonly string[]> {
  const folder = folderOf(alert);
  const objects: string[] = [];
  if (folder !== undefined) for await (const object of archive.list(`${folder}/`)) objects.push(object);
  const delivery = deliveryOf(key);
  const delivered = (await archive.read(delivery)) !== undefined;
  return [
    mailText(alert),
    '',
    'In the archive:',
    ...[key, ...(delivered ? [delivery] : []), ...objects].map((object) => `  ${object}`),
  ];
}

/** The item's folder, from any key of its snapshot. */
function folderOf({ snapshot, source, item }: Alert): string | undefined {
  const key = snapshot?.capture ?? snapshot?.body;
  const day = key === undefined ? null : /^items\/[^/]+\/(\d{4})\/(\d\d)\/(\d\d)\//.exec(key);
  return day === null
    ? undefined
    : itemFolder(source.id, `${day[1] ?? ''}-${day[2] ?? ''}-${day[3] ?? ''}T00:00:00Z`, item);
}
