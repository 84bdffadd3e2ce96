import { Metrics } from '@aws-lambda-powertools/metrics';
import { METRICS } from '../contract/metrics.ts';
import type { MetricName } from '../contract/metrics.ts';

/**
 * Metrics of one stage. What is counted comes back as fields for the log line that tells of it, in CloudWatch's embedded
 * metric format: one line an event, and no request of its own.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function createMeter(
  stage: string,
  namespace: string,
): (counted: Readonly<Partial<Record<MetricName, number>>>) => object {
  const metrics = new Metrics({ serviceName: stage, namespace });
  return (counted) => {
    for (const [name, { unit }] of Object.entries(METRICS)) {
      const value = Object.entries(counted).find(([key]) => key === name)?.[1];
      if (value !== undefined) metrics.addMetric(name, unit, value);
    }
    const fields = Object.entries(metrics.serializeMetrics());
    metrics.clearMetrics();
    // The logger writes the dimension itself, on every line, and warns of a second one.
    return Object.fromEntries(fields.filter(([name]) => name !== 'service'));
  };
}
