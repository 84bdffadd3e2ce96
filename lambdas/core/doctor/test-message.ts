import type { Instant } from '../../contract/instant.ts';
import { clocksOf } from '../compose/clock.ts';
import type { Subscriber, TestMessage } from '../ports/deployment.ts';
import { bad, counted, good } from './finding.ts';
import type { Finding } from './finding.ts';

/** A message to the operators that says it is a test and asks for nothing. */
export const testMessage = (stack: string, at: Instant): TestMessage => ({
  at,
  subject: `Hinomi: test message of ${stack}, nothing is the matter`.slice(0, 99),
  text: [
    'This is a test. Nothing is the matter, and there is nothing to do.',
    '',
    `Somebody who runs ${stack} asked for it at ${clocksOf(at)} (hinomi doctor --send-test).`,
    'That you read it means that alarms reach you.',
    '',
    'Hinomi sends this to whoever runs it.',
    '',
  ].join('\n'),
});

/** Where a test that SNS took went. */
export function sentFinding(subscribers: readonly Subscriber[]): Finding {
  const reached = subscribers.filter(({ confirmed }) => confirmed).map(({ endpoint }) => endpoint);
  if (reached.length === 0)
    return bad('test', 'test message', 'problem', 'sent, and nobody gets it: nobody has confirmed',
      'confirm the mail of AWS, or name an address under `operations` in hinomi.yaml and npm run deploy'); // prettier-ignore
  return good('test', 'test message', `sent to ${counted(reached.length, 'operator')}: ${reached.join(', ')}; look whether it came`); // prettier-ignore
}
