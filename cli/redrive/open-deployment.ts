import { setTimeout as pause } from 'node:timers/promises';
import { lambdaClient, lambdaRecall } from '../../lambdas/adapters/lambda-recall.ts';
import { s3Archive } from '../../lambdas/adapters/s3-archive.ts';
import { s3Client } from '../../lambdas/adapters/s3-client.ts';
import { sqsDeadLetters } from '../../lambdas/adapters/sqs-dead-letters.ts';
import { sqsClient, sqsPageQueue } from '../../lambdas/adapters/sqs-page-queue.ts';
import { cloudFormationClient, stackOutputs } from '../../lambdas/adapters/stack-outputs.ts';
import { PACE } from '../../lambdas/contract/pace.ts';
import type { RedrivePorts } from './deployment.ts';

/** A deployment in AWS by the name of its stack. Rejects with a `StackError` where it cannot be found. */
export async function openDeployment(stack: string): Promise<RedrivePorts> {
  const names = [
    'ArchiveBucket', 'PageQueue', 'DigestFunction', 'PageDeadLetters', 'FailedAlertQueue', 'FailedDigestQueue', 'FailedWatchQueue',
    'FailedPollQueue',
  ]; // prettier-ignore
  const outputs = await stackOutputs(cloudFormationClient(), stack, names);
  const [bucket = '', pageQueue = '', digest = '', pages = '', alerts = '', digests = '', watches = '', polls = ''] = outputs; // prettier-ignore
  const client = sqsClient();
  const lettersOf = (queueUrl: string) => sqsDeadLetters({ client, queueUrl });
  return {
    archive: s3Archive({ client: s3Client(), bucket }),
    letters: {
      pages: lettersOf(pages),
      alerts: lettersOf(alerts),
      digests: lettersOf(digests),
      watches: lettersOf(watches),
      polls: lettersOf(polls),
    },
    pages: sqsPageQueue({ client, queueUrl: pageQueue }),
    digest: lambdaRecall({ client: lambdaClient(), functionName: digest }),
    pause: () => pause(PACE.announceMilliseconds),
  };
}
