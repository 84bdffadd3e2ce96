import { HOUR, MINUTE } from '../../contract/instant.ts';
import type { QueueFacts } from '../ports/deployment.ts';
import { bad, counted, good } from './finding.ts';
import type { Finding, Verdict } from './finding.ts';

/** What lies in a queue of dead letters, and what that costs. */
interface Meaning {
  readonly of: string;
  readonly verdict: Exclude<Verdict, 'ok' | 'unknown'>;
  readonly hurts: string;
}

/** By the output that names the queue. */
export const DEAD_LETTERS = {
  PageDeadLetters: { of: 'page', verdict: 'problem', hurts: 'what they say is not alerted' },
  FailedAlertQueue: { of: 'delivery', verdict: 'problem', hurts: 'subscribers may not have got them' },
  FailedDigestQueue: { of: 'digest', verdict: 'problem', hurts: 'subscribers may not have got them' },
  FailedWatchQueue: { of: 'watch', verdict: 'warning', hurts: 'later ones did their work' },
  FailedPollQueue: { of: 'poll', verdict: 'warning', hurts: 'later ones did their work' },
} as const satisfies Record<string, Meaning>;
export type DeadLetterQueue = keyof typeof DEAD_LETTERS;

/** Pages are late from here on: the alarm `pages-late` has the same bound. */
const LATE = HOUR;

const PLURALS: Readonly<Record<string, string>> = { delivery: 'deliveries', watch: 'watches' };

export function deadLetterFinding(queue: DeadLetterQueue, { waiting, inHand }: QueueFacts, stack: string): Finding {
  const { of, verdict, hurts } = DEAD_LETTERS[queue];
  const count = waiting + inHand;
  if (count === 0) return good('queues', queue, 'empty');
  const says = `${counted(count, `dead ${of}`, `dead ${PLURALS[of] ?? `${of}s`}`)}: ${hurts}`;
  return bad('queues', queue, verdict, says, `npx hinomi redrive --stack ${stack} --dry-run tells what they are; without --dry-run it does what is to be done`);
} // prettier-ignore

/** `oldest`: seconds for which the first one waits, null where nobody counted. */
export function pageQueueFinding({ waiting, inHand }: QueueFacts, oldest: number | null): Finding {
  const says = `${counted(waiting, 'page')} waiting, ${inHand} in hand`;
  if (oldest === null || oldest < LATE || waiting + inHand === 0) return good('queues', 'PageQueue', says);
  const minutes = Math.floor(oldest / MINUTE);
  return bad('queues', 'PageQueue', 'warning', `${says}, the oldest for ${counted(minutes, 'minute')}`,
    'one host with many pages is read at its own pace: wait. If it does not shrink: docs/runbook.md#pages-late'); // prettier-ignore
}
