import { defaultTaxonomy } from '../../lambdas/core/classify/default-taxonomy.ts';
import type { Entry } from '../../lambdas/core/ports/subscriptions.ts';
import { filterInWords } from '../../lambdas/core/subscription/words.ts';
import type { Filtered } from '../../lambdas/core/subscription/words.ts';
import type { Output } from '../output.ts';
import type { OpenPlace } from './place.ts';

/** What every command about subscriptions works with. */
export interface Session {
  readonly open: OpenPlace;
  readonly output: Output;
  /** One JSON object a subscription on stdout, in place of words. */
  readonly json: boolean;
}

/** A filter, for a person. */
export const filterWords = (filtered: Filtered): string => filterInWords(filtered, defaultTaxonomy());

/** A subscription for machines. `policy`: null too where nobody can tell it; `filter` says so. */
export const machineForm = (entry: Omit<Entry, 'status' | 'id'> & { readonly status: string }): object => ({
  endpoint: entry.endpoint,
  protocol: entry.protocol,
  topic: entry.topic,
  status: entry.status,
  asked: entry.asked,
  filter: filterWords(entry),
  policy: entry.policy ?? null,
});

/** Prints a result: the lines, or the object of `--json`. */
export function tell({ output, json }: Session, lines: readonly string[], form: object): void {
  for (const line of json ? [JSON.stringify(form)] : lines) output.result(line);
}
