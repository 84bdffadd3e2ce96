import type { Instant } from '../../contract/instant.ts';
import type { Policy } from '../subscription/policy.ts';

/** Whom a subscription reaches, and with what: there is one subscription of these three. */
export interface Target {
  readonly topic: 'alerts' | 'digests';
  /** `email`, `sqs`, `https`, or another that a person subscribed by other means. */
  readonly protocol: string;
  readonly endpoint: string;
}

/**
 * `active`: gets what its filter lets through. `paused`: gets nothing until it is resumed. `pending`: waits for its
 * reader to confirm. `lapsed`: nobody confirmed in time.
 */
export type Status = 'active' | 'paused' | 'pending' | 'lapsed';

export interface Entry extends Target {
  readonly status: Status;
  /** The filter, marked where it is paused; null: there is none. Undefined: nobody can tell before it is confirmed. */
  readonly policy: Policy | null | undefined;
  /** By which it is changed and ended; null where it cannot be: it is pending or lapsed. */
  readonly id: string | null;
  /** When it was last asked for; null where that was not here. */
  readonly asked: Instant | null;
}

/** Who is subscribed: SNS, or a file in the mailbox. Every promise rejects with a `SubscriptionsError`, or the archive's error. */
export interface Subscriptions {
  list(): Promise<readonly Entry[]>;
  /** Subscribes somebody who is not, and resolves with what is there then. `policy`: null for no filter. */
  subscribe(target: Target, policy: Policy | null): Promise<Entry>;
  /** Gives an active or paused one another filter. */
  change(entry: Entry, policy: Policy | null): Promise<void>;
  /** Ends one; of a pending or lapsed one forgets that it was asked for. */
  unsubscribe(entry: Entry): Promise<void>;
  /** Sends a pending or lapsed one its request to confirm again, and resolves with what is there then. */
  askAgain(entry: Entry): Promise<Entry>;
}

/** Subscriptions could not be read or changed. `retryable`: the same call may succeed later. */
export class SubscriptionsError extends Error {
  override readonly name = 'SubscriptionsError';
  readonly retryable: boolean;
  constructor(message: string, detail: { retryable: boolean; cause?: unknown }) {
    super(message, { cause: detail.cause });
    this.retryable = detail.retryable;
  }
}

export const sameTarget = (one: Target, other: Target): boolean =>
  one.topic === other.topic && one.protocol === other.protocol && one.endpoint === other.endpoint;
