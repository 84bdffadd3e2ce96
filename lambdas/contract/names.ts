/** Where a deployment is: the account's number and the region's name. */
export interface Whereabouts {
  readonly account: string;
  readonly region: string;
}

/**
 * The archive's bucket name. It is fixed rather than generated because the bucket notifies a function whose environment
 * and policy name the bucket: with a generated name the two would wait for each other, and CDK's way out is one more
 * function with a policy over all buckets. The bucket outlives its stack, and the next deployment of that name takes it
 * in again.
 */
export const archiveNameOf = (stack: string, { account, region }: Whereabouts): string =>
  `${stack}-archive-${account}-${region}`;

/**
 * Names that a deployment may have: with account and region the bucket's stays in lower case and under S3's 63 characters
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
 */
export const STACK_NAME = /^[a-z][a-z0-9-]{0,26}$/;
export const STACK_NAME_RULE =
  'a name of lower-case letters, digits and hyphens, 27 characters at most: hinomi';
