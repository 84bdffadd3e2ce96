import type { Target } from '../../lambdas/core/ports/subscriptions.ts';
import type { Session } from '../subscriptions/session.ts';
import { switchTo } from '../subscriptions/switch.ts';

/** Ends a pause. What was sent meanwhile is not sent again. Resolves with the exit status. */
export const resumeCommand = (target: Target, session: Session): Promise<number> =>
  switchTo('active', target, session);
