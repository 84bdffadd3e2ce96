import { Duration, Stack } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
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
    const { stackName } = Stack.of(this);
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { fifo: `${stackName}-failed-pages.fifo` });
    this.queue = new Queue(this, 'Queue', {
      queueName: `${stackName}-pages.fifo`,
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
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: stage.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: PACE.pageBatch,
      maxConcurrency: PACE.pageConcurrency,
      reportBatchItemFailures: true,
    });
    // What Lambda does in the function's name, and no more:
    // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions
    const taking = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
    stage.allow(taking, [this.queue.queueArn]);
    // Lambda checks that it may take from the queue when the mapping is made.
    mapping.node.addDependency(stage.role);
  }
}
