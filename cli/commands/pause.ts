import type { Target } from '../../lambdas/core/ports/subscriptions.ts';
import type { Session } from '../subscriptions/session.ts';
import { switchTo } from '../subscriptions/switch.ts';

/** Sends somebody nothing until they are resumed; their filter is kept. Resolves with the exit status. */
export const pauseCommand = (target: Target, session: Session): Promise<number> =>
  switchTo('paused', target, session);
