/**
 * Alarms of the fleet. Each has a heading of its own in docs/runbook.md, which is its name without the stack's. Ten is
 * what an account has for nothing (https://aws.amazon.com/cloudwatch/pricing/).
 */
export const ALARM_IDS = [
  'watchdog-stopped', 'polls-failed', 'pages-failed', 'pages-late', 'alerts-failed', 'alerts-undelivered',
  'deliveries-failed', 'watches-failed', 'digests-failed', 'functions-throttled',
] as const; // prettier-ignore

export type AlarmId = (typeof ALARM_IDS)[number];

/** What broke, and who is hurt. */
export const ALARMS: Readonly<Record<AlarmId, { readonly broke: string; readonly hurt: string }>> = {
  'watchdog-stopped': {
    broke: 'For two hours the watchdog has not looked over the sources.',
    hurt: 'You: a source that goes blind is not told. Subscribers: what was not delivered is not taken up again.',
  },
  'polls-failed': {
    broke: 'Within an hour four polls or more failed inside our own part.',
    hurt: 'Subscribers: what those sources publish is told late, at the next poll that works.',
  },
  'pages-failed': {
    broke: 'A page could not be worked on at three tries, and lies in the dead letters.',
    hurt: 'Subscribers: its alert was not made.',
  },
  'pages-late': {
    broke: 'Pages have been waiting to be read for more than an hour.',
    hurt: 'Subscribers: their alerts come late.',
  },
  'alerts-failed': {
    broke: 'An alert, a burst or a digest could not be sent at three tries, and lies in the dead letters.',
    hurt: 'Subscribers: they have not got it yet; the watchdog tries again every hour or rarer.',
  },
  'alerts-undelivered': {
    broke: 'For three hours there have been alerts that should have gone out and did not.',
    hurt: 'Subscribers: they have not got them.',
  },
  'deliveries-failed': {
    broke: 'SNS gave up on bringing an alert to one of the subscribers.',
    hurt: 'That subscriber: an address that does not take mail, or an endpoint that does not answer.',
  },
  'watches-failed': {
    broke: 'The watchdog failed at three tries.',
    hurt: 'You: silences are told an hour late. Where it goes on, watchdog-stopped follows.',
  },
  'digests-failed': {
    broke: 'The daily digest could not be made at three tries.',
    hurt: 'Subscribers to the digest: today’s is missing.',
  },
  'functions-throttled': {
    broke: 'Lambda has been refusing to run functions of this account for half an hour.',
    hurt: 'Subscribers: everything is late.',
  },
};

export const alarmName = (stack: string, id: AlarmId): string => `${stack}-${id}`;
