import { Aws, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

export interface TopicsProps {
  /** E-mail addresses that alarms go to. */
  readonly operators: readonly string[];
}

/** What goes out to people: alerts at once, digests daily, and what the operator must know. */
export class Topics extends Construct {
  readonly alerts: Topic;
  readonly digests: Topic;
  /**
   * Not encrypted with a key: with the free one of AWS alarms could not publish, and one of our own costs a dollar a
   * month (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html). It tells names of sources and of functions.
   */
  readonly operations: Topic;

  constructor(scope: Construct, id: string, { operators }: TopicsProps) {
    super(scope, id);
    this.alerts = new Topic(this, 'Alerts', { displayName: 'Hinomi alerts', enforceSSL: true });
    this.digests = new Topic(this, 'Digests', { displayName: 'Hinomi digest', enforceSSL: true });
    this.operations = new Topic(this, 'Operations', { displayName: 'Hinomi operations', enforceSSL: true });
    this.#allowAlarms();
    for (const endpoint of operators) {
      const topicArn = this.operations.topicArn;
      new CfnSubscription(this, `operator ${endpoint}`, { topicArn, protocol: 'email', endpoint });
    }
  }

  /** A topic with a policy of its own has lost the usual one, by which alarms of the account may publish. */
  #allowAlarms(): void {
    const { account, partition, region, stackName } = Stack.of(this);
    const alarms = `arn:${partition}:cloudwatch:${region}:${account}:alarm:${stackName}-*`;
    this.operations.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsMayPublish',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.operations.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: { 'aws:SourceArn': alarms },
        },
      }),
    );
  }
}
