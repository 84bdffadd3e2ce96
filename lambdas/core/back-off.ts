import { HOUR, MINUTE, after } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import type { Outcome } from '../contract/outcome.ts';
import { sha256 } from './digest.ts';
import type { Source } from './source.ts';

/** Failures in a row that are met with nothing but the ordinary next poll. */
const PATIENT_WITH = 4;
/** Longest pause of our own making: late news are better than a hammered site, missed news are not. */
const LONGEST = 2 * HOUR;

/** Failures that more asking could make worse: the site, its guard or the way to it does not serve us now. */
const REFUSALS: ReadonlySet<Outcome> = new Set<Outcome>([
  'blocked', 'challenged', 'gone', 'network-error', 'redirect-loop', 'robots-unavailable', 'server-error', 'tls-error',
  'too-large', 'too-slow', 'undecodable',
]); // prettier-ignore

/**
 * When a source may be asked again after `misses` failures in a row: null for the ordinary next poll, else an instant
 * that moves away by doubling pauses, two hours at most. The pause is spread by a fifth either way, by source and miss, so
 * that sources that fail together do not return together; the same failure gives the same pause on every retry.
 */
export function backOffAfter(source: Source, outcome: Outcome, misses: number, at: Instant): Instant | null {
  if (!REFUSALS.has(outcome) || misses < PATIENT_WITH) return null;
  const period = source.everyMinutes * MINUTE;
  const pause = Math.min(period * 2 ** Math.min(misses - PATIENT_WITH + 1, 20), Math.max(LONGEST, period));
  const spread = 0.8 + 0.4 * (Number.parseInt(sha256(`${source.id}\n${misses}`).slice(0, 8), 16) / 2 ** 32);
  return after(at, Math.round(pause * spread));
}
