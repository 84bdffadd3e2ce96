/** Names of the environment variables that infrastructure sets and handlers read. One name, one place. */
export const ENVIRONMENT = {
  bucket: 'HINOMI_BUCKET',
  pageQueueUrl: 'HINOMI_PAGE_QUEUE_URL',
  alertTopicArn: 'HINOMI_ALERT_TOPIC_ARN',
  operationsTopicArn: 'HINOMI_OPERATIONS_TOPIC_ARN',
  contact: 'HINOMI_CONTACT',
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
  jobFailed: 'page-job-failed',
  handlerFailed: 'handler-failed',
} as const;
