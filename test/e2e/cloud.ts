import {
  CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client,
} from '@aws-sdk/client-s3'; // prettier-ignore
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand, DeleteMessageCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient,
} from '@aws-sdk/client-sqs'; // prettier-ignore
import type { Message } from '@aws-sdk/client-sqs';
import { ENVIRONMENT } from '../../lambdas/contract/environment.ts';
import type { Moto } from '../support/moto.ts';

/** What a deployment consists of, made in a moto server: archive, page queue, topics, and machines that subscribe. */
export interface Cloud {
  /** Environment of every function. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the page queue gives out, deleted as Lambda does after a batch that was done. */
  takeJobs(): Promise<readonly Message[]>;
  /** What a machine that takes every alert received so far. */
  takeReceived(): Promise<readonly Message[]>;
  /** What somebody received whose filter is that of a reader's mails. */
  takeMails(): Promise<readonly Message[]>;
  takeDigests(): Promise<readonly Message[]>;
  /** What the operator received so far. */
  takeOperations(): Promise<readonly Message[]>;
  keys(prefix: string): Promise<readonly string[]>;
  read(key: string): Promise<string>;
  write(key: string, record: object): Promise<void>;
}

export const BUCKET = 'hinomi-archive';

export async function createCloud({ endpoint, client }: Moto): Promise<Cloud> {
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  const sqs = new SQSClient(client);
  const sns = new SNSClient(client);
  const LocationConstraint = 'ap-northeast-1';
  await s3.send(
    new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration: { LocationConstraint } }),
  );
  const pages = await createQueue(sqs, 'pages.fifo', {
    FifoQueue: 'true',
    ContentBasedDeduplication: 'false',
  });
  const subscriber = await createQueue(sqs, 'subscriber', {});
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'alerts' }));
  await subscribe(sqs, sns, TopicArn, subscriber, { audience: ['each'] });
  const reader = await createQueue(sqs, 'reader', {});
  await subscribe(sqs, sns, TopicArn, reader, { audience: ['mail-relevant'] });
  const digested = await createQueue(sqs, 'digested', {});
  const { TopicArn: digests = '' } = await sns.send(new CreateTopicCommand({ Name: 'digests' }));
  await subscribe(sqs, sns, digests, digested);
  const operator = await createQueue(sqs, 'operator', {});
  const { TopicArn: operations = '' } = await sns.send(new CreateTopicCommand({ Name: 'operations' }));
  await subscribe(sqs, sns, operations, operator);
  return {
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: client.region,
      AWS_ACCESS_KEY_ID: client.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: client.credentials.secretAccessKey,
      [ENVIRONMENT.bucket]: BUCKET,
      [ENVIRONMENT.pageQueueUrl]: pages,
      [ENVIRONMENT.alertTopicArn]: TopicArn,
      [ENVIRONMENT.digestTopicArn]: digests,
      [ENVIRONMENT.settings]: JSON.stringify({
        zone: 'Asia/Tokyo',
        digestHour: 8,
        console: null,
        contact: 'keeper@hinomi.example',
      }),
      [ENVIRONMENT.operationsTopicArn]: operations,
      [ENVIRONMENT.contact]: 'keeper@hinomi.example',
      [ENVIRONMENT.metricNamespace]: 'Hinomi/hinomi',
      [ENVIRONMENT.evidenceDays]: '0',
    },
    takeJobs: () => take(sqs, pages),
    takeReceived: () => take(sqs, subscriber),
    takeMails: () => take(sqs, reader),
    takeDigests: () => take(sqs, digested),
    takeOperations: () => take(sqs, operator),
    keys: (prefix) => keys(s3, BUCKET, prefix),
    read: (key) => read(s3, BUCKET, key),
    write: (key, record) => write(s3, BUCKET, key, record),
  };
}

async function createQueue(
  sqs: SQSClient,
  QueueName: string,
  Attributes: Record<string, string>,
): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
  return QueueUrl;
}

async function subscribe(
  sqs: SQSClient,
  sns: SNSClient,
  TopicArn: string,
  QueueUrl: string,
  filter?: object,
): Promise<void> {
  const queue = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  const to = { Protocol: 'sqs', Endpoint: queue.Attributes?.['QueueArn'] ?? '' };
  const policy = filter === undefined ? {} : { FilterPolicy: JSON.stringify(filter) };
  const Attributes = { RawMessageDelivery: 'true', ...policy };
  await sns.send(new SubscribeCommand({ TopicArn, ...to, Attributes }));
}

async function take(sqs: SQSClient, QueueUrl: string): Promise<readonly Message[]> {
  const all = { MessageSystemAttributeNames: ['All' as const], MessageAttributeNames: ['All'] };
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...all }),
  );
  for (const { ReceiptHandle } of Messages)
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  return Messages;
}

async function keys(s3: S3Client, Bucket: string, Prefix: string): Promise<readonly string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix }));
  return Contents.flatMap(({ Key }) => Key ?? []);
}

async function read(s3: S3Client, Bucket: string, Key: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return (await Body?.transformToString()) ?? '';
}

async function write(s3: S3Client, Bucket: string, Key: string, record: object): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: JSON.stringify(record) }));
}
