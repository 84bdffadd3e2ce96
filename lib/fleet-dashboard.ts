import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, AlarmStatusWidget, Dashboard, GraphWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ALARM_IDS, alarmName } from '../lambdas/contract/alarms.ts';
import type { MetricName } from '../lambdas/contract/metrics.ts';
import type { PerStage } from '../lambdas/contract/stages.ts';
import type { DeadLetterQueues } from './dead-letters.ts';
import { fleetMetric } from './fleet-metrics.ts';
import type { StageFunction } from './stage-function.ts';
import type { Topics } from './topics.ts';

export interface FleetDashboardProps {
  readonly stages: PerStage<StageFunction>;
  readonly pages: IQueue;
  readonly deadLetters: DeadLetterQueues;
  readonly failedWork: Metric;
  readonly topics: Topics;
}

const HOUR = { period: Duration.hours(1), statistic: Stats.SUM };
const HIGHEST = { period: Duration.hours(1), statistic: Stats.MAXIMUM };

/**
 * The fleet on one page: is anything wrong, what came in, what went out, what failed. An account has three dashboards
 * of up to fifty metrics for nothing (https://aws.amazon.com/cloudwatch/pricing/).
 */
export class FleetDashboard extends Construct {
  constructor(scope: Construct, id: string, props: FleetDashboardProps) {
    super(scope, id);
    const stack = Stack.of(this).stackName;
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: stack,
      defaultInterval: Duration.days(7),
    });
    const alarms = ALARM_IDS.map((alarm) => Alarm.fromAlarmName(this, alarm, alarmName(stack, alarm)));
    dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', width: 24, height: 3, alarms }));
    dashboard.addWidgets(...whatCame(stack));
    dashboard.addWidgets(...whatIsStuck(stack, props));
    dashboard.addWidgets(...howFunctionsRun(props));
  }
}

function whatCame(stack: string): readonly GraphWidget[] {
  const own = (name: MetricName, label: string): Metric => fleetMetric(stack, name, { ...HOUR, label });
  return [
    graph('Alerts created', [own('AlertsCreated', 'created')]),
    graph('Seconds from detection to sending', [
      own('DeliverySeconds', 'median').with({ statistic: Stats.p(50) }),
      own('DeliverySeconds', 'slowest').with({ statistic: Stats.MAXIMUM }),
    ]),
    graph('Polls', [own('PollsTrusted', 'trusted'), own('PollsUntrusted', 'untrusted')]),
    graph('Pages', [own('PagesRead', 'read'), own('PagesClosed', 'closed')]),
  ];
}

function whatIsStuck(
  stack: string,
  { pages, deadLetters, topics }: FleetDashboardProps,
): readonly GraphWidget[] {
  const own = (name: MetricName, label: string): Metric => fleetMetric(stack, name, { ...HIGHEST, label });
  const dead = Object.entries(deadLetters).map(([label, queue]) =>
    queue.metricApproximateNumberOfMessagesVisible({ ...HIGHEST, label }),
  );
  const { alerts, digests, operations } = topics;
  const bounced = Object.entries({ alerts, digests, operations }).map(([label, topic]) =>
    topic.metricNumberOfNotificationsFailed({ ...HOUR, label }),
  );
  const age = pages.metricApproximateAgeOfOldestMessage({ ...HIGHEST, label: 'age' });
  return [
    graph('Silent and undelivered', [
      own('SourcesSilent', 'silent sources'),
      own('Undelivered', 'undelivered'),
    ]),
    graph('Dead letters', dead),
    graph('Oldest waiting page (seconds)', [age]),
    graph('Not brought to a subscriber', bounced),
  ];
}

function howFunctionsRun({ stages, failedWork }: FleetDashboardProps): readonly GraphWidget[] {
  const each = (metricOf: (lambda: IFunction, label: string) => Metric): Metric[] =>
    Object.entries(stages).map(([label, { lambda }]) => metricOf(lambda, label));
  return [
    graph(
      'Errors',
      each((lambda, label) => lambda.metricErrors({ ...HOUR, label })),
    ),
    graph('Work that failed', [failedWork.with({ ...HOUR, label: 'failed' })]),
    graph(
      'Throttles',
      each((lambda, label) => lambda.metricThrottles({ ...HOUR, label })),
    ),
    graph(
      'Longest run (milliseconds)',
      each((lambda, label) => lambda.metricDuration({ ...HIGHEST, label })),
    ),
  ];
}

/** A row has 24 columns: four of these. */
const graph = (title: string, left: IMetric[]): GraphWidget =>
  new GraphWidget({ title, left, width: 6, height: 6, leftYAxis: { min: 0 } });
