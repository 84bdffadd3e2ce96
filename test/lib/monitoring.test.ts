import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import * as v from 'valibot';
import { ALARM_IDS, ALARMS } from '../../lambdas/contract/alarms.ts';
import { EVENTS } from '../../lambdas/contract/environment.ts';
import { FAILED_WORK, METRICS } from '../../lambdas/contract/metrics.ts';
import { synthesize } from './synth.ts';
import { resourceOf, resourcesOf } from './template.ts';

const template = synthesize();
const idOf = (type: string, prefix: string): string => resourceOf(template, type, prefix)[0];
const operations = { Ref: idOf('AWS::SNS::Topic', 'TopicsOperations') };

const alarmSchema = v.looseObject({
  AlarmName: v.string(),
  AlarmDescription: v.string(),
  AlarmActions: v.array(v.unknown()),
  OKActions: v.optional(v.unknown()),
  Namespace: v.string(),
  MetricName: v.string(),
  Dimensions: v.optional(v.array(v.object({ Name: v.string(), Value: v.unknown() })), []),
  TreatMissingData: v.string(),
});
const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) =>
  v.parse(alarmSchema, Properties),
);

describe('alarms', () => {
  test('are those of the contract, ten at most, of one metric each', () => {
    expect(alarms.map(({ AlarmName }) => AlarmName).toSorted()).toEqual(
      ALARM_IDS.map((id) => `hinomi-${id}`).toSorted(),
    );
    expect(alarms.length).toBeLessThanOrEqual(10);
  });

  test.each(ALARM_IDS)('%s says what broke, who is hurt and where to look, to the operations topic', (id) => {
    const alarm = alarms.find(({ AlarmName }) => AlarmName === `hinomi-${id}`);
    const { broke, hurt } = ALARMS[id];
    expect(alarm?.AlarmDescription).toBe(`${broke} ${hurt} What to do: docs/runbook.md, ${id}.`);
    expect(alarm?.AlarmActions).toEqual([operations]);
    expect(alarm).not.toHaveProperty('OKActions');
  });

  test('only that of the watchdog takes silence for a failure', () => {
    const breaching = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(breaching.map(({ AlarmName }) => AlarmName)).toEqual(['hinomi-watchdog-stopped']);
    expect(breaching[0]).toMatchObject({
      Namespace: 'Hinomi/hinomi',
      MetricName: 'SourcesWatched',
      Dimensions: [{ Name: 'service', Value: 'watchdog' }],
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      Period: 3600,
      EvaluationPeriods: 2,
    });
  });

  test.each([
    ['pages-failed', 'PagesDeadLetters'],
    ['alerts-failed', 'FailedAlerts'],
    ['watches-failed', 'FailedWatches'],
    ['digests-failed', 'FailedDigests'],
    ['polls-failed', 'FailedPolls'],
    ['pages-late', 'PagesQueue'],
  ])('%s looks at %s', (id, queue) => {
    const QueueName = { 'Fn::GetAtt': [idOf('AWS::SQS::Queue', queue), 'QueueName'] };
    const alarm = alarms.find(({ AlarmName }) => AlarmName === `hinomi-${id}`);
    expect(alarm?.Dimensions).toEqual([{ Name: 'QueueName', Value: QueueName }]);
  });

  test('every queue of dead letters has one', () => {
    const queues = resourcesOf(template, 'AWS::SQS::Queue').map(([id]) => id);
    const watched = JSON.stringify(alarms);
    expect(queues.length).toBe(6);
    expect(queues.filter((id) => !watched.includes(`"${id}"`))).toEqual([]);
  });

  test('of this stack may publish to the operations topic; nobody else is let in by its policy', () => {
    const policy = resourcesOf(template, 'AWS::SNS::TopicPolicy').find(
      ([, { Properties }]) => JSON.stringify(Properties.Topics) === JSON.stringify([operations]),
    );
    const statements = policy?.[1].Properties.PolicyDocument?.Statement ?? [];
    expect(statements.filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
      {
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: operations,
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
    expect(JSON.stringify(statements)).toMatch(/"ArnLike":\{"aws:SourceArn":.*:alarm:hinomi-\*"/);
  });
});

describe('what costs nothing', () => {
  test('ten custom metrics, that of the filter included, and none by source', () => {
    const filters = resourcesOf(template, 'AWS::Logs::MetricFilter').map(([, { Properties }]) => Properties);
    const ofFilters = new Set(
      filters.map(({ MetricTransformations }) => JSON.stringify(MetricTransformations)),
    );
    expect(Object.keys(METRICS).length + ofFilters.size).toBeLessThanOrEqual(10);
    const dimensions = alarms.flatMap(({ Namespace, Dimensions }) =>
      Namespace.startsWith('Hinomi/') ? Dimensions : [],
    );
    expect(new Set(dimensions.map(({ Name }) => Name))).toEqual(new Set(['service']));
  });

  test('one dashboard of fifty metrics at most', () => {
    const dashboards = resourcesOf(template, 'AWS::CloudWatch::Dashboard');
    expect(dashboards).toHaveLength(1);
    const body = JSON.stringify(dashboards[0]?.[1].Properties['DashboardBody']);
    const metrics = body.match(/\[\\"(AWS\/|Hinomi\/)[^\]]*\]/g) ?? [];
    expect(metrics.length).toBeGreaterThan(20);
    expect(metrics.length).toBeLessThanOrEqual(50);
    // Four rows: the alarms, and three of four graphs. A fifth graph in a row would stand in one of its own.
    expect(new Set(body.match(/\\"y\\":\d+/g)).size).toBe(4);
  });
});

test('lines that say that our own work failed are counted in the log of every function', () => {
  const filters = resourcesOf(template, 'AWS::Logs::MetricFilter');
  expect(filters).toHaveLength(resourcesOf(template, 'AWS::Lambda::Function').length);
  for (const [, { Properties }] of filters) {
    expect(Properties['FilterPattern']).toBe(
      `{ ($.message = "${EVENTS.handlerFailed}") || ($.message = "${EVENTS.jobFailed}") }`,
    );
    expect(Properties['MetricTransformations']).toMatchObject([
      { MetricNamespace: 'Hinomi/hinomi', MetricName: FAILED_WORK, MetricValue: '1' },
    ]);
  }
});

test('the namespace of the metrics is the one that every function is told', () => {
  for (const [, { Properties }] of resourcesOf(template, 'AWS::Lambda::Function'))
    expect(Properties).toHaveProperty('Environment.Variables.POWERTOOLS_METRICS_NAMESPACE', 'Hinomi/hinomi');
});

test('operators are subscribed to operations, and get the budget’s mail', () => {
  template.hasResourceProperties('AWS::SNS::Subscription', {
    TopicArn: operations,
    Protocol: 'email',
    Endpoint: 'operator@hinomi.example',
  });
  const subscribers = [{ Address: 'operator@hinomi.example', SubscriptionType: 'EMAIL' }];
  template.hasResourceProperties('AWS::Budgets::Budget', {
    Budget: {
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: 5, Unit: 'USD' },
    },
    NotificationsWithSubscribers: [
      {
        Notification: Match.objectLike({ NotificationType: 'ACTUAL', Threshold: 100 }),
        Subscribers: subscribers,
      },
      { Notification: Match.objectLike({ NotificationType: 'FORECASTED' }), Subscribers: subscribers },
    ],
  });
  expect(resourcesOf(synthesize(undefined, { budget: null }), 'AWS::Budgets::Budget')).toEqual([]);
});

describe('evidence', () => {
  const days = 3650;
  const locked = synthesize(undefined, { retention: { logDays: 30, evidenceDays: days } });

  test('is locked where the operator wants it: the bucket can, those who keep it are told and allowed', () => {
    locked.hasResourceProperties('AWS::S3::Bucket', { ObjectLockEnabled: true });
    const bucket = resourceOf(locked, 'AWS::S3::Bucket', 'Archive')[1].Properties;
    expect(bucket).not.toHaveProperty('ObjectLockConfiguration');
    for (const stage of ['Scrape', 'Capture']) {
      const [, { Properties }] = resourceOf(locked, 'AWS::Lambda::Function', stage);
      expect(Properties).toHaveProperty('Environment.Variables.HINOMI_EVIDENCE_DAYS', String(days));
    }
    const allowing = resourcesOf(locked, 'AWS::IAM::Policy').filter(([, policy]) =>
      JSON.stringify(policy).includes('s3:PutObjectRetention'),
    );
    expect(allowing.map(([id]) => id.replace(/Role.*/, ''))).toEqual(['Scrape', 'Capture']);
  });

  test('is not locked unless told', () => {
    expect(JSON.stringify(template.toJSON())).not.toMatch(/ObjectLock|PutObjectRetention/);
  });
});

test('logs are kept as long as the operator says', () => {
  const week = synthesize(undefined, { retention: { logDays: 7, evidenceDays: null } });
  const days = resourcesOf(week, 'AWS::Logs::LogGroup').map(
    ([, { Properties }]) => Properties.RetentionInDays,
  );
  expect(days).toEqual([7, 7, 7, 7, 7]);
});
