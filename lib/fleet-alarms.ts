import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ALARM_IDS, ALARMS, alarmName } from '../lambdas/contract/alarms.ts';
import type { AlarmId } from '../lambdas/contract/alarms.ts';
import type { DeadLetterQueues } from './dead-letters.ts';
import { fleetMetric } from './fleet-metrics.ts';
import type { Topics } from './topics.ts';

export interface FleetAlarmsProps {
  /** Alarms go to that of operations. */
  readonly topics: Topics;
  readonly pages: IQueue;
  readonly deadLetters: DeadLetterQueues;
}

/** When an alarm is raised: `periods` times in a row the metric is `threshold` or more (`fewer`: less). */
interface Rule {
  readonly metric: Metric;
  readonly threshold: number;
  readonly periods?: number;
  /** The other way round: less than the threshold, or no word at all. */
  readonly fewer?: true;
}

const HOUR = { period: Duration.hours(1), statistic: Stats.SUM };
const waiting = (queue: IQueue): Rule => ({
  metric: queue.metricApproximateNumberOfMessagesVisible({
    period: Duration.minutes(5),
    statistic: Stats.MAXIMUM,
  }),
  threshold: 1,
});

/**
 * Alarms of the fleet. What a single source does is found by the watchdog, and that the watchdog runs by the one alarm
 * here that takes silence for a failure. There are as many as cost nothing, and none says when it is over: it would say
 * so of all of them at the first deployment.
 */
export class FleetAlarms extends Construct {
  constructor(scope: Construct, id: string, props: FleetAlarmsProps) {
    super(scope, id);
    const rules = this.#rules(props);
    for (const name of ALARM_IDS)
      this.#create(name, rules[name]).addAlarmAction(new SnsAction(props.topics.operations));
  }

  #create(id: AlarmId, { metric, threshold, periods = 1, fewer }: Rule): Alarm {
    const { broke, hurt } = ALARMS[id];
    return new Alarm(this, id, {
      alarmName: alarmName(Stack.of(this).stackName, id),
      alarmDescription: `${broke} ${hurt} What to do: docs/runbook.md, ${id}.`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator:
        fewer === true
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: fewer === true ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
  }

  #rules({ pages, deadLetters, topics }: FleetAlarmsProps): Readonly<Record<AlarmId, Rule>> {
    const stack = Stack.of(this).stackName;
    return {
      'watchdog-stopped': {
        metric: fleetMetric(stack, 'SourcesWatched', HOUR),
        threshold: 1,
        periods: 2,
        fewer: true,
      },
      // A poll that failed once is nobody's business: the next one does its work.
      'polls-failed': { metric: deadLetters.polls.metricNumberOfMessagesSent(HOUR), threshold: 4 },
      'pages-failed': waiting(deadLetters.pages),
      'pages-late': {
        metric: pages.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) }),
        threshold: Duration.hours(1).toSeconds(),
        periods: 3,
      },
      'alerts-failed': waiting(deadLetters.alerts),
      'alerts-undelivered': {
        metric: fleetMetric(stack, 'Undelivered', { ...HOUR, statistic: Stats.MAXIMUM }),
        threshold: 1,
        periods: 3,
      },
      'deliveries-failed': { metric: topics.alerts.metricNumberOfNotificationsFailed(HOUR), threshold: 1 },
      'watches-failed': waiting(deadLetters.watches),
      'digests-failed': waiting(deadLetters.digests),
      // Of all functions of the account: they share its limit, and one alarm counts one metric.
      'functions-throttled': {
        metric: new Metric({
          namespace: 'AWS/Lambda',
          metricName: 'Throttles',
          period: Duration.minutes(15),
          statistic: Stats.SUM,
        }),
        threshold: 10,
        periods: 2,
      },
    };
  }
}
