import { describe, expect, test } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as v from 'valibot';
import { livePages } from '../../lambdas/adapters/live-pages.ts';
import { PACE } from '../../lambdas/contract/pace.ts';
import { userAgentOf } from '../../lambdas/runtime/user-agent.ts';
import { createStack, synthesize } from './synth.ts';
import { resourceOf, resourcesOf } from './template.ts';
import type { Statement } from './template.ts';

const template = synthesize();

describe('archive', () => {
  test('is private, versioned, encrypted, owned by the bucket owner and kept', () => {
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      },
    });
  });

  test('drops old versions of states after a week and abandoned uploads, and expires nothing current', () => {
    const [, bucket] = resourceOf(template, 'AWS::S3::Bucket', 'Archive');
    expect(bucket.Properties).toHaveProperty('LifecycleConfiguration.Rules', [
      {
        Id: 'abandoned-uploads',
        Status: 'Enabled',
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
      {
        Id: 'old-states',
        Status: 'Enabled',
        Prefix: 'sources/',
        NoncurrentVersionExpiration: { NoncurrentDays: 7 },
      },
    ]);
  });

  test('tells publish, and nobody else, of new alert records', () => {
    const [, bucket] = resourceOf(template, 'AWS::S3::Bucket', 'Archive');
    expect(bucket.Properties).toHaveProperty('NotificationConfiguration', {
      LambdaConfigurations: [
        {
          Event: 's3:ObjectCreated:*',
          Function: { 'Fn::GetAtt': [idOf('AWS::Lambda::Function', 'Publish'), 'Arn'] },
          Filter: {
            S3Key: {
              Rules: [
                { Name: 'prefix', Value: 'alerts/' },
                { Name: 'suffix', Value: '.json' },
              ],
            },
          },
        },
      ],
    });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 's3.amazonaws.com',
      Action: 'lambda:InvokeFunction',
      SourceAccount: { Ref: 'AWS::AccountId' },
      SourceArn: Match.anyValue(),
    });
    expect(bucket.DependsOn).toContain(idOf('AWS::Lambda::Permission', 'Publish'));
  });
});

describe('page queue', () => {
  test('is FIFO by host, with ids of our own, and dead letters after three receives', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      FifoQueue: true,
      ContentBasedDeduplication: false,
      DeduplicationScope: 'messageGroup',
      FifoThroughputLimit: 'perMessageGroupId',
      SqsManagedSseEnabled: true,
      VisibilityTimeout: PACE.visibilitySeconds,
      RedrivePolicy: { maxReceiveCount: 3, deadLetterTargetArn: Match.anyValue() },
    });
  });

  test('is worked through in small batches by several at once, each message answered for alone', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: PACE.pageBatch,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 4 },
    });
  });

  test('batch × (spacing + limit) < function timeout < visibility timeout', () => {
    const batch = PACE.pageBatch * (PACE.spacingSeconds + PACE.pageLimitSeconds);
    expect(batch).toBeLessThan(PACE.captureTimeoutSeconds);
    expect(PACE.captureTimeoutSeconds).toBeLessThan(PACE.visibilitySeconds);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Timeout: PACE.captureTimeoutSeconds,
      MemorySize: 1024,
    });
  });
});

describe('schedules', () => {
  test('one a source, on its own minute, with the scheduled time in the payload and dead letters', () => {
    template.resourceCountIs('AWS::Scheduler::Schedule', 3);
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'one-list',
      GroupName: 'hinomi',
      ScheduleExpression: 'cron(3/15 * * * ? *)',
      ScheduleExpressionTimezone: 'Etc/UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
      Target: Match.objectLike({
        Input: '{"source":"one-list","at":"<aws.scheduler.scheduled-time>"}',
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [idOf('AWS::SQS::Queue', 'FailedPolls'), 'Arn'] } },
        RetryPolicy: { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 300 },
      }),
    });
  });

  test('are made after their group', () => {
    const group = idOf('AWS::Scheduler::ScheduleGroup', 'Schedules');
    for (const [, schedule] of resourcesOf(template, 'AWS::Scheduler::Schedule')) {
      expect(schedule.DependsOn).toContain(group);
    }
  });

  test('no enabled source is an error at synth', () => {
    expect(() => synthesize([])).toThrow(/no source is enabled/);
  });
});

describe('permissions', () => {
  const of = (stage: string): unknown[] => {
    const [, policy] = resourceOf(template, 'AWS::IAM::Policy', `${stage}Role`);
    return policy.Properties.PolicyDocument?.Statement.map(flatten) ?? [];
  };

  test('scrape reads and writes sources, and sends jobs', () => {
    expect(of('Scrape')).toEqual([
      { allow: ['logs:CreateLogStream', 'logs:PutLogEvents'], on: ['ScrapeLog'] },
      { allow: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'], on: ['FailedPollsQueue'] },
      { allow: ['s3:GetObject', 's3:PutObject'], on: ['archive/sources/*'] },
      { allow: ['s3:ListBucket'], on: ['archive'], prefixes: ['sources/*'] },
      { allow: ['sqs:SendMessage'], on: ['PagesQueue'] },
    ]);
  });

  test('capture reads and writes items, alerts and states, and takes jobs', () => {
    const read = ['archive/alerts/*', 'archive/items/*', 'archive/sources/*/state.json'];
    const written = [
      'archive/alerts/*',
      'archive/items/*',
      'archive/sources/*/seen/*',
      'archive/sources/*/state.json',
    ];
    expect(of('Capture')).toEqual([
      { allow: ['logs:CreateLogStream', 'logs:PutLogEvents'], on: ['CaptureLog'] },
      { allow: ['s3:GetObject'], on: read },
      {
        allow: ['s3:ListBucket'],
        on: ['archive'],
        prefixes: ['items/*', 'alerts/*', 'sources/*/state.json'],
      },
      { allow: ['s3:PutObject'], on: written },
      {
        allow: [
          'sqs:ChangeMessageVisibility',
          'sqs:DeleteMessage',
          'sqs:GetQueueAttributes',
          'sqs:GetQueueUrl',
          'sqs:ReceiveMessage',
        ],
        on: ['PagesQueue'],
      },
    ]);
  });

  test('publish reads alerts, keeps deliveries and sends to one topic', () => {
    expect(of('Publish')).toEqual([
      { allow: ['logs:CreateLogStream', 'logs:PutLogEvents'], on: ['PublishLog'] },
      { allow: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'], on: ['FailedAlertsQueue'] },
      { allow: ['s3:GetObject'], on: ['archive/alerts/*', 'archive/deliveries/*'] },
      { allow: ['s3:ListBucket'], on: ['archive'], prefixes: ['alerts/*', 'deliveries/*'] },
      { allow: ['s3:PutObject'], on: ['archive/deliveries/*'] },
      { allow: ['sns:Publish'], on: ['TopicsAlerts'] },
    ]);
  });
});

test('the contact has no default: a deployment says who runs it', () => {
  template.hasParameter('Contact', { Type: 'String', Default: Match.absent() });
});

test('the contact is what the functions can send as their User-Agent', () => {
  const [parameter] = Object.values(template.findParameters('Contact'));
  const { AllowedPattern } = v.parse(v.object({ AllowedPattern: v.string() }), parameter);
  const takes = (contact: string): boolean => new RegExp(`^(?:${AllowedPattern})$`).test(contact);
  const good = ['keeper@hinomi.example', 'https://hinomi.example/about?x=a@b'];
  const bad = [
    '',
    'nobody',
    'http://hinomi.example',
    'a@b c',
    '番@hinomi.example',
    'https://例え.jp',
    'a@b@c',
  ];
  expect(good.filter((contact) => !takes(contact))).toEqual([]);
  expect(bad.filter(takes)).toEqual([]);
  for (const contact of good)
    expect(() => {
      livePages({ userAgent: userAgentOf(contact) });
    }).not.toThrow();
});

test('the template is the one reviewed', () => {
  const json = JSON.stringify(Template.fromStack(createStack().stack).toJSON(), null, 2);
  const settled: unknown = JSON.parse(json.replaceAll(/[0-9a-f]{64}\.zip/g, 'ASSET.zip'));
  expect(settled).toMatchSnapshot();
});

function idOf(type: string, prefix: string): string {
  return resourceOf(template, type, prefix)[0];
}

/** A statement in few words: the archive's name and CloudFormation's hashes taken out. */
function flatten({ Action, Effect, Resource, Condition }: Statement): unknown {
  const prefixes = Condition?.StringLikeIfExists?.['s3:prefix'];
  const on = [Resource].flat().map((resource) =>
    JSON.stringify(resource)
      .replaceAll(/\{"(Ref|Fn::GetAtt|Fn::Join)":|[[\]{}",]|Arn\b|^:|AWS::\w+/g, '')
      .replace(/^.*hinomi-archive--/, 'archive')
      .replace(/[0-9A-F]{8}$/, ''),
  );
  return { [Effect.toLowerCase()]: [Action].flat(), on, ...(prefixes === undefined ? {} : { prefixes }) };
}
