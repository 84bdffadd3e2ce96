import {
  ChangeMessageVisibilityCommand, DeleteMessageCommand, ReceiveMessageCommand,
} from '@aws-sdk/client-sqs'; // prettier-ignore
import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import { DeadLettersError } from '../core/ports/dead-letters.ts';
import type { DeadLetter, DeadLetters } from '../core/ports/dead-letters.ts';
import { awsFailure } from './aws-failure.ts';
import { queueFacts } from './deployment-queues.ts';

export interface SqsDeadLettersOptions {
  readonly client: SQSClient;
  readonly queueUrl: string;
}

/** Seconds for which a received letter is shown to nobody: time enough for all, and not long for who was stopped. */
const HIDDEN = 300;
/** A long poll asks all of SQS's servers; a short one may miss letters of a small queue. Seconds. */
const WAIT = 1;

/** Dead letters in an SQS queue, standard or FIFO. */
export function sqsDeadLetters({ client, queueUrl: QueueUrl }: SqsDeadLettersOptions): DeadLetters {
  const failed = (doing: string) => (cause: unknown): never => {
    throw new DeadLettersError(`cannot ${doing} ${QueueUrl}: ${awsFailure(cause).detail}`, { cause });
  };
  return {
    async count() {
      const { waiting, inHand } = await queueFacts(client, QueueUrl).catch(failed('count'));
      return waiting + inHand;
    },
    async receive() {
      const input = { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: HIDDEN, WaitTimeSeconds: WAIT };
      const { Messages = [] } = await client.send(new ReceiveMessageCommand(input)).catch(failed('receive from'));
      return Messages.map(letterOf);
    },
    async drop({ receipt: ReceiptHandle }) {
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle })).catch(failed('delete from'));
    },
    async giveBack({ receipt: ReceiptHandle }) {
      const input = { QueueUrl, ReceiptHandle, VisibilityTimeout: 0 };
      await client.send(new ChangeMessageVisibilityCommand(input)).catch(failed('give back to'));
    },
  };
} // prettier-ignore

const letterOf = ({ MessageId = '', Body = '', ReceiptHandle = '' }: Message): DeadLetter => ({
  id: MessageId,
  body: Body,
  receipt: ReceiptHandle,
});
