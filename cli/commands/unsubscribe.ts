import type { Target } from '../../lambdas/core/ports/subscriptions.ts';
import { machineForm, tell } from '../subscriptions/session.ts';
import type { Session } from '../subscriptions/session.ts';
import { findEntry, named } from '../subscriptions/told.ts';

/** Ends a subscription. Resolves with the exit status: 1 where there is none. */
export async function unsubscribeCommand(target: Target, session: Session): Promise<number> {
  const { output } = session;
  const place = await session.open();
  const entry = await findEntry(place, target, output);
  if (entry === undefined) return 1;
  await place.subscriptions.unsubscribe(entry);
  tell(session, [`${named(target)}: ended`], machineForm({ ...entry, status: 'ended' }));
  if (entry.status === 'pending')
    output.say('nobody had confirmed it: SNS cannot withdraw the request, and forgets it 48 hours after it was asked, unless its reader confirms it before'); // prettier-ignore
  return 0;
}
