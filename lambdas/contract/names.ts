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
