import type { Alert } from '../../lambdas/contract/alert.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { alertKey, relabelKey } from '../../lambdas/contract/keys.ts';
import { defaultTaxonomy } from '../../lambdas/core/classify/default-taxonomy.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { correctedFields, relabelledAlert } from '../../lambdas/core/relabel.ts';
import type { RelabelledAlert } from '../../lambdas/core/relabel.ts';
import { correctLabels, loadRelabel } from '../../lambdas/core/relabel-store.ts';
import { findAlert, nothingThere } from '../find-alert.ts';
import type { Output } from '../output.ts';
import { changeFrom } from '../relabel/change-from.ts';
import type { ChangeOptions } from '../relabel/change-from.ts';
import { correctedLines, historyLines } from '../relabel/corrected-lines.ts';

export interface RelabelOptions extends ChangeOptions {
  /** The alert, by its id or its key. */
  readonly what: string;
  readonly json: boolean;
}

/**
 * Corrects the labels of an alert, `at` being now. Resolves with the exit status: 1 where there is no such alert, or
 * nothing to take back. Throws a `UsageError` for a change that means nothing, before anything is read.
 */
export async function relabelCommand(
  archive: Archive,
  { what, json, ...options }: RelabelOptions,
  at: Instant,
  output: Output,
): Promise<number> {
  const taxonomy = defaultTaxonomy();
  const change = changeFrom(options, taxonomy);
  const alert = await findAlert(archive, what);
  if (alert === undefined) {
    output.say(nothingThere('alert', what));
    return 1;
  }
  const isPlainUndo = change.undo && Object.keys(change.set).length === 0;
  const before = isPlainUndo ? await loadRelabel(archive, alertKey(alert.detectedAt, alert.id)) : undefined;
  if (isPlainUndo && (before === undefined || correctedFields(before).length === 0)) {
    output.say(`alert ${alert.id}: nothing to take back, all its labels are the machine’s`);
    return 1;
  }
  const relabel = await correctLabels(archive, alert, change, at);
  const corrected = relabelledAlert(alert, relabel, taxonomy);
  if (json) output.result(JSON.stringify(machineForm(alert, corrected)));
  else
    for (const line of [...correctedLines(alert, corrected), '', 'Corrections:', ...historyLines(relabel)])
      output.result(line);
  output.say(`kept in ${keyOf(alert)}; the alert record stays as it is, and nothing is sent`);
  return 0;
}

const keyOf = ({ detectedAt, id }: Alert): string => relabelKey(detectedAt, id);

const machineForm = (alert: Alert, corrected: RelabelledAlert): object => ({
  alert: alert.id,
  item: alert.item,
  key: keyOf(alert),
  ...corrected,
});
