import { MINUTE } from '../../lambdas/contract/instant.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import type { Stage } from '../../lambdas/contract/stages.ts';

/** Something for a function to do. */
export type Task =
  | { readonly stage: 'scrape'; readonly source: string; readonly at: Instant }
  /** To look whether there are messages of a group, and work through them. */
  | { readonly stage: 'capture'; readonly group: string }
  /** To deliver the record of this key, of which S3 has told. */
  | { readonly stage: 'publish'; readonly key: string }
  | { readonly stage: 'watchdog' | 'digest'; readonly at: Instant }
  /** No function: an operator puts the dead letters back. */
  | { readonly stage: 'redrive' };

/** A task at its time. Times are seconds since the epoch. */
export interface Due {
  readonly task: Task;
  readonly at: number;
  /** When it was first due. */
  readonly since: number;
  /** How often it was tried before. */
  readonly tries: number;
}

export const dueAt = (task: Task, at: number): Due => ({ task, at, since: at, tries: 0 });

/** An asynchronous invocation that failed is tried again after one minute, and once more after two. */
const WAITS = [MINUTE, 2 * MINUTE];

/** How often, and up to which age of the event (seconds): as `lib/hinomi-stack.ts` says. */
const RETRIES: Readonly<Record<Exclude<Stage, 'capture'>, { retries: number; oldest: number }>> = {
  scrape: { retries: 1, oldest: 300 },
  publish: { retries: 2, oldest: 3600 },
  watchdog: { retries: 2, oldest: 1800 },
  digest: { retries: 2, oldest: 3600 },
};

/** The next try of a task that failed `now`; null where it goes to the dead letters. Page jobs are the queue's to repeat. */
export function nextTry({ task, since, tries }: Due, now: number): Due | null {
  if (task.stage === 'capture' || task.stage === 'redrive') return null;
  const { retries, oldest } = RETRIES[task.stage];
  const wait = WAITS[tries];
  if (wait === undefined || tries >= retries || now + wait - since > oldest) return null;
  return { task, since, at: now + wait, tries: tries + 1 };
}

/** What is to be done, by time. */
export interface Agenda {
  add(due: Due): void;
  /** Takes what is due next, all of the same instant; of those the first that came comes first. Empty where nothing is left. */
  next(): readonly Due[];
}

export function agenda(): Agenda {
  let waiting: Due[] = [];
  return {
    add: (due) => {
      waiting.push(due);
    },
    next: () => {
      const at = waiting.reduce((first, due) => Math.min(first, due.at), Infinity);
      const due = waiting.filter((each) => each.at === at);
      waiting = waiting.filter((each) => each.at !== at);
      return due;
    },
  };
}
