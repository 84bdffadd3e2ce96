import { CreateBucketCommand, PutBucketNotificationConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Template } from 'aws-cdk-lib/assertions';
import * as v from 'valibot';
import type { Moto } from '../support/moto.ts';
import { resourceOf, resourcesOf } from '../lib/template.ts';
import { resolveText } from './template-values.ts';
import type { Deployed, Deployment } from './template-values.ts';

export const ACCOUNT = '123456789012';

/** The queues, topics and bucket of a synthesized stack, in moto, and queues of the test that see what comes out. */
export interface StackInMoto {
  readonly template: Template;
  readonly deployed: Deployment;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly bucket: string;
  /** URL of the queue to which the bucket tells what, by the template, it tells `publish`. */
  readonly created: string;
  /** URLs of the queues of machines that are subscribed to the topics. */
  readonly receivers: Readonly<Record<'alerts' | 'mails' | 'digests' | 'operations', string>>;
}

interface Clients {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly region: string;
}

/**
 * Made one by one, since moto drops from a template what matters here (notifications). `parameters`: of the template.
 * Names are logical ids; log groups are ARNs and nothing more.
 */
export async function createStackInMoto(
  template: Template,
  { client }: Moto,
  parameters: Readonly<Record<string, string>>,
): Promise<StackInMoto> {
  const { region } = client;
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  const clients = { s3, sqs: new SQSClient(client), sns: new SNSClient(client), region };
  const given = { ...parameters, 'AWS::Region': region, 'AWS::AccountId': ACCOUNT, 'AWS::Partition': 'aws' };
  const deployed: Deployment = {
    ...Object.fromEntries(Object.entries(given).map(([id, ref]) => [id, { ref, attributes: {} }])),
    ...(await createQueues(template, clients)),
    ...(await createTopics(template, clients)),
    ...logGroups(template, region),
  };
  const created = await createQueue('created', {}, clients);
  const [id, { Properties }] = resourceOf(template, 'AWS::S3::Bucket', 'Archive');
  const bucket = resolveText(Properties['BucketName'], deployed);
  await createBucket(bucket, Properties, clients);
  return {
    template,
    deployed: { ...deployed, [id]: { ref: bucket, attributes: { Arn: `arn:aws:s3:::${bucket}` } } },
    ...clients,
    bucket,
    created,
    receivers: await subscribeMachines(template, deployed, clients),
  };
}

async function createQueues(template: Template, clients: Clients): Promise<Record<string, Deployed>> {
  const made: Record<string, Deployed> = {};
  for (const [id, { Properties }] of resourcesOf(template, 'AWS::SQS::Queue')) {
    const fifo = Properties['FifoQueue'] === true;
    const name = fifo ? `${id}.fifo` : id;
    const ref = await createQueue(name, fifo ? { FifoQueue: 'true' } : {}, clients);
    made[id] = { ref, attributes: { Arn: queueArn(name, clients), QueueName: name } };
  }
  return made;
}

async function createTopics(
  template: Template,
  { sns }: Pick<Clients, 'sns'>,
): Promise<Record<string, Deployed>> {
  const made: Record<string, Deployed> = {};
  for (const [id] of resourcesOf(template, 'AWS::SNS::Topic')) {
    const { TopicArn: ref = '' } = await sns.send(new CreateTopicCommand({ Name: id }));
    made[id] = { ref, attributes: { TopicArn: ref, TopicName: id } };
  }
  return made;
}

const logGroups = (template: Template, region: string): Record<string, Deployed> =>
  Object.fromEntries(
    resourcesOf(template, 'AWS::Logs::LogGroup').map(([id]) => [
      id,
      { ref: id, attributes: { Arn: `arn:aws:logs:${region}:${ACCOUNT}:log-group:${id}:*` } },
    ]),
  );

const queueArn = (name: string, { region }: Pick<Clients, 'region'>): string =>
  `arn:aws:sqs:${region}:${ACCOUNT}:${name}`;

async function createQueue(
  QueueName: string,
  Attributes: Record<string, string>,
  { sqs }: Pick<Clients, 'sqs'>,
): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
  return QueueUrl;
}

const ruleSchema = v.object({ Name: v.picklist(['prefix', 'suffix']), Value: v.string() });
const toldSchema = v.object({
  Event: v.literal('s3:ObjectCreated:*'),
  Filter: v.object({ S3Key: v.object({ Rules: v.array(ruleSchema) }) }),
});
const bucketSchema = v.looseObject({
  ObjectLockEnabled: v.optional(v.boolean(), false),
  NotificationConfiguration: v.object({ LambdaConfigurations: v.array(toldSchema) }),
});

/** It tells a queue what the template has it tell the function: moto would run a function in a container. */
async function createBucket(Bucket: string, properties: unknown, clients: Clients): Promise<void> {
  const { ObjectLockEnabled, NotificationConfiguration } = v.parse(bucketSchema, properties);
  await clients.s3.send(
    new CreateBucketCommand({
      Bucket,
      ObjectLockEnabledForBucket: ObjectLockEnabled,
      CreateBucketConfiguration: { LocationConstraint: 'ap-northeast-1' },
    }),
  );
  const QueueArn = queueArn('created', clients);
  const QueueConfigurations = NotificationConfiguration.LambdaConfigurations.map((told) => ({
    QueueArn,
    Events: [told.Event],
    Filter: { Key: { FilterRules: told.Filter.S3Key.Rules } },
  }));
  await clients.s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket,
      NotificationConfiguration: { QueueConfigurations },
    }),
  );
}

async function subscribeMachines(
  template: Template,
  deployed: Deployment,
  clients: Clients,
): Promise<StackInMoto['receivers']> {
  const receive = async (name: string, topic: string, filter?: object): Promise<string> => {
    const url = await createQueue(name, {}, clients);
    const [id] = resourceOf(template, 'AWS::SNS::Topic', topic);
    const policy = filter === undefined ? {} : { FilterPolicy: JSON.stringify(filter) };
    await clients.sns.send(
      new SubscribeCommand({
        TopicArn: deployed[id]?.ref,
        Protocol: 'sqs',
        Endpoint: queueArn(name, clients),
        Attributes: { RawMessageDelivery: 'true', ...policy },
      }),
    );
    return url;
  };
  return {
    alerts: await receive('machine', 'TopicsAlerts', { audience: ['each'] }),
    mails: await receive('reader', 'TopicsAlerts', { audience: ['mail'] }),
    digests: await receive('digested', 'TopicsDigests'),
    operations: await receive('operator', 'TopicsOperations'),
  };
}
