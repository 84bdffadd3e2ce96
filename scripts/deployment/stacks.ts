import { HeadBucketCommand } from '@aws-sdk/client-s3';
import type { Stack } from '@aws-sdk/client-cloudformation';
import { awsFailure } from '../../lambdas/adapters/aws-failure.ts';
import { s3Client } from '../../lambdas/adapters/s3-client.ts';
import { cloudFormationClient, StackError, stackNamed } from '../../lambdas/adapters/stack-outputs.ts';
import { archiveNameOf } from '../../lambdas/contract/names.ts';
import type { Whereabouts } from '../../lambdas/contract/names.ts';
import type { Found } from './plan.ts';

/** What the CDK keeps in an account to deploy from, made once by `cdk bootstrap`. */
const TOOLKIT = 'CDKToolkit';

export const isBootstrapped = async (): Promise<boolean> =>
  (await stackNamed(cloudFormationClient(), TOOLKIT)) !== undefined;

/** A stack that was never there as a whole: the CDK deletes it and begins anew, while its bucket stays. */
const NEVER_WHOLE = [
  'REVIEW_IN_PROGRESS',
  'CREATE_FAILED',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'DELETE_FAILED',
];

/** Whether a stack of this status is a deployment. Throws a `StackError` while it is being changed. */
export function isWhole(status: string): boolean {
  if (NEVER_WHOLE.includes(status)) return false;
  if (status.endsWith('_IN_PROGRESS'))
    throw new StackError(
      `the stack is being changed (${status}): wait until that is done, then call this again`,
    );
  return true;
}

/** What a deployment of this name would find, in an account that is bootstrapped. Rejects with a `StackError`. */
export async function whatIsThere(stack: string): Promise<Found> {
  const client = cloudFormationClient();
  const [toolkit, deployed] = await Promise.all([stackNamed(client, TOOLKIT), stackNamed(client, stack)]);
  const isDeployed = deployed !== undefined && isWhole(deployed.StackStatus ?? '');
  const place = whereaboutsOf(toolkit ?? deployed);
  const isKept = !isDeployed && place !== undefined && (await isBucket(archiveNameOf(stack, place)));
  return { isDeployed, keptArchive: isKept ? place : null };
} // prettier-ignore

/** A stack's id is its ARN: `arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/…`. */
export function whereaboutsOf(stack: Stack | undefined): Whereabouts | undefined {
  const [, , , region, account] = stack?.StackId?.split(':') ?? [];
  return region === undefined || account === undefined ? undefined : { region, account };
}

/** Whether there is a bucket of this name that is ours. Rejects with a `StackError` where it is somebody else's. */
async function isBucket(Bucket: string): Promise<boolean> {
  try {
    await s3Client().send(new HeadBucketCommand({ Bucket }));
    return true;
  } catch (cause) {
    const { status, detail } = awsFailure(cause);
    if (status === 404) return false;
    const message = `cannot look for the bucket ${Bucket}: ${detail}; s3:ListBucket is needed for that`;
    throw new StackError(message, { cause });
  }
}
