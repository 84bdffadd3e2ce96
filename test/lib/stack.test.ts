import { describe, expect, test } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as v from 'valibot';
import { livePages } from '../../lambdas/adapters/live-pages.ts';
import { PACE } from '../../lambdas/contract/pace.ts';
import { ROBOTS_LIMITS } from '../../lambdas/core/robots.ts';
import { MOST_FALLBACKS } from '../../lambdas/core/source.ts';
import { LIST_LIMITS } from '../../lambdas/scrape/read-list.ts';
import { PERIODS } from '../../lambdas/contract/cadence.ts';
import { CLAIM } from '../../lambdas/core/delivery.ts';
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
      {
        Id: 'old-feeds',
        Status: 'Enabled',
        Prefix: 'feeds/',
        NoncurrentVersionExpiration: { NoncurrentDays: 7 },
      },
      {
        Id: 'old-furniture',
        Status: 'Enabled',
        Prefix: 'hosts/',
        NoncurrentVersionExpiration: { NoncurrentDays: 7 },
      },
      {
        Id: 'query-results',
        Status: 'Enabled',
        Prefix: 'queries/',
        ExpirationInDays: 7,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      },
    ]);
  });

  test('tells publish, and nobody else, of new alerts, bursts and digests', () => {
    const [, bucket] = resourceOf(template, 'AWS::S3::Bucket', 'Archive');
    expect(bucket.Properties).toHaveProperty('NotificationConfiguration', {
      LambdaConfigurations: ['alerts/', 'bursts/', 'digests/'].map((prefix) => ({
        Event: 's3:ObjectCreated:*',
        Function: { 'Fn::GetAtt': [idOf('AWS::Lambda::Function', 'Publish'), 'Arn'] },
        Filter: {
          S3Key: {
            Rules: [
              { Name: 'prefix', Value: prefix },
              { Name: 'suffix', Value: '.json' },
            ],
          },
        },
      })),
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

test('the longest poll ends before its function does, and that before the next poll of the most frequent source', () => {
  const robots = ROBOTS_LIMITS.milliseconds / 1000;
  const list = LIST_LIMITS.milliseconds / 1000;
  // The page that names the preferred channel's address, then every channel, each with its robots.txt.
  const reads = 1 + 1 + MOST_FALLBACKS;
  const waits = 2 * reads - 1;
  const longest = reads * (robots + list) + waits * PACE.longestWaitSeconds;
  expect(longest).toBeLessThan(PACE.pollTimeoutSeconds);
  expect(PACE.pollTimeoutSeconds).toBeLessThan(Math.min(...PERIODS) * 60);
  template.hasResourceProperties('AWS::Lambda::Function', { Timeout: PACE.pollTimeoutSeconds });
});

describe('schedules', () => {
  test('one a source, on its own minute, with the scheduled time in the payload and dead letters', () => {
    const polls = resourcesOf(template, 'AWS::Scheduler::Schedule').filter(
      ([, { Properties }]) => Properties['GroupName'] === 'hinomi',
    );
    expect(polls).toHaveLength(3);
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
        RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 900 },
      }),
    });
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'two-list',
      Target: Match.objectLike({
        RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 3600 },
      }),
    });
  });

  test('a failed poll is not tried again, and waits no longer than the shortest period for a free function', () => {
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: idOf('AWS::Lambda::Function', 'Scrape') },
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: Math.min(...PERIODS) * 60,
    });
  });

  test('the watchdog’s: every hour, with the scheduled time in the payload and dead letters, in a group of its own', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'watchdog',
      GroupName: 'hinomi-routines',
      ScheduleExpression: 'cron(7 * * * ? *)',
      ScheduleExpressionTimezone: 'Etc/UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
      Target: Match.objectLike({
        Input: '{"at":"<aws.scheduler.scheduled-time>"}',
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [idOf('AWS::SQS::Queue', 'FailedWatches'), 'Arn'] } },
        RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 1800 },
      }),
    });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: idOf('AWS::Lambda::Function', 'Watchdog') },
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 1800,
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [idOf('AWS::SQS::Queue', 'FailedWatches'), 'Arn'] } },
      },
    });
  });

  test('the digest’s: at its hour on the operator’s clock; none where digests are switched off', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'digest',
      GroupName: 'hinomi-routines',
      ScheduleExpression: 'cron(0 7 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      Target: Match.objectLike({
        Input: '{"at":"<aws.scheduler.scheduled-time>"}',
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [idOf('AWS::SQS::Queue', 'FailedDigests'), 'Arn'] } },
      }),
    });
    const off = { zone: 'UTC', digestHour: null, console: null, contact: null };
    const named = resourcesOf(synthesize(undefined, { settings: off }), 'AWS::Scheduler::Schedule');
    expect(named.map(([, { Properties }]) => Properties['Name'])).not.toContain('digest');
  });

  test('are made after their group', () => {
    const groups = { hinomi: 'Schedules', 'hinomi-routines': 'Routines' };
    for (const [name, construct] of Object.entries(groups)) {
      const group = idOf('AWS::Scheduler::ScheduleGroup', construct);
      const schedules = resourcesOf(template, 'AWS::Scheduler::Schedule').filter(
        ([, { Properties }]) => Properties['GroupName'] === name,
      );
      expect(schedules.length).toBeGreaterThan(0);
      for (const [, schedule] of schedules) expect(schedule.DependsOn).toContain(group);
    }
  });

  test.each([
    ['Schedules', ['ScrapeFunction'], ['FailedPollsQueue']],
    ['Routines', ['DigestFunction', 'WatchdogFunction'], ['FailedDigestsQueue', 'FailedWatchesQueue']],
  ])(
    '%s may invoke their functions, send to their dead letters, and nothing else',
    (group, functions, queues) => {
      const [, policy] = resourceOf(template, 'AWS::IAM::Policy', `${group}Role`);
      expect(policy.Properties.PolicyDocument?.Statement.map(flatten)).toEqual([
        { allow: ['lambda:InvokeFunction'], on: functions },
        { allow: ['sqs:SendMessage'], on: queues },
      ]);
    },
  );

  test('no enabled source is an error at synth', () => {
    expect(() => synthesize([])).toThrow(/no source is enabled/);
  });
});

describe('permissions', () => {
  const of = (stage: string): unknown[] => {
    const [, policy] = resourceOf(template, 'AWS::IAM::Policy', `${stage}Role`);
    return policy.Properties.PolicyDocument?.Statement.map(flatten) ?? [];
  };

  test('scrape reads and writes sources, creates bursts, and sends jobs', () => {
    expect(of('Scrape')).toEqual([
      { allow: ['logs:CreateLogStream', 'logs:PutLogEvents'], on: ['ScrapeLog'] },
      { allow: ['sqs:SendMessage'], on: ['FailedPollsQueue', 'PagesQueue'] },
      { allow: ['s3:GetObject'], on: ['archive/sources/*'] },
      { allow: ['s3:ListBucket'], on: ['archive'], prefixes: ['sources/*'] },
      { allow: ['s3:PutObject'], on: ['archive/bursts/*', 'archive/sources/*'] },
    ]);
  });

  test('capture reads and writes items, events, furniture and states, creates alerts, and takes jobs', () => {
    const objects = [
      'archive/events/*',
      'archive/hosts/*',
      'archive/items/*',
      'archive/sources/*/seen/*',
      'archive/sources/*/state.json',
    ];
    expect(of('Capture')).toEqual([
      { allow: ['logs:CreateLogStream', 'logs:PutLogEvents'], on: ['CaptureLog'] },
      { allow: ['s3:GetObject'], on: objects },
      {
        allow: ['s3:ListBucket'],
        on: ['archive'],
        prefixes: ['items/*', 'events/*', 'hosts/*', 'sources/*/state.json', 'sources/*/seen/*'],
      },
      { allow: ['s3:PutObject'], on: ['archive/alerts/*', ...objects] },
      {
        allow: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
        on: ['PagesQueue'],
      },
    ]);
  });

  test('publish reads alerts, bursts and digests, keeps deliveries and sends to two topics', () => {
    expect(of('Publish')).toEqual([
      { allow: ['logs:CreateLogStream', 'logs:PutLogEvents'], on: ['PublishLog'] },
      { allow: ['sqs:SendMessage'], on: ['FailedAlertsQueue'] },
      {
        allow: ['s3:GetObject'],
        on: ['archive/alerts/*', 'archive/bursts/*', 'archive/deliveries/*', 'archive/digests/*'],
      },
      {
        allow: ['s3:ListBucket'],
        on: ['archive'],
        prefixes: ['alerts/*', 'bursts/*', 'digests/*', 'deliveries/*'],
      },
      { allow: ['s3:PutObject'], on: ['archive/deliveries/*'] },
      { allow: ['sns:Publish'], on: ['TopicsAlerts', 'TopicsDigests'] },
    ]);
  });

  test('digest reads states and alerts, and keeps digests', () => {
    const objects = ['archive/alerts/*', 'archive/digests/*', 'archive/sources/*/state.json'];
    expect(of('Digest')).toEqual([
      { allow: ['logs:CreateLogStream', 'logs:PutLogEvents'], on: ['DigestLog'] },
      { allow: ['sqs:SendMessage'], on: ['FailedDigestsQueue'] },
      { allow: ['s3:GetObject'], on: objects },
      {
        allow: ['s3:ListBucket'],
        on: ['archive'],
        prefixes: ['sources/*/state.json', 'alerts/*', 'digests/*'],
      },
      { allow: ['s3:PutObject'], on: ['archive/digests/*'] },
    ]);
  });

  test('watchdog reads and writes states, announces alerts again and sends to the operations topic', () => {
    const both = ['archive/alerts/*', 'archive/bursts/*', 'archive/digests/*', 'archive/feeds/*', 'archive/sources/*/state.json']; // prettier-ignore
    expect(of('Watchdog')).toEqual([
      { allow: ['logs:CreateLogStream', 'logs:PutLogEvents'], on: ['WatchdogLog'] },
      { allow: ['sqs:SendMessage'], on: ['FailedWatchesQueue'] },
      { allow: ['s3:GetObject'], on: [...both, 'archive/deliveries/*'].toSorted() },
      {
        allow: ['s3:ListBucket'],
        on: ['archive'],
        prefixes: ['sources/*/state.json', 'alerts/*', 'bursts/*', 'digests/*', 'deliveries/*', 'feeds/*'],
      },
      { allow: ['s3:PutObject'], on: both },
      { allow: ['sns:Publish'], on: ['TopicsOperations'] },
    ]);
  });
});

test('a claim on a notice outlives the watchdog that made it, and ends before the last try', () => {
  template.hasResourceProperties('AWS::Lambda::Function', {
    Description: Match.stringLikeRegexp('silent sources'),
    Timeout: 60,
  });
  expect(CLAIM).toBeGreaterThan(60);
  expect(CLAIM).toBeLessThan(180);
});

test('a deployment says who runs it: in the configuration, else as a parameter without default', () => {
  template.hasParameter('Contact', { Type: 'String', Default: Match.absent() });
  const settings = { zone: 'UTC', digestHour: 8, console: null, contact: 'keeper@hinomi.example' };
  const configured = synthesize(undefined, { settings });
  expect(configured.findParameters('Contact')).toEqual({});
  for (const stage of ['Scrape', 'Capture']) {
    const [, { Properties }] = resourceOf(configured, 'AWS::Lambda::Function', stage);
    expect(Properties).toHaveProperty('Environment.Variables.HINOMI_CONTACT', 'keeper@hinomi.example');
  }
});

test('subscribers of the configuration are subscribed with their filters, machines to bare records', () => {
  const subscriptions = resourcesOf(template, 'AWS::SNS::Subscription').map(
    ([, { Properties }]) => Properties,
  );
  expect(subscriptions).toHaveLength(4);
  template.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'a@hinomi.example',
    TopicArn: { Ref: idOf('AWS::SNS::Topic', 'TopicsAlerts') },
    FilterPolicy: { audience: ['mail-relevant'] },
    RawMessageDelivery: Match.absent(),
  });
  template.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    TopicArn: { Ref: idOf('AWS::SNS::Topic', 'TopicsDigests') },
    FilterPolicy: Match.absent(),
  });
  template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'https', RawMessageDelivery: true });
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
