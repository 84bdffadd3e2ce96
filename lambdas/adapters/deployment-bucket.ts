import {
  GetBucketNotificationConfigurationCommand, GetBucketVersioningCommand, GetPublicAccessBlockCommand,
} from '@aws-sdk/client-s3'; // prettier-ignore
import type { LambdaFunctionConfiguration, S3Client } from '@aws-sdk/client-s3';
import type { BucketFacts } from '../core/ports/deployment.ts';
import { awsFailure } from './aws-failure.ts';
import { answerTo } from './deployment-failure.ts';

export async function bucketFacts(client: S3Client, Bucket: string): Promise<BucketFacts> {
  const [versioning, block, notification] = await Promise.all([
    answerTo('s3:GetBucketVersioning', `ask whether ${Bucket} is versioned`, client.send(new GetBucketVersioningCommand({ Bucket }))),
    answerTo('s3:GetBucketPublicAccessBlock', `ask whether ${Bucket} is private`, publicAccessBlock(client, Bucket)),
    answerTo('s3:GetBucketNotification', `ask whom ${Bucket} calls`, client.send(new GetBucketNotificationConfigurationCommand({ Bucket }))),
  ]); // prettier-ignore
  return {
    versioned: versioning.Status === 'Enabled',
    isPrivate: block,
    calls: (notification.LambdaFunctionConfigurations ?? []).map(callIn),
  };
}

/** S3 answers 404 where nothing was ever blocked. */
async function publicAccessBlock(client: S3Client, Bucket: string): Promise<boolean> {
  const answer = await client.send(new GetPublicAccessBlockCommand({ Bucket })).catch((error: unknown) => {
    if (awsFailure(error).code !== 'NoSuchPublicAccessBlockConfiguration') throw error;
    return undefined;
  });
  const block = answer?.PublicAccessBlockConfiguration ?? {};
  const { BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets } = block;
  return [BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets].every((is) => is === true);
} // prettier-ignore

/** AWS writes the names of its rules `Prefix` and `Suffix`, whatever case they were set in. */
function callIn({ LambdaFunctionArn = '', Filter }: LambdaFunctionConfiguration): BucketFacts['calls'][number] {
  const rules = Filter?.Key?.FilterRules ?? [];
  const valueOf = (name: string): string =>
    rules.find((rule) => rule.Name?.toLowerCase() === name)?.Value ?? '';
  return { function: LambdaFunctionArn, prefix: valueOf('prefix'), suffix: valueOf('suffix') };
} // prettier-ignore
