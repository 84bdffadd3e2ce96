import { deniedAction } from '../../lambdas/adapters/deployment-failure.ts';
import type { Check, Finding } from '../../lambdas/core/doctor/finding.ts';
import { unknownFinding } from '../../lambdas/core/doctor/unknown.ts';
import { ArchiveError } from '../../lambdas/core/ports/archive.ts';
import { DeploymentError } from '../../lambdas/core/ports/deployment.ts';
import { SubscriptionsError } from '../../lambdas/core/ports/subscriptions.ts';

const ERRORS = [ArchiveError, DeploymentError, SubscriptionsError];

/**
 * What a check finds, or that it could not be asked: one call that is refused keeps no other check from being made.
 * `action`: the IAM action it needs, where AWS does not name the one that is missing.
 */
export async function guarded(
  [check, subject]: readonly [Check, string],
  action: string,
  run: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error) || !ERRORS.some((kind) => error instanceof kind)) throw error;
    const denied = error instanceof DeploymentError ? error.denied : deniedAction(error, action);
    return [unknownFinding(check, subject, denied, error.message)];
  }
}
