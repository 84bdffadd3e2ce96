import { sameTarget } from '../../lambdas/core/ports/subscriptions.ts';
import type { Entry, Target } from '../../lambdas/core/ports/subscriptions.ts';
import type { Output } from '../output.ts';
import type { Place } from './place.ts';

/** `alerts to you@example.org` */
export const named = ({ topic, endpoint }: Target): string =>
  `${topic === 'digests' ? 'the digest' : 'alerts'} to ${endpoint}`;

/** The subscription of somebody; undefined, and said, where there is none. */
export async function findEntry(place: Place, target: Target, output: Output): Promise<Entry | undefined> {
  const entries = await place.subscriptions.list();
  const found = entries.find((entry) => sameTarget(entry, target));
  if (found === undefined)
    output.say(`${named(target)}: not subscribed; \`hinomi subscriptions ${place.option}\` lists who is`);
  return found;
}

/** A change of a filter does not act at once in a deployment. */
export function tellDelay({ kind }: Place, output: Output): void {
  if (kind === 'stack') output.say('SNS may take up to 15 minutes to act on it');
}

/** Why one that waits for its reader cannot be changed, and what can be done. */
export const waiting = ({ asked }: Entry): string =>
  `waits for its reader to confirm${asked === null ? '' : ` (asked ${asked})`}: until then SNS cannot change it. ` +
  'Have the mail of AWS confirmed and try again, or let it lapse, 48 hours after it was asked.';
