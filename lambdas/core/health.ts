import type { Instant } from '../contract/instant.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Health } from './source-state.ts';

/** Misses in a row after which a source is failing and no longer only suspect. */
export const FAILING_AFTER = 3;

export interface PollVerdict {
  readonly outcome: Outcome;
  readonly detail: string | null;
}

export const isSuccess = (outcome: Outcome): boolean => outcome === 'ok' || outcome === 'not-modified';

/**
 * Health after a poll: ok → suspect → failing → recovered → ok. `waiting` (inside a Retry-After, by the site's own
 * wish) changes nothing.
 */
export function healthAfter(health: Health, { outcome, detail }: PollVerdict, at: Instant): Health {
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
  };
}

const recovered = (health: Health): Health['status'] => (health.status === 'failing' ? 'recovered' : 'ok');
