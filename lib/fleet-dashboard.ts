import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, AlarmStatusWidget, Dashboard, GraphWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ALARM_IDS, alarmName } from '../lambdas/contract/alarms.ts';
import type { MetricName } from '../lambdas/contract/metrics.ts';
import type { DeadLetterQueues } from './dead-letters.ts';
import { fleetMetric } from './fleet-metrics.ts';
import type { StageFunction } from './stage-function.ts';
import type { Topics } from './topics.ts';

export interface FleetDashboardProps {
  readonly stages: Readonly<Record<string, StageFunction>>;
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
    const { stages, pages, deadLetters, failedWork, topics } = props;
    const bounced = Object.entries({ alerts: topics.alerts, digests: topics.digests, operations: topics.operations });
    const stack = Stack.of(this).stackName;
    const alarms = ALARM_IDS.map((alarm) => Alarm.fromAlarmName(this, alarm, alarmName(stack, alarm)));
    const lambdas = Object.entries(stages).map(([name, { lambda }]) => [name, lambda] as const);
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: stack,
      defaultInterval: Duration.days(7),
    });
    const own = (name: MetricName, label: string): Metric =>
      fleetMetric(stack, name, { ...HOUR, label });
    dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', width: 24, height: 3, alarms }));
    dashboard.addWidgets(
      graph('Alerts created', [own('AlertsCreated', 'created')]),
      graph('Seconds from detection to sending', [
        own('DeliverySeconds', 'median').with({ statistic: Stats.p(50) }),
        own('DeliverySeconds', 'slowest').with({ statistic: Stats.MAXIMUM }),
      ]),
      graph('Polls', [own('PollsTrusted', 'trusted'), own('PollsUntrusted', 'untrusted')]),
      graph('Pages', [own('PagesRead', 'read'), own('PagesClosed', 'closed')]),
    );
    dashboard.addWidgets(
      graph('Silent and undelivered', [
        own('SourcesSilent', 'silent sources').with(HIGHEST),
        own('Undelivered', 'undelivered').with(HIGHEST),
      ]),
      graph('Dead letters', Object.entries(deadLetters).map(([label, queue]) => queue.metricApproximateNumberOfMessagesVisible({ ...HIGHEST, label }))),
      graph('Oldest waiting page (seconds)', [pages.metricApproximateAgeOfOldestMessage({ ...HIGHEST, label: 'age' })]),
      graph('Not brought to a subscriber', bounced.map(([label, topic]) => topic.metricNumberOfNotificationsFailed({ ...HOUR, label }))),
      graph('Work that failed', [failedWork.with({ ...HOUR, label: 'failed' })]),
    );
    dashboard.addWidgets(
      graph('Errors', lambdas.map(([label, lambda]) => lambda.metricErrors({ ...HOUR, label })), 8),
      graph('Throttles', lambdas.map(([label, lambda]) => lambda.metricThrottles({ ...HOUR, label })), 8),
      graph('Longest run (milliseconds)', lambdas.map(([label, lambda]) => lambda.metricDuration({ ...HIGHEST, label })), 8),
    );
  }
} // prettier-ignore

const graph = (title: string, left: IMetric[], width = 6): GraphWidget =>
  new GraphWidget({ title, left, width, height: 6, leftYAxis: { min: 0 } });
