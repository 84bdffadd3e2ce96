import { MINUTE } from '../../contract/instant.ts';
import { PACE } from '../../contract/pace.ts';
import type { ConcurrencyFacts } from '../ports/deployment.ts';
import type { Source } from '../source.ts';
import { bad, good } from './finding.ts';
import type { Finding } from './finding.ts';

/** publish, watchdog and digest, one each. */
const OTHERS = 3;

/** "Concurrent executions" of Lambda: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const QUOTA =
  'aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384';

/** Runs at once if every poll took all the time it may: what a deployment can use, not what it usually does. */
export function mostAtOnce(polled: readonly Pick<Source, 'everyMinutes'>[]): number {
  const polls = polled.reduce((sum, { everyMinutes }) => sum + Math.min(1, PACE.pollTimeoutSeconds / (everyMinutes * MINUTE)), 0);
  return Math.ceil(polls) + PACE.pageConcurrency + OTHERS;
} // prettier-ignore

/** New accounts have ten runs at a time: it works, slower. */
export function concurrencyFinding({ limit, unreserved }: ConcurrencyFacts, polled: readonly Source[]): Finding {
  const most = mostAtOnce(polled);
  const room = `${unreserved} runs at a time${unreserved === limit ? '' : ` (of ${limit}, the rest is reserved)`}`;
  if (unreserved >= most) return good('concurrency', 'account', `${room}, at most ${most} are needed`);
  const says = `${room}, and up to ${most} may be wanted: then some wait, and alerts come later`;
  return bad('concurrency', 'account', 'warning', says, `works as it is; for more: ${QUOTA} --desired-value 1000`);
} // prettier-ignore
