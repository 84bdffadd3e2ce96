import type { Instant } from '../../contract/instant.ts';
import type { OperationsKind } from '../../contract/operations.ts';
import type { SourceNotice } from '../alarm/notice.ts';

/** One message to whoever runs Hinomi: everything that one look found due. */
export interface OperationsMessage {
  /** The same for the same notices of the same look: where it is a file's name, one that is sent again is the same file. */
  readonly id: string;
  readonly at: Instant;
  readonly kinds: readonly OperationsKind[];
  /** ASCII, under 100 characters, no control characters. */
  readonly subject: string;
  /** Plain text for a person. */
  readonly text: string;
  /** The same for machines. */
  readonly notices: readonly SourceNotice[];
}

/** Where operations messages go out: an SNS topic, or a folder of the mailbox. */
export interface Operations {
  /** Hands the message over; resolves once it is taken. Rejects with a `TopicError`. */
  send(message: OperationsMessage): Promise<{ readonly messageId: string }>;
}
