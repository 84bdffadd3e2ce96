import type { Subscriber } from '../ports/deployment.ts';
import type { Entry } from '../ports/subscriptions.ts';
import { bad, counted, good } from './finding.ts';
import type { Finding } from './finding.ts';

/** Who gets alerts and digests. */
export function subscriptionFindings(entries: readonly Entry[], stack: string): readonly Finding[] {
  if (entries.length === 0)
    return [bad('subscriptions', 'subscribers', 'warning', 'nobody is subscribed', `npx hinomi subscribe --stack ${stack} --email you@example.org`)]; // prettier-ignore
  return entries.map((entry) => subscriptionFinding(entry, stack));
}

function subscriptionFinding({ topic, endpoint, status, asked }: Entry, stack: string): Finding {
  const subject = `${topic === 'digests' ? 'digest' : 'alerts'} to ${endpoint}`;
  if (status === 'active' || status === 'paused') return good('subscriptions', subject, status);
  const says =
    status === 'pending'
      ? `not confirmed${asked === null ? '' : ` since ${asked}`}: nothing is sent to it`
      : 'never confirmed, and SNS has forgotten it: nothing is sent to it';
  const advice = `have the link in the mail of AWS followed; npx hinomi subscriptions --stack ${stack} --ask-again sends it again`;
  return bad('subscriptions', subject, 'warning', says, advice);
}

export interface Operators {
  /** E-mail addresses of the configuration. */
  readonly wanted: readonly string[];
  readonly topicArn: string;
}

/** Who hears of alarms: without anybody all else here is told to nobody. */
export function operatorFindings(
  subscribers: readonly Subscriber[],
  { wanted, topicArn }: Operators,
): readonly Finding[] {
  const confirmed = subscribers.filter((each) => each.confirmed);
  const waiting = subscribers.filter((each) => !each.confirmed);
  const gone = wanted.filter((address) => !subscribers.some(({ endpoint }) => endpoint === address));
  const silent = [
    ...waiting.map(({ endpoint }) => bad('operators', endpoint, 'warning', 'not confirmed: it hears of nothing', FOLLOW)),
    ...gone.map((address) => bad('operators', address, 'warning', 'it is not subscribed: it never confirmed, or has left', askAgain(topicArn, address))),
  ];
  if (confirmed.length > 0)
    return [good('operators', 'operations topic', `${counted(confirmed.length, 'operator')} confirmed`), ...silent];
  const says = 'nobody hears of alarms, silent sources and failures';
  const advice = silent.length === 0 ? 'name an address under `operations` in hinomi.yaml, npm run deploy, confirm the mail of AWS' : 'see to those below';
  return [bad('operators', 'operations topic', 'problem', says, advice), ...silent];
} // prettier-ignore

const FOLLOW =
  'follow the link in the mail “AWS Notification - Subscription Confirmation”; after two days SNS forgets it';

/** A deployment does not ask again: to CloudFormation the subscription is there, as it was made once. */
const askAgain = (topicArn: string, address: string): string =>
  `aws sns subscribe --topic-arn ${topicArn} --protocol email --notification-endpoint ${address}, and follow the link`;
