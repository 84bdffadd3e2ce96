import { HOUR } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Health } from './source-state.ts';

/** Misses in a row after which a source is failing and no longer only suspect. */
export const FAILING_AFTER = 3;

/**
 * An unchanged source writes its state only this often, so that silence can be told from health. The last success that
 * a state names may therefore be followed by others, for up to this long.
 */
export const HEARTBEAT = 6 * HOUR;

/** Good reads in a row that are counted after a miss. Not more: a count that goes on would be a write a poll. */
export const STEADY_READS = 3;

export interface PollVerdict {
  readonly outcome: Outcome;
  readonly detail: string | null;
}

export const isSuccess = (outcome: Outcome): boolean => outcome === 'ok' || outcome === 'not-modified';

/**
 * Health after a poll: ok → suspect → failing → recovered → ok. `waiting` (nothing was asked of the site: inside a
 * Retry-After, or by our own patience) changes nothing.
 */
export function healthAfter(health: Health, verdict: PollVerdict, at: Instant): Health {
  const { outcome, detail } = verdict;
  if (outcome === 'waiting') return health;
  const success = isSuccess(outcome);
  const misses = success ? 0 : health.misses + 1;
  const status = success ? recovered(health) : misses >= FAILING_AFTER ? 'failing' : 'suspect';
  return {
    status,
    outcome,
    detail,
    since: status === health.status ? health.since : at,
    lastSuccess: success ? at : health.lastSuccess,
    misses,
    ...(success ? steadier(health, at) : { trouble: troubleWith(health, verdict, at) }),
  };
}

const recovered = (health: Health): Health['status'] => (health.status === 'failing' ? 'recovered' : 'ok');

/** What was wrong stays known after it is over, and since when and how often it has been good again. */
function steadier({ trouble, steady }: Health, at: Instant): Pick<Health, 'trouble' | 'steady'> {
  if (trouble === undefined) return {};
  if (steady === undefined) return { trouble, steady: { since: at, reads: 1 } };
  return { trouble, steady: { ...steady, reads: Math.min(steady.reads + 1, STEADY_READS) } };
}

/** The run of misses that this one begins or goes on. A state of before runs were kept says only since when it fails. */
function troubleWith(health: Health, { outcome, detail }: PollVerdict, at: Instant): Health['trouble'] {
  const since = health.misses === 0 ? at : (health.trouble?.since ?? health.since);
  return { since, last: at, outcome, detail };
}
