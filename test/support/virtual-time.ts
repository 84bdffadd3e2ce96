import type { Time } from '../../lambdas/adapters/spaced-pages.ts';

/** A time that stands still while anything is done, and jumps to the next wake-up when all are asleep. */
export interface VirtualTime extends Time {
  /** Like `sleep`, but goes on whatever is aborted: a fetch that is under way. */
  pass(milliseconds: number): Promise<void>;
  /** Does something at an instant: seconds after the start. */
  at(seconds: number, action: () => void): void;
  /** Seconds since the start. */
  seconds(): number;
  /** Once aborted, every sleep rejects with an `AbortError`. */
  readonly stop: AbortController;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
  /** Undefined for what cannot be given up. */
  readonly giveUp: (() => void) | undefined;
}

/**
 * What sleeps in it must do all other work in microtasks (archives in memory): a turn of the event loop in which nobody
 * moved means that all are asleep.
 */
export function virtualTime(start: string): VirtualTime {
  const began = Date.parse(start);
  let now = began;
  let sleepers: Sleeper[] = [];
  let scheduled = false;
  const stop = new AbortController();
  stop.signal.addEventListener('abort', () => {
    const givingUp = sleepers.filter(({ giveUp }) => giveUp !== undefined);
    sleepers = sleepers.filter((sleeper) => !givingUp.includes(sleeper));
    for (const { giveUp } of givingUp) giveUp?.();
  });
  const advance = (): void => {
    scheduled = false;
    const [next] = sleepers.sort((a, b) => a.until - b.until);
    if (next === undefined) return;
    sleepers = sleepers.filter((sleeper) => sleeper !== next);
    now = Math.max(now, next.until);
    next.wake();
    schedule();
  };
  const schedule = (): void => {
    if (scheduled || sleepers.length === 0) return;
    scheduled = true;
    setImmediate(advance);
  };
  const add = (milliseconds: number, wake: () => void, giveUp?: () => void): void => {
    sleepers.push({ until: now + milliseconds, wake, giveUp });
    schedule();
  };
  return {
    now: () => now,
    seconds: () => (now - began) / 1000,
    sleep: (milliseconds) =>
      new Promise((resolve, reject) => {
        const giveUp = (): void => {
          reject(Object.assign(new Error('the wait was given up'), { name: 'AbortError' }));
        };
        if (stop.signal.aborted) giveUp();
        else add(milliseconds, resolve, giveUp);
      }),
    pass: (milliseconds) =>
      new Promise((resolve) => {
        add(milliseconds, resolve);
      }),
    at: (seconds, action) => {
      add(began + seconds * 1000 - now, action);
    },
    stop,
  };
}
