import type { Instant } from '../../lambdas/contract/instant.ts';
import type { Stage } from '../../lambdas/contract/stages.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { Killed } from '../support/faults.ts';

/** One call to a port. Calls are counted over the whole run, from 0. */
export interface Call {
  readonly index: number;
  readonly at: Instant;
  readonly stage: Stage;
  /** `archive.read`, `queue.send`, `topic.publish` …; `archive.mark` is the replacement that marks a delivery as sent. */
  readonly name: string;
  /** The archive key; of a notification, that of its record. */
  readonly subject: string;
}

/**
 * What goes wrong at a call: before it takes effect, or after, when nobody gets the answer.
 * `dies`: the invocation ends there, in the middle of whatever it does; `fails`: the call alone is refused.
 */
export interface Stop {
  readonly when: 'before' | 'after';
  readonly how: 'dies' | 'fails';
}

/** Decides for each call whether it is stopped. */
export type Stops = (call: Call) => Stop | null;

/** A call of a run that was stopped, for the reader of a failed test. */
export interface Stopped extends Stop {
  readonly call: Call;
}

/** The port could not be reached, or its answer was lost on the way. */
class Refused extends Error {
  override readonly name = 'Refused';
}

/** One invocation of a function: everything it asks of the outside goes through here, until it is stopped. */
export interface Invocation {
  call<T>(name: string, subject: string, run: () => Promise<T>): Promise<T>;
  /** Its process ended: whatever it would have answered, nobody hears it. */
  isDead(): boolean;
}

export interface InvocationOptions {
  readonly stage: Stage;
  /** Counts the call and says what becomes of it. */
  readonly count: (call: Omit<Call, 'index' | 'at'>) => Stop | null;
  /** Waits until it is this invocation's turn. */
  readonly turn: () => Promise<void>;
}

export function invocation({ stage, count, turn }: InvocationOptions): Invocation {
  let dead = false;
  const stopped = ({ how, when }: Stop, name: string): Error =>
    how === 'dies' ? new Killed(`${when} ${name}`) : new Refused(`${when} ${name}`);
  return {
    isDead: () => dead,
    call: async (name, subject, run) => {
      await turn();
      if (dead) throw new Killed(name);
      const stop = count({ stage, name, subject });
      if (stop?.how === 'dies') dead = true;
      if (stop?.when === 'before') throw stopped(stop, name);
      const result = await run();
      if (stop !== null) throw stopped(stop, name);
      return result;
    },
  };
}

/** The archive as one invocation reaches it. */
export function archiveFor({ call }: Invocation, archive: Archive): Archive {
  return {
    read: (key) => call('archive.read', key, () => archive.read(key)),
    create: (key, body) => call('archive.create', key, () => archive.create(key, body)),
    replace: (key, body, version) =>
      call(isMark(key, body) ? 'archive.mark' : 'archive.replace', key, () =>
        archive.replace(key, body, version),
      ),
    // One request for up to a thousand keys.
    async *list(prefix) {
      yield* await call('archive.list', prefix, () => Array.fromAsync(archive.list(prefix)));
    },
  };
}

const isMark = (key: string, body: Uint8Array): boolean =>
  key.startsWith('deliveries/') && new TextDecoder().decode(body).includes('"status":"sent"');
