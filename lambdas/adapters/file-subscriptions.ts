import type { Instant } from '../contract/instant.ts';
import { sameTarget, SubscriptionsError } from '../core/ports/subscriptions.ts';
import type { Entry, Subscriptions, Target } from '../core/ports/subscriptions.ts';
import { isProtocol } from '../core/subscription/choice.ts';
import { isPaused } from '../core/subscription/pause.ts';
import type { Policy } from '../core/subscription/policy.ts';
import { changeSubscribers, readSubscribers } from './subscription-file.ts';
import type { Subscriber } from './subscription-file.ts';

export interface FileSubscriptionsOptions {
  /** The mailbox folder. */
  readonly directory: string;
  readonly clock: () => Instant;
}

/**
 * Subscriptions of a mailbox folder, in its `subscriptions.json`: the mailbox stands for SNS, so addresses never lie in
 * the archive. Nobody has to confirm: every one is active at once. No file: nobody is subscribed.
 */
export function fileSubscriptions({ directory, clock }: FileSubscriptionsOptions): Subscriptions {
  const changed = (next: (now: readonly Subscriber[]) => readonly Subscriber[]): Promise<void> =>
    promised(() => {
      changeSubscribers(directory, next);
    });
  return {
    list: () => promised(() => (readSubscribers(directory) ?? []).map(entryOf)),
    subscribe: async (target, policy) => {
      const subscriber = subscriberOf(target, policy, clock());
      await changed((now) => [...others(now, target), subscriber]);
      return entryOf(subscriber);
    },
    change: (entry, policy) =>
      changed((now) => now.map((each) => (sameTarget(each, entry) ? { ...each, policy } : each))),
    unsubscribe: (entry) => changed((now) => others(now, entry)),
    // There is nobody who has not confirmed.
    askAgain: (entry) => Promise.resolve(entry),
  };
}

/** Does the work at once; what it throws rejects. */
const promised = <Result>(work: () => Result): Promise<Result> =>
  new Promise((resolve) => {
    resolve(work());
  });

const others = (now: readonly Subscriber[], target: Target): readonly Subscriber[] =>
  now.filter((each) => !sameTarget(each, target));

function entryOf({ topic, protocol, endpoint, policy, asked }: Subscriber): Entry {
  const status = isPaused(policy) ? 'paused' : 'active';
  return { topic, protocol, endpoint, status, policy, id: `${topic} ${protocol} ${endpoint}`, asked };
}

function subscriberOf(
  { topic, protocol, endpoint }: Target,
  policy: Policy | null,
  asked: Instant,
): Subscriber {
  if (!isProtocol(protocol))
    throw new SubscriptionsError(`a mailbox cannot send by ${protocol}`, { retryable: false });
  return { topic, protocol, endpoint, policy, asked };
}
