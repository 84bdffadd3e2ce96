import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { DeduplicationScope, FifoThroughputLimit, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../lambdas/contract/environment.ts';
import { PACE, PAGE_RECEIVES } from '../lambdas/contract/pace.ts';
import { DeadLetters } from './dead-letters.ts';
import type { StageFunction } from './stage-function.ts';

/** Page jobs from `scrape` to `capture`: one group a host, in order within a group, groups side by side. */
export class PageQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { fifo: true });
    this.queue = new Queue(this, 'Queue', {
      fifo: true,
      // The sender names item, visit and content: equal bodies may be two jobs.
      contentBasedDeduplication: false,
      deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
      fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(PACE.visibilitySeconds),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount: PAGE_RECEIVES },
    });
  }

  /** Lets the stage send jobs, and tells it where. */
  allowSending(stage: StageFunction): void {
    stage.lambda.addEnvironment(ENVIRONMENT.pageQueueUrl, this.queue.queueUrl);
    stage.allow(['sqs:SendMessage'], [this.queue.queueArn]);
  }

  /** Lets the stage work through the jobs: few at a time, so that a slow host never holds up all the others. */
  consumeWith(stage: StageFunction): void {
    const concurrency = { maxConcurrency: PACE.pageConcurrency, batchSize: PACE.pageBatch };
    stage.lambda.addEventSource(
      new SqsEventSource(this.queue, { ...concurrency, reportBatchItemFailures: true }),
    );
  }
}
