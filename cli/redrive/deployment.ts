import type { Instant } from '../../lambdas/contract/instant.ts';
import type { DigestClock } from '../../lambdas/core/daily/window.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import type { DeadLetters, Recall } from '../../lambdas/core/ports/dead-letters.ts';
import type { PageQueue } from '../../lambdas/core/ports/page-queue.ts';
import { alertCase } from './alert-cases.ts';
import { pageCase } from './page-cases.ts';
import { digestCase, pollCase, watchCase } from './routine-cases.ts';
import { sweep } from './sweep.ts';
import type { Case, Told } from './sweep.ts';

/** Queues of dead letters, in the order in which they are gone through. */
export const LETTERS = ['pages', 'alerts', 'digests', 'watches', 'polls'] as const;
export type LetterQueue = (typeof LETTERS)[number];

/** A deployment as redrive reaches it. */
export interface RedrivePorts {
  readonly archive: Archive;
  readonly letters: Readonly<Record<LetterQueue, DeadLetters>>;
  readonly pages: PageQueue;
  readonly digest: Recall;
  /** Waits between two announcements, so that a pile of them is no flood. */
  readonly pause: () => Promise<void>;
}

export interface RedriveRun {
  readonly dryRun: boolean;
  readonly now: Instant;
  /** Of digests. */
  readonly clock: DigestClock;
  /** Ids of all sources of the catalogue. */
  readonly sources: ReadonlySet<string>;
  /** Keys of records that this run has announced. */
  readonly announced: Set<string>;
}

/** What became of each dead letter of one queue. */
export function redriveQueue(queue: LetterQueue, ports: RedrivePorts, run: RedriveRun): AsyncGenerator<Told, void, void> {
  const judges: Readonly<Record<LetterQueue, (body: string) => Promise<Case>>> = {
    pages: (body) => pageCase(body, { ...ports, sources: run.sources }),
    alerts: (body) => alertCase(body, { ...ports, announced: run.announced }),
    digests: (body) => digestCase(body, { ...ports, clock: run.clock, now: run.now }),
    watches: watchCase,
    polls: pollCase,
  };
  return sweep(ports.letters[queue], judges[queue], run);
} // prettier-ignore
