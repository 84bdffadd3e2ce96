import { PublishCommand } from '@aws-sdk/client-sns';
import type { PublishCommandInput, SNSClient } from '@aws-sdk/client-sns';
import { TopicError } from '../core/ports/topic.ts';
import { awsFailure } from './aws-failure.ts';

/** Most bytes of a Publish, attributes included: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export const MESSAGE_BYTES = 262_144;

/**
 * Publishes to a topic; resolves with SNS's id of the message. Rejects with a `TopicError` that names the topic and what
 * it did not take, and whether to try again.
 */
export async function publishTo(
  client: SNSClient,
  input: PublishCommandInput,
  what: string,
): Promise<{ readonly messageId: string }> {
  const failed = (why: string, retryable: boolean, cause?: unknown): TopicError =>
    new TopicError(`${input.TopicArn ?? 'no topic'} did not take ${what}: ${why}`, { retryable, cause });
  const answer = await client.send(new PublishCommand(input)).catch((cause: unknown) => {
    const { detail, retryable } = awsFailure(cause);
    throw failed(detail, retryable, cause);
  });
  if (answer.MessageId === undefined) throw failed('the answer has no message id', true);
  return { messageId: answer.MessageId };
}
