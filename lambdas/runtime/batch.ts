import * as v from 'valibot';
import { asError } from './log.ts';

/** The part of an SQS event (FIFO queue, event source mapping) that we read. */
export const sqsEventSchema = v.object({
  Records: v.array(
    v.object({
      messageId: v.string(),
      body: v.string(),
      attributes: v.object({ MessageGroupId: v.string() }),
    }),
  ),
});
export type SqsEvent = v.InferOutput<typeof sqsEventSchema>;
type SqsRecord = SqsEvent['Records'][number];

/** The answer of a handler with `ReportBatchItemFailures`: what is named here comes back, the rest is done. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** A message that is not what the queue carries. It cannot become right by waiting: it ends in the dead letters. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}

/** No record of the batch could be worked on; `errors` holds why, one a record that was tried. */
export class BatchFailed extends AggregateError {
  override readonly name = 'BatchFailed';
}

export interface BatchWork<Job> {
  /** One message's body; throws for anything that is no job. */
  readonly parse: (body: string) => Job;
  /** Rejects only when our own infrastructure failed. */
  readonly work: (job: Job) => Promise<void>;
  /** Told of every record that was tried and failed. */
  readonly failed: (messageId: string, error: Error) => void;
}

/**
 * Works through a batch of a FIFO queue in order. A record that fails goes back, and with it, untouched, the rest of its
 * group, so that order within a group holds. A message that does not parse goes back alone: were its group to wait,
 * jobs behind it would use up their receives and follow it into the dead letters. Throws `BatchFailed` when no record
 * was done (Lambda then counts an error and the whole batch goes back).
 */
export async function runFifoBatch<Job>(event: SqsEvent, batch: BatchWork<Job>): Promise<BatchAnswer> {
  const stopped = new Set<string>();
  const back: SqsRecord[] = [];
  const errors: Error[] = [];
  for (const record of event.Records) {
    const group = record.attributes.MessageGroupId;
    const error = stopped.has(group) ? 'behind a failure' : await attempt(record, batch);
    if (error === undefined) continue;
    back.push(record);
    if (error === 'behind a failure') continue;
    errors.push(error);
    if (!(error instanceof MalformedMessage)) stopped.add(group);
  }
  if (back.length > 0 && back.length === event.Records.length) {
    throw new BatchFailed(errors, `none of ${back.length} messages was done: ${errors[0]?.message ?? ''}`);
  }
  return { batchItemFailures: back.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

async function attempt<Job>(record: SqsRecord, batch: BatchWork<Job>): Promise<Error | undefined> {
  try {
    await batch.work(parseBody(record, batch));
    return undefined;
  } catch (thrown) {
    const error = asError(thrown);
    batch.failed(record.messageId, error);
    return error;
  }
}

function parseBody<Job>(record: SqsRecord, batch: BatchWork<Job>): Job {
  try {
    return batch.parse(record.body);
  } catch (cause) {
    const why = asError(cause).message;
    throw new MalformedMessage(`message ${record.messageId} is no job of this queue: ${why}`, { cause });
  }
}
