import type { Instant } from '../../contract/instant.ts';

/** Values of message attributes: a string, or several (SNS `String.Array`). */
export type Attributes = Readonly<Record<string, string | readonly string[]>>;

/** Something made ready for people and machines: an alert, a burst or a digest. */
export interface Notification {
  /** The same for the same thing: where it is a file's name, one that is sent again is the same file. */
  readonly id: string;
  /** Alerts and bursts go to those whose filter they pass; a digest is for everybody who takes digests. */
  readonly to: 'alerts' | 'digests';
  /** When it was detected, or of a digest its end. */
  readonly at: Instant;
  /** Archive key of the record: where the whole is, should a receiver get less. */
  readonly key: string;
  /** ASCII, under 100 characters, no control characters. */
  readonly subject: string;
  /** Plain text for a person. */
  readonly text: string;
  readonly attributes: Attributes;
  /** For machines. */
  readonly record: object;
  /** The same without what may be large, where a receiver would refuse the whole. */
  readonly shortRecord: object;
}

/** Where alerts and digests go out: SNS topics, or a mailbox folder. */
export interface Topic {
  /**
   * Hands the notification over; resolves with the receiver's id for it once it is taken, and to how many it goes where
   * that is known. Rejects with `TopicError`.
   */
  publish(notification: Notification): Promise<{ readonly messageId: string; readonly receivers?: number }>;
}

export class TopicError extends Error {
  override readonly name = 'TopicError';
  readonly retryable: boolean;
  constructor(message: string, detail: { retryable: boolean; cause?: unknown }) {
    super(message, { cause: detail.cause });
    this.retryable = detail.retryable;
  }
}
