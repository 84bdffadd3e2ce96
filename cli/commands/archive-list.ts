import { alertSchema } from '../../lambdas/contract/alert.ts';
import type { Alert } from '../../lambdas/contract/alert.ts';
import { ALERTS } from '../../lambdas/contract/keys.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import type { Output } from '../output.ts';

/** Which alerts to list; an absent field asks for all. */
export interface AlertFilter {
  readonly source?: string | undefined;
  readonly framework?: string | undefined;
  readonly counterpart?: string | undefined;
  readonly change?: string | undefined;
  /** UTC day of detection, `2025-11-06`. */
  readonly date?: string | undefined;
}

/** The alerts of an archive that pass a filter, by day of detection. */
export async function* alertsOf(archive: Archive, filter: AlertFilter): AsyncGenerator<Alert, void, void> {
  for await (const key of archive.list(filter.date === undefined ? ALERTS : `${ALERTS}dt=${filter.date}/`)) {
    const stored = await readRecord(archive, key, alertSchema);
    if (stored !== undefined && passes(stored.record, filter)) yield stored.record;
  }
}

function passes({ source, change, classification }: Alert, filter: AlertFilter): boolean {
  const { frameworks, counterparts } = classification;
  return (
    (filter.source === undefined || source.id === filter.source) &&
    (filter.change === undefined || change === filter.change) &&
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
  for await (const alert of alertsOf(archive, filter)) {
    count += 1;
    output.result(filter.json ? JSON.stringify(alert) : lineOf(alert));
  }
  output.say(`${count} alerts`);
  return 0;
}

function lineOf({ detectedAt, change, id, classification, source, title }: Alert): string {
  const frameworks = classification.frameworks.map((framework) => framework.id).join(',') || '-';
  const counterparts = classification.counterparts.map(({ code }) => code).join(',') || '-';
  return [detectedAt, id, change.padEnd(7), source.id, frameworks, counterparts, title].join('  ');
}
