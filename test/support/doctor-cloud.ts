import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateBucketCommand, PutBucketNotificationConfigurationCommand, PutBucketVersioningCommand, PutPublicAccessBlockCommand, S3Client,
} from '@aws-sdk/client-s3'; // prettier-ignore
import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ALARM_IDS, alarmName } from '../../lambdas/contract/alarms.ts';
import { ANNOUNCED } from '../../lambdas/contract/keys.ts';
import { PROGRAM_VERSION } from '../../lambdas/contract/version.ts';
import type { Moto } from './moto.ts';

const QUEUES = {
  PageQueue: 'pages.fifo', PageDeadLetters: 'dead-pages.fifo', FailedPollQueue: 'polls', FailedAlertQueue: 'alerts',
  FailedWatchQueue: 'watches', FailedDigestQueue: 'digests',
} as const; // prettier-ignore
const FUNCTIONS = [
  'ScrapeFunction',
  'CaptureFunction',
  'PublishFunction',
  'WatchdogFunction',
  'DigestFunction',
];
const TOPICS = { AlertTopic: 'alerts', DigestTopic: 'digests', OperationsTopic: 'operations' } as const;

/** Outputs of the deployment, by name, and the clients of the test. */
export interface DoctorCloud {
  readonly outputs: Readonly<Record<string, string>>;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly scheduler: SchedulerClient;
  readonly cloudWatch: CloudWatchClient;
}

/**
 * A healthy deployment `stack` in moto with these sources polled. What moto drops from templates (schedules, alarms, bucket
 * settings) is made by the SDK; roles and functions, which it honours, by the stack, whose outputs name it all.
 */
export async function createDeployment({ client }: Moto, stack: string, sources: readonly string[]): Promise<DoctorCloud> {
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  const [sqs, sns] = [new SQSClient(client), new SNSClient(client)];
  const [scheduler, cloudWatch] = [new SchedulerClient(client), new CloudWatchClient(client)];
  const made = { ...(await createQueues(sqs, stack)), ...(await createTopics(sns, stack)) };
  const outputs = { ...made, ArchiveBucket: `${stack}-archive`, SourceSchedules: stack, RoutineSchedules: `${stack}-routines`, Version: PROGRAM_VERSION }; // prettier-ignore
  await createStack(new CloudFormationClient(client), stack, outputs);
  await createBucket(s3, outputs.ArchiveBucket, stack);
  await createSchedules(scheduler, stack, sources);
  await createSchedules(scheduler, `${stack}-routines`, ['watchdog', 'digest']);
  await createAlarms(cloudWatch, stack, made['OperationsTopic'] ?? '');
  const functions = Object.fromEntries(FUNCTIONS.map((name) => [name, functionName(stack, name)]));
  return { outputs: { ...outputs, ...functions }, s3, sqs, sns, scheduler, cloudWatch };
} // prettier-ignore

const functionName = (stack: string, output: string): string => `${stack}-${output}`;

async function createQueues(sqs: SQSClient, stack: string): Promise<Record<string, string>> {
  const urls: Record<string, string> = {};
  for (const [output, name] of Object.entries(QUEUES)) {
    const Attributes = name.endsWith('.fifo') ? { FifoQueue: 'true' } : {};
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: `${stack}-${name}`, Attributes })); // prettier-ignore
    urls[output] = QueueUrl;
  }
  return urls;
}

async function createTopics(sns: SNSClient, stack: string): Promise<Record<string, string>> {
  const arns: Record<string, string> = {};
  for (const [output, name] of Object.entries(TOPICS))
    arns[output] = (await sns.send(new CreateTopicCommand({ Name: `${stack}-${name}` }))).TopicArn ?? '';
  return arns;
}

async function createStack(client: CloudFormationClient, stack: string, outputs: Record<string, string>): Promise<void> {
  const Role = {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }] } },
  };
  const functionOf = (name: string) => ({
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: functionName(stack, name),
      Handler: 'index.handler',
      Runtime: 'nodejs22.x',
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      Code: { ZipFile: 'exports.handler = async () => null;' },
    },
  });
  const valued = Object.entries(outputs).map(([name, Value]) => [name, { Value }] as const);
  const template = {
    Resources: { Role, ...Object.fromEntries(FUNCTIONS.map((name) => [name, functionOf(name)])) },
    Outputs: { ...Object.fromEntries(valued), ...Object.fromEntries(FUNCTIONS.map((name) => [name, { Value: { Ref: name } }])) },
  };
  await client.send(new CreateStackCommand({ StackName: stack, TemplateBody: JSON.stringify(template), Capabilities: ['CAPABILITY_IAM'] }));
  client.destroy();
} // prettier-ignore

async function createBucket(s3: S3Client, Bucket: string, stack: string): Promise<void> {
  const CreateBucketConfiguration = { LocationConstraint: 'ap-northeast-1' as const };
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  const PublicAccessBlockConfiguration = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }; // prettier-ignore
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
  const LambdaFunctionArn = `arn:aws:lambda:ap-northeast-1:123456789012:function:${functionName(stack, 'PublishFunction')}`;
  const LambdaFunctionConfigurations = ANNOUNCED.map((prefix) => ({
    LambdaFunctionArn,
    Events: ['s3:ObjectCreated:*' as const],
    Filter: { Key: { FilterRules: [{ Name: 'prefix' as const, Value: prefix }, { Name: 'suffix' as const, Value: '.json' }] } },
  })); // prettier-ignore
  const NotificationConfiguration = { LambdaFunctionConfigurations };
  await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }));
}

async function createSchedules(client: SchedulerClient, group: string, names: readonly string[]): Promise<void> {
  await client.send(new CreateScheduleGroupCommand({ Name: group }));
  for (const Name of names)
    await client.send(
      new CreateScheduleCommand({
        Name,
        GroupName: group,
        ScheduleExpression: 'rate(1 hour)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: 'arn:aws:lambda:ap-northeast-1:123456789012:function:any', RoleArn: 'arn:aws:iam::123456789012:role/any' },
      }),
    );
} // prettier-ignore

async function createAlarms(client: CloudWatchClient, stack: string, topic: string): Promise<void> {
  for (const id of ALARM_IDS)
    await client.send(
      new PutMetricAlarmCommand({
        AlarmName: alarmName(stack, id),
        Namespace: 'test',
        MetricName: id,
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 1,
        Statistic: 'Sum',
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        AlarmActions: [topic],
      }),
    );
}
