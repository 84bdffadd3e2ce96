import * as v from 'valibot';
import { alertSchema } from '../../lambdas/contract/alert.ts';
import type { Alert } from '../../lambdas/contract/alert.ts';
import { ALERTS, deliveryOf, itemFolder, relabelOf } from '../../lambdas/contract/keys.ts';
import type { Relabel } from '../../lambdas/contract/relabel.ts';
import { mailText } from '../../lambdas/core/compose/mail.ts';
import { defaultTaxonomy } from '../../lambdas/core/classify/default-taxonomy.ts';
import { unpacked } from '../../lambdas/core/compress.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { decodeRecord } from '../../lambdas/core/record.ts';
import { correctedFields, relabelledAlert } from '../../lambdas/core/relabel.ts';
import { loadRelabel } from '../../lambdas/core/relabel-store.ts';
import { keyOfAlert, nothingThere } from '../find-alert.ts';
import type { Output } from '../output.ts';
import { correctedLines, historyLines } from '../relabel/corrected-lines.ts';

/**
 * Shows one thing of an archive: an alert by its id (what was said, what persons corrected of it, and every object
 * behind it), or any object by its key, gunzipped. Resolves with the exit status: 1 where there is no such thing.
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
    output.say(nothingThere(what.includes('/') ? 'object' : 'alert', what));
    return 1;
  }
  const text = new TextDecoder().decode(unpacked(key, stored.body)).trimEnd();
  if (!key.startsWith(ALERTS)) {
    output.result(text);
    return 0;
  }
  const relabel = await loadRelabel(archive, key);
  if (json) output.result(machineLine(key, stored.body, relabel) ?? text);
  else
    for (const line of await described(archive, key, decodeRecord(alertSchema, stored.body, key), relabel))
      output.result(line);
  return 0;
}

/** The record with the corrected labels beside its fields; undefined where none is corrected: it is shown as it lies there. */
function machineLine(key: string, body: Uint8Array, relabel: Relabel | undefined): string | undefined {
  if (relabel === undefined || correctedFields(relabel).length === 0) return undefined;
  const record = decodeRecord(v.looseObject({}), body, key);
  const alert = decodeRecord(alertSchema, body, key);
  return JSON.stringify({ ...record, relabelled: relabelledAlert(alert, relabel, defaultTaxonomy()) });
}

async function described(
  archive: Archive,
  key: string,
  alert: Alert,
  relabel: Relabel | undefined,
): Promise<readonly string[]> {
  const folder = folderOf(alert);
  const objects: string[] = [];
  if (folder !== undefined) for await (const object of archive.list(`${folder}/`)) objects.push(object);
  const delivery = deliveryOf(key);
  const delivered = (await archive.read(delivery)) !== undefined;
  const corrections = relabel === undefined ? [] : [relabelOf(key)];
  return [
    ...corrected(alert, relabel),
    mailText(alert),
    '',
    'In the archive:',
    ...[key, ...(delivered ? [delivery] : []), ...corrections, ...objects].map((object) => `  ${object}`),
  ];
}

/** What persons corrected, before what the machine said. */
function corrected(alert: Alert, relabel: Relabel | undefined): readonly string[] {
  if (relabel === undefined) return [];
  const history = ['Corrections:', ...historyLines(relabel).map((line) => `  ${line}`)];
  const labels =
    correctedFields(relabel).length === 0
      ? ['Corrected by a person, and taken back: the labels are the machine’s.']
      : ['Corrected by a person:', ...correctedLines(alert, relabelledAlert(alert, relabel, defaultTaxonomy())).map((line) => `  ${line}`)]; // prettier-ignore
  return [...labels, '', ...history, '', 'The alert as it was created:', ''];
}

/** The item's folder, from any key of its snapshot. */
function folderOf({ snapshot, source, item }: Alert): string | undefined {
  const key = snapshot?.capture ?? snapshot?.body;
  const day = key === undefined ? null : /^items\/[^/]+\/(\d{4})\/(\d\d)\/(\d\d)\//.exec(key);
  return day === null
    ? undefined
    : itemFolder(source.id, `${day[1] ?? ''}-${day[2] ?? ''}-${day[3] ?? ''}T00:00:00Z`, item);
}
