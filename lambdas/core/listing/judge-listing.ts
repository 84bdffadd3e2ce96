import type { Outcome } from '../../contract/outcome.ts';
import { outcomeOfRead } from '../outcomes.ts';
import type { ListFacts } from '../outcomes.ts';

/** Polls in a row that must show the same unknown list before it is believed. */
export const POLLS_TO_BELIEVE = 3;

/** Whether a list that could be read can be trusted (`outcomeOfRead`), and why not. `url`: where it was read. */
export function judgeListing(list: ListFacts, url: string): { outcome: Outcome; detail: string | null } {
  const outcome = outcomeOfRead({ list });
  return { outcome, detail: detailOf(outcome, list, url) };
}

function detailOf(outcome: Outcome, list: ListFacts, url: string): string | null {
  const usual = list.lastGood ?? 0;
  if (outcome === 'empty') return `no entry found at ${url}`;
  if (outcome === 'collapsed')
    return `${list.entries} entries, ${usual} before, ${list.minimum} expected at least`;
  if (outcome === 'implausible') return `all ${list.entries} entries unknown, ${usual} known before`;
  return null;
}
