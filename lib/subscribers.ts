import { CfnSubscription } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Topics } from './topics.ts';

/** Somebody who is subscribed by the configuration file. */
export interface Subscriber {
  readonly topic: 'alerts' | 'digests';
  readonly protocol: 'email' | 'sqs' | 'https';
  readonly endpoint: string;
  /** SNS filter policy on the message's attributes; null: everything. */
  readonly policy: object | null;
}

export interface SubscribersProps {
  readonly topics: Topics;
  readonly subscribers: readonly Subscriber[];
}

/** Subscriptions of the configuration: made, changed and ended with each deployment. E-mail waits for a confirmation. */
export class Subscribers extends Construct {
  constructor(scope: Construct, id: string, { topics, subscribers }: SubscribersProps) {
    super(scope, id);
    for (const { topic, protocol, endpoint, policy } of subscribers) {
      new CfnSubscription(this, `${topic} ${protocol} ${endpoint}`, {
        topicArn: topics[topic].topicArn,
        protocol,
        endpoint,
        ...(policy === null ? {} : { filterPolicy: policy }),
        ...(protocol === 'email' ? {} : { rawMessageDelivery: true }),
      });
    }
  }
}
