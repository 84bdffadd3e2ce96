import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface DeadLettersProps {
  /** Name, which ends in `.fifo`, of one that takes the dead letters of a FIFO queue. */
  readonly fifo?: string;
}

/** Where the failures of each kind of work lie. */
export type DeadLetterQueues = Readonly<Record<'polls' | 'pages' | 'alerts' | 'watches' | 'digests', Queue>>;

/** What could not be done after all tries, kept fourteen days (the longest SQS allows) for a person to look at. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: DeadLettersProps = {}) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      ...(props.fifo === undefined ? {} : { fifo: true, queueName: props.fifo }),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.queue).acknowledge({
      id: 'AwsSolutions::AwsSolutions-SQS3',
      reason: 'It takes dead letters itself, of schedules and functions, which the rule does not look at.',
    });
  }
}
