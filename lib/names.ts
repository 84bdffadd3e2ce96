import { Aws } from 'aws-cdk-lib';
import { archiveNameOf } from '../lambdas/contract/names.ts';

/** The archive's bucket name, in whatever account and region the template is deployed to. */
export const archiveName = (stack: string): string =>
  archiveNameOf(stack, { account: Aws.ACCOUNT_ID, region: Aws.REGION });

export const archiveArn = (stack: string): string => `arn:${Aws.PARTITION}:s3:::${archiveName(stack)}`;
