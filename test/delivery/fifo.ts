import { PACE, PAGE_RECEIVES } from '../../lambdas/contract/pace.ts';
import { MINUTE } from '../../lambdas/contract/instant.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import { jobId } from '../../lambdas/core/job-id.ts';

export interface Message {
  readonly id: string;
  readonly body: string;
  /** The host: messages of one group are handed out in order. */
  readonly group: string;
  /** How often it was handed out. */
  receives: number;
  /** Hidden until then: somebody works on it. */
  hiddenUntil: number;
}

/** An SQS FIFO queue. Times are seconds. */
export interface Fifo {
  /** Takes a job unless one with its id was taken within five minutes. Resolves with its group. */
  send(job: PageJob, now: number): string;
  /**
   * The next messages of a group, hidden from now on. While any of a group is hidden, nothing behind it is handed out. One
   * that was handed out three times goes to the dead letters.
   */
  receive(group: string, now: number): readonly Message[];
  done(messages: readonly Message[]): void;
  /** When, from then on, there may be something to receive of a group: undefined where it is empty. */
  nextAt(group: string, from: number): number | undefined;
  readonly deadLetters: Message[];
  /** All that ever were in the dead letters. */
  readonly spent: Message[];
  /** Puts the dead letters back, as `hinomi redrive` does. Resolves with their groups. */
  redrive(): ReadonlySet<string>;
}

const DEDUPLICATED = 5 * MINUTE;

/** `deduplicates`: an economy of the queue; nothing may depend on it. */
export function fifo({ deduplicates }: { readonly deduplicates: boolean }): Fifo {
  let sent = 0;
  let waiting: Message[] = [];
  const taken = new Map<string, number>();
  const deadLetters: Message[] = [];
  const spent: Message[] = [];
  const of = (group: string): Message[] => waiting.filter((message) => message.group === group);
  const drop = (messages: readonly Message[]): void => {
    waiting = waiting.filter((message) => !messages.includes(message));
  };
  return {
    deadLetters,
    spent,
    send(job, now) {
      const group = new URL(job.item.url).host;
      const id = jobId(job);
      if (deduplicates && now - (taken.get(id) ?? -Infinity) < DEDUPLICATED) return group;
      taken.set(id, now);
      sent += 1;
      waiting.push({ id: `message ${sent}`, body: JSON.stringify(job), group, receives: 0, hiddenUntil: 0 });
      return group;
    },
    receive(group, now) {
      const used = of(group).filter(
        ({ receives, hiddenUntil }) => receives >= PAGE_RECEIVES && hiddenUntil <= now,
      );
      drop(used);
      spent.push(...used);
      deadLetters.push(...used);
      const left = of(group);
      if (left.some(({ hiddenUntil }) => hiddenUntil > now)) return [];
      const batch = left.slice(0, PACE.pageBatch);
      for (const message of batch) {
        message.receives += 1;
        message.hiddenUntil = now + PACE.visibilitySeconds;
      }
      return batch;
    },
    done: drop,
    nextAt(group, from) {
      const left = of(group);
      return left.length === 0 ? undefined : Math.max(from, ...left.map(({ hiddenUntil }) => hiddenUntil));
    },
    redrive() {
      const back = deadLetters.splice(0).map((message) => ({ ...message, receives: 0, hiddenUntil: 0 }));
      waiting.push(...back);
      return new Set(back.map(({ group }) => group));
    },
  };
}
