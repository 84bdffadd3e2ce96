/** Names of the environment variables that infrastructure sets and handlers read. One name, one place. */
export const ENVIRONMENT = {
  bucket: 'HINOMI_BUCKET',
  pageQueueUrl: 'HINOMI_PAGE_QUEUE_URL',
  alertTopicArn: 'HINOMI_ALERT_TOPIC_ARN',
  digestTopicArn: 'HINOMI_DIGEST_TOPIC_ARN',
  operationsTopicArn: 'HINOMI_OPERATIONS_TOPIC_ARN',
  settings: 'HINOMI_SETTINGS',
  contact: 'HINOMI_CONTACT',
  /** Days for which evidence is locked; 0: it is not. */
  evidenceDays: 'HINOMI_EVIDENCE_DAYS',
  /** Powertools’ own name. */
  metricNamespace: 'POWERTOOLS_METRICS_NAMESPACE',
} as const;

/** Attributes on an alert's SNS message; a filter policy may name five. */
export const ATTRIBUTES = {
  framework: 'framework',
  counterpart: 'counterpart',
  kind: 'kind',
  source: 'source',
  audience: 'audience',
} as const;

/** Constant event names of log lines: infrastructure may filter on them. */
export const EVENTS = {
  polled: 'source-polled',
  captured: 'page-captured',
  alerted: 'alert-created',
  delivered: 'alert-delivered',
  watched: 'sources-watched',
  digested: 'digest-created',
  jobFailed: 'page-job-failed',
  handlerFailed: 'handler-failed',
} as const;

/** What a subscription may ask of `audience`; see `docs/subscriptions.md`. */
export const AUDIENCES = {
  /** Every alert on its own, for machines. */
  each: 'each',
  eachRelevant: 'each-relevant',
  /** Everything that a person may get at once. */
  mail: 'mail',
  mailRelevant: 'mail-relevant',
  /** No mere later report of an event, relevant or not. */
  mailFirst: 'mail-first',
  mailFirstRelevant: 'mail-first-relevant',
} as const;
