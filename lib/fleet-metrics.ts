import { Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { EVENTS } from '../lambdas/contract/environment.ts';
import { FAILED_WORK, METRICS, metricNamespace } from '../lambdas/contract/metrics.ts';
import type { MetricName } from '../lambdas/contract/metrics.ts';
import type { StageFunction } from './stage-function.ts';

/** One of the fleet's own metrics. */
export const fleetMetric = (stack: string, name: MetricName, options: MetricOptions = {}): Metric =>
  new Metric({
    namespace: metricNamespace(stack),
    metricName: name,
    dimensionsMap: { service: METRICS[name].stage },
    ...options,
  });

/** What the logs of all stages say of work of ours that failed, counted as one metric. */
export class FailedWork extends Construct {
  readonly metric: Metric;

  constructor(scope: Construct, id: string, stages: Readonly<Record<string, StageFunction>>) {
    super(scope, id);
    const namespace = metricNamespace(Stack.of(this).stackName);
    const said = (event: string) => FilterPattern.stringValue('$.message', '=', event);
    for (const [name, { logGroup }] of Object.entries(stages)) {
      new MetricFilter(this, name, {
        logGroup,
        metricNamespace: namespace,
        metricName: FAILED_WORK,
        filterPattern: FilterPattern.any(said(EVENTS.handlerFailed), said(EVENTS.jobFailed)),
      });
    }
    this.metric = new Metric({ namespace, metricName: FAILED_WORK });
  }
}
