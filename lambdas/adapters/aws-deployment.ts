import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { Deployment } from '../core/ports/deployment.ts';
import { awsClientOptions } from './aws-client.ts';
import { alarmFacts } from './deployment-alarms.ts';
import { bucketFacts } from './deployment-bucket.ts';
import { concurrencyFacts, functionFacts } from './deployment-functions.ts';
import { oldestSeconds, queueFacts } from './deployment-queues.ts';
import { scheduleFacts } from './deployment-schedules.ts';
import { stackFacts } from './deployment-stack.ts';
import { publishTest, subscribersOf } from './deployment-topic.ts';
import { s3Client } from './s3-client.ts';
import { snsClient } from './sns-topic.ts';
import { sqsClient } from './sqs-page-queue.ts';
import { cloudFormationClient } from './stack-outputs.ts';

/** A deployment in AWS by the name of its stack. Clients from the environment (`AWS_REGION`, `AWS_ENDPOINT_URL`). */
export function awsDeployment(
  stack: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Deployment {
  const options = awsClientOptions(environment);
  const cloudFormation = cloudFormationClient(environment);
  const cloudWatch = new CloudWatchClient(options);
  const lambda = new LambdaClient(options);
  const scheduler = new SchedulerClient(options);
  const [s3, sns, sqs] = [s3Client(environment), snsClient(environment), sqsClient(environment)];
  return {
    stack: () => stackFacts(cloudFormation, stack),
    bucket: (name) => bucketFacts(s3, name),
    queue: (url) => queueFacts(sqs, url),
    oldestSeconds: (url, at) => oldestSeconds(cloudWatch, url, at),
    schedules: (group) => scheduleFacts(scheduler, group),
    function: (name) => functionFacts(lambda, name),
    concurrency: () => concurrencyFacts(lambda),
    alarms: (prefix) => alarmFacts(cloudWatch, prefix),
    subscribers: (topicArn) => subscribersOf(sns, topicArn),
    sendTest: (topicArn, message) => publishTest(sns, topicArn, message),
  };
}
