import { awsDeployment } from '../../lambdas/adapters/aws-deployment.ts';
import { s3Archive } from '../../lambdas/adapters/s3-archive.ts';
import { s3Client } from '../../lambdas/adapters/s3-client.ts';
import { snsSubscriptions } from '../../lambdas/adapters/sns-subscriptions.ts';
import { snsClient } from '../../lambdas/adapters/sns-topic.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import type { Deployment } from '../../lambdas/core/ports/deployment.ts';
import type { Subscriptions } from '../../lambdas/core/ports/subscriptions.ts';

/** What doctor asks. */
export interface DoctorPorts {
  readonly deployment: Deployment;
  readonly openArchive: (bucket: string) => Archive;
  readonly openSubscriptions: (
    topics: { readonly alerts: string; readonly digests: string },
    archive: Archive,
  ) => Subscriptions;
}

/** The deployment of a stack in AWS, from the environment. `at`: now. */
export const awsPorts = (stack: string, at: Instant): DoctorPorts => ({
  deployment: awsDeployment(stack),
  openArchive: (bucket) => readOnly(s3Archive({ client: s3Client(), bucket })),
  openSubscriptions: (topics, archive) =>
    snsSubscriptions({ client: snsClient(), topics, archive, clock: () => at }),
});

/** Whoever looks changes nothing: the list of subscriptions would note in the archive who has confirmed meanwhile. */
const readOnly = (archive: Archive): Archive => ({
  ...archive,
  create: () => Promise.resolve({ version: 'not written' }),
  replace: () => Promise.resolve({ version: 'not written' }),
});
