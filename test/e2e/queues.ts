import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { Message, SQSClient } from '@aws-sdk/client-sqs';

/** At most so many messages that are there now, hidden from others until they are deleted. */
export async function receive(
  sqs: SQSClient,
  QueueUrl: string,
  MaxNumberOfMessages = 10,
): Promise<readonly Message[]> {
  const all = { MessageSystemAttributeNames: ['All' as const], MessageAttributeNames: ['All'] };
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages, WaitTimeSeconds: 0, ...all }),
  );
  return Messages;
}

export async function remove(sqs: SQSClient, QueueUrl: string, messages: readonly Message[]): Promise<void> {
  for (const { ReceiptHandle } of messages)
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
}

/** Everything that is in a queue, taken off it. */
export async function takeAll(sqs: SQSClient, QueueUrl: string): Promise<readonly Message[]> {
  const taken: Message[] = [];
  for (;;) {
    const messages = await receive(sqs, QueueUrl);
    if (messages.length === 0) return taken;
    await remove(sqs, QueueUrl, messages);
    taken.push(...messages);
  }
}
