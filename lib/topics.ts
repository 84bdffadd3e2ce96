import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** What goes out to people: alerts at once, digests daily, and what the operator must know. */
export class Topics extends Construct {
  readonly alerts: Topic;
  readonly digests: Topic;
  readonly operations: Topic;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.alerts = new Topic(this, 'Alerts', { displayName: 'Hinomi alerts', enforceSSL: true });
    this.digests = new Topic(this, 'Digests', { displayName: 'Hinomi digest', enforceSSL: true });
    this.operations = new Topic(this, 'Operations', { displayName: 'Hinomi operations', enforceSSL: true });
  }
}
