import { Aws } from 'aws-cdk-lib';

/**
 * The archive's bucket name: `<stack>-archive-<account>-<region>`. It is fixed rather than generated because the bucket
 * notifies a function whose environment and policy name the bucket: with a generated name the two would wait for each
 * other, and CDK's way out is one more function with a policy over all buckets. The bucket outlives its stack; to deploy
 * again over a kept archive, take it in with `cdk import`, or give the stack another name.
 */
export const archiveName = (stack: string): string => `${stack}-archive-${Aws.ACCOUNT_ID}-${Aws.REGION}`;

export const archiveArn = (stack: string): string => `arn:${Aws.PARTITION}:s3:::${archiveName(stack)}`;
