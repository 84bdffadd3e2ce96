/**
 * The fleet's own metrics, each written by one stage on its log lines (CloudWatch embedded metric format). Ten is what
 * an account has for nothing, the one of the metric filter included (https://aws.amazon.com/cloudwatch/pricing/), and
 * none is counted by source: what a single source does is in its health.
 */
export const METRICS = {
  PollsTrusted: { stage: 'scrape', unit: 'Count' },
  /** A list that could not be read, or not be trusted. */
  PollsUntrusted: { stage: 'scrape', unit: 'Count' },
  PagesRead: { stage: 'capture', unit: 'Count' },
  /** Pages that were asked for and gave no text. */
  PagesClosed: { stage: 'capture', unit: 'Count' },
  AlertsCreated: { stage: 'capture', unit: 'Count' },
  /** From detection to the topic's acceptance: of alerts, bursts and digests. Its sample count is what was sent. */
  DeliverySeconds: { stage: 'publish', unit: 'Seconds' },
  SourcesWatched: { stage: 'watchdog', unit: 'Count' },
  SourcesSilent: { stage: 'watchdog', unit: 'Count' },
  /** Alerts, bursts and digests of today and yesterday that should have gone out and did not. */
  Undelivered: { stage: 'watchdog', unit: 'Count' },
} as const;

export type MetricName = keyof typeof METRICS;

/** Counted by a metric filter over the logs of all stages: lines that say that work of ours failed. */
export const FAILED_WORK = 'FailedWork';

/** The metrics of one deployment; the stage is the dimension `service`, as Powertools has it. */
export const metricNamespace = (stack: string): string => `Hinomi/${stack}`;
