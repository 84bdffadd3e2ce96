import { DeploymentError } from '../core/ports/deployment.ts';
import { awsFailure } from './aws-failure.ts';

/** S3, SQS, Lambda, Scheduler, CloudWatch and CloudFormation say AccessDenied, SNS AuthorizationError; a HEAD has no words. */
const DENIED = /^(AccessDenied|AuthorizationError|UnauthorizedOperation|NotAuthorized)/;
const ABSENT =
  /^(NoSuchBucket|NotFound|NotFoundException|ResourceNotFound|QueueDoesNotExist|AWS\.SimpleQueueService\.NonExistentQueue)/;

/**
 * The IAM action that a call was refused for, however deep the answer lies in `cause`; null where it failed for another
 * reason. AWS mostly names the action itself (`is not authorized to perform: sqs:GetQueueAttributes on …`); `asked` is
 * what stands there otherwise.
 */
export function deniedAction(error: unknown, asked: string): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth += 1) {
    const { code, detail } = awsFailure(at);
    if (DENIED.test(code)) return /not authorized to perform: ([A-Za-z0-9-]+:[A-Za-z]+)/.exec(detail)?.[1] ?? asked;
  }
  return null;
} // prettier-ignore

/** Waits for an answer of AWS. Rejects with a `DeploymentError` that says what could not be done: `cannot <doing>: …`. */
export async function answerTo<Answer>(action: string, doing: string, asking: Promise<Answer>): Promise<Answer> {
  return asking.catch((cause: unknown) => {
    if (cause instanceof DeploymentError) throw cause;
    const { code, detail } = awsFailure(cause);
    const denied = deniedAction(cause, action);
    throw new DeploymentError(`cannot ${doing}: ${detail}`, { denied, absent: ABSENT.test(code), cause });
  });
} // prettier-ignore
