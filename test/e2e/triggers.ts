import type { Message } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { resourceOf } from '../lib/template.ts';
import { FunctionError } from './lambda-process.ts';
import type { DeployedFunctions } from './deployed-functions.ts';
import { receive, remove, takeAll } from './queues.ts';
import type { StackInMoto } from './stack-in-moto.ts';
import { resolveText } from './template-values.ts';

const mappingSchema = v.looseObject({
  BatchSize: v.number(),
  EventSourceArn: v.unknown(),
  FunctionResponseTypes: v.tuple([v.literal('ReportBatchItemFailures')]),
});
const batchAnswer = v.object({ batchItemFailures: v.array(v.object({ itemIdentifier: v.string() })) });

/**
 * The event source mapping of the template, until the queue gives out nothing more: batches as the queue forms them, what
 * was done deleted, what failed left there. `afterBatch`: what the batch has set off. Resolves with the batches.
 */
export async function drainPages(
  stack: StackInMoto,
  functions: DeployedFunctions,
  at: string,
  afterBatch: () => Promise<unknown>,
): Promise<number> {
  const { BatchSize } = mappingOf(stack);
  const queue = pageQueueOf(stack);
  for (let batches = 0; ; batches += 1) {
    const messages = await receive(stack.sqs, queue, BatchSize);
    if (messages.length === 0) return batches;
    const { answer } = await functions.invoke('capture', sqsEventOf(messages), at);
    const failed = v.parse(batchAnswer, answer).batchItemFailures.map((one) => one.itemIdentifier);
    const done = messages.filter(({ MessageId = '' }) => !failed.includes(MessageId));
    await remove(stack.sqs, queue, done);
    await afterBatch();
  }
}

function mappingOf({ template }: StackInMoto): v.InferOutput<typeof mappingSchema> {
  const [, { Properties }] = resourceOf(template, 'AWS::Lambda::EventSourceMapping', '');
  return v.parse(mappingSchema, Properties);
}

/** URL of the queue that the template has `capture` work through. */
export function pageQueueOf(stack: StackInMoto): string {
  const { deployed } = stack;
  const arn = resolveText(mappingOf(stack).EventSourceArn, deployed);
  const found = Object.values(deployed).find(({ attributes }) => attributes['Arn'] === arn);
  if (found === undefined) throw new Error(`${arn} is no queue of the stack`);
  return found.ref;
}

/** What the bucket has told since it was last asked, as S3 would tell the function. */
export async function takeNotifications({ sqs, created }: StackInMoto): Promise<readonly unknown[]> {
  const told = (await takeAll(sqs, created)).map(({ Body = '' }): unknown => JSON.parse(Body));
  return told.filter((event) => !v.is(v.object({ Event: v.literal('s3:TestEvent') }), event));
}

/** Hands each notification to `publish`, in order. A failed one is left to the watchdog, as after Lambda's last try. */
export async function publishCreated(
  stack: StackInMoto,
  functions: DeployedFunctions,
  at: string,
): Promise<number> {
  const events = await takeNotifications(stack);
  for (const event of events)
    await functions.invoke('publish', event, at).catch((error: unknown) => {
      if (!(error instanceof FunctionError)) throw error;
    });
  return events.length;
}

/** The event that Lambda makes of received messages: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export const sqsEventOf = (messages: readonly Message[]): unknown => ({
  Records: messages.map(({ MessageId, ReceiptHandle, Body, Attributes }) => ({
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Attributes,
    messageAttributes: {},
    eventSource: 'aws:sqs',
  })),
});
