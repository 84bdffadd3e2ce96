import type { Alert } from '../../contract/alert.ts';

/** Values of message attributes: a string, or several (SNS `String.Array`). */
export type Attributes = Readonly<Record<string, string | readonly string[]>>;

/** An alert made ready for people and machines. */
export interface Notification {
  readonly alert: Alert;
  /** ASCII, under 100 characters, no control characters. */
  readonly subject: string;
  /** Plain text for a person. */
  readonly text: string;
  readonly attributes: Attributes;
}

/** Where alerts go out: an SNS topic, or a mailbox folder. */
export interface Topic {
  /** Hands the notification over; resolves with the receiver's id for it once it is taken. Rejects with `TopicError`. */
  publish(notification: Notification): Promise<{ readonly messageId: string }>;
}

export class TopicError extends Error {
  override readonly name = 'TopicError';
  readonly retryable: boolean;
  constructor(message: string, detail: { retryable: boolean; cause?: unknown }) {
    super(message, { cause: detail.cause });
    this.retryable = detail.retryable;
  }
}
