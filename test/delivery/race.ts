import type { Chance } from './chance.ts';

/**
 * Lets several invocations run at once and decides, at every call to a port, which of them goes on. Nothing depends on
 * real time: the next call is let through when all others wait for their turn.
 */
export interface Race {
  /** Waits until this runner's call may be made. */
  turn(runner: number): Promise<void>;
  /** Resolves when all have ended. */
  settle(runners: readonly Promise<unknown>[]): Promise<void>;
}

interface Waiting {
  readonly runner: number;
  readonly go: () => void;
}

/** Some runners are slow, as one is that has just been started: the others overtake them by many calls. */
export function raceBy(chance: Chance): Race {
  const waiting: Waiting[] = [];
  const slow = new Map<number, boolean>();
  const isSlow = (runner: number): boolean => {
    const known = slow.get(runner) ?? chance.is(SLOW);
    slow.set(runner, known);
    return known && !chance.is(CATCHES_UP);
  };
  const choose = (): number => {
    const runners = [...new Set(waiting.map(({ runner }) => runner))];
    const quick = runners.filter((runner) => !isSlow(runner));
    return chance.pick(quick.length === 0 ? runners : quick);
  };
  const letOneGo = (): void => {
    const runner = choose();
    const [next] = waiting.splice(
      waiting.findIndex((each) => each.runner === runner),
      1,
    );
    next?.go();
  };
  return {
    turn: (runner) =>
      new Promise((go) => {
        waiting.push({ runner, go });
      }),
    async settle(runners) {
      let running = runners.length;
      for (const runner of runners) void runner.finally(() => (running -= 1));
      while (running > 0) {
        // All that can be done without a turn is done before this resolves.
        await new Promise(setImmediate);
        if (waiting.length > 0) letOneGo();
      }
    },
  };
}

const SLOW = 0.4;
const CATCHES_UP = 0.1;
