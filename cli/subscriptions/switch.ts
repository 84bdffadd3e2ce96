import type { Target } from '../../lambdas/core/ports/subscriptions.ts';
import { paused, resumed } from '../../lambdas/core/subscription/pause.ts';
import { machineForm, tell } from './session.ts';
import type { Session } from './session.ts';
import { findEntry, named, tellDelay, waiting } from './told.ts';

/** Pauses or resumes somebody. Resolves with the exit status: 1 where there is nobody, or nobody who has confirmed. */
export async function switchTo(
  status: 'active' | 'paused',
  target: Target,
  session: Session,
): Promise<number> {
  const { output } = session;
  const place = await session.open();
  const entry = await findEntry(place, target, output);
  if (entry === undefined) return 1;
  if (entry.policy === undefined || entry.id === null) {
    const why = entry.status === 'lapsed' ? 'lapsed: nobody confirmed it in time' : waiting(entry);
    output.say(`${named(target)}: ${why}`);
    return 1;
  }
  if (entry.status === status) {
    tell(session, [`${named(target)}: ${status}`], machineForm(entry));
    output.say('that is what it was already: nothing has changed');
    return 0;
  }
  const policy = status === 'paused' ? paused(entry.policy) : resumed(entry.policy);
  await place.subscriptions.change(entry, policy);
  tell(session, [`${named(target)}: ${status}`], machineForm({ ...entry, status, policy }));
  tellDelay(place, output);
  return 0;
}
