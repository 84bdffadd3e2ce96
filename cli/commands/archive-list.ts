import { alertSchema } from '../../lambdas/contract/alert.ts';
import type { Alert } from '../../lambdas/contract/alert.ts';
import { ALERTS, relabelOf, RELABELS } from '../../lambdas/contract/keys.ts';
import { defaultTaxonomy } from '../../lambdas/core/classify/default-taxonomy.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import { correctedFields, relabelledAlert } from '../../lambdas/core/relabel.ts';
import type { RelabelledAlert } from '../../lambdas/core/relabel.ts';
import { loadRelabel } from '../../lambdas/core/relabel-store.ts';
import type { Output } from '../output.ts';

/** Which alerts to list; an absent field asks for all. Labels are those that persons corrected where they did. */
export interface AlertFilter {
  readonly source?: string | undefined;
  readonly framework?: string | undefined;
  readonly counterpart?: string | undefined;
  readonly change?: string | undefined;
  /** UTC day of detection, `2025-11-06`. */
  readonly date?: string | undefined;
}

/** An alert as it was created, and its labels as corrected where a person corrected any. */
export interface ListedAlert {
  readonly alert: Alert;
  readonly relabelled: RelabelledAlert | undefined;
}

/**
 * The alerts of an archive that pass a filter, by day of detection. Corrections are few: their keys are listed once, so
 * that an alert without one costs no second read.
 */
export async function* alertsOf(
  archive: Archive,
  filter: AlertFilter,
): AsyncGenerator<ListedAlert, void, void> {
  const day = filter.date === undefined ? '' : `dt=${filter.date}/`;
  const corrected = new Set(await Array.fromAsync(archive.list(RELABELS + day)));
  for await (const key of archive.list(ALERTS + day)) {
    const alert = (await readRecord(archive, key, alertSchema))?.record;
    if (alert === undefined) continue;
    const isCorrected = corrected.has(relabelOf(key));
    const listed = { alert, relabelled: isCorrected ? await labelsOf(archive, key, alert) : undefined };
    if (passes(listed, filter)) yield listed;
  }
}

/** Undefined where all corrections were taken back. */
async function labelsOf(archive: Archive, key: string, alert: Alert): Promise<RelabelledAlert | undefined> {
  const relabel = await loadRelabel(archive, key);
  return relabel === undefined || correctedFields(relabel).length === 0
    ? undefined
    : relabelledAlert(alert, relabel, defaultTaxonomy());
}

function passes({ alert, relabelled }: ListedAlert, filter: AlertFilter): boolean {
  const { frameworks, counterparts } = (relabelled ?? alert).classification;
  return (
    (filter.source === undefined || alert.source.id === filter.source) &&
    (filter.change === undefined || alert.change === filter.change) &&
    (filter.framework === undefined || frameworks.some(({ id }) => id === filter.framework)) &&
    (filter.counterpart === undefined || counterparts.some(({ code }) => code === filter.counterpart))
  );
}

/** Prints the alerts of an archive, a line each. Resolves with the exit status. */
export async function archiveList(
  archive: Archive,
  filter: AlertFilter & { json: boolean },
  output: Output,
): Promise<number> {
  let count = 0;
  let corrected = 0;
  for await (const listed of alertsOf(archive, filter)) {
    count += 1;
    if (listed.relabelled !== undefined) corrected += 1;
    output.result(filter.json ? machineLine(listed) : lineOf(listed));
  }
  output.say(`${count} alerts`);
  if (corrected > 0 && !filter.json)
    output.say(`* ${corrected} corrected by a person: \`hinomi archive show <id>\` tells by whom and why`);
  return 0;
}

const machineLine = ({ alert, relabelled }: ListedAlert): string =>
  JSON.stringify(relabelled === undefined ? alert : { ...alert, relabelled });

function lineOf({ alert, relabelled }: ListedAlert): string {
  const { detectedAt, change, id, source, title } = alert;
  const { classification } = relabelled ?? alert;
  const frameworks = classification.frameworks.map((framework) => framework.id).join(',') || '-';
  const counterparts = classification.counterparts.map(({ code }) => code).join(',') || '-';
  const marked = `${change.padEnd(7)}${relabelled === undefined ? '  ' : '* '}${source.id}`;
  return [detectedAt, id, marked, frameworks, counterparts, title].join('  ');
}
