import { ANNOUNCED } from '../../contract/keys.ts';
import type { BucketFacts } from '../ports/deployment.ts';
import { bad, good } from './finding.ts';
import type { Finding } from './finding.ts';

const BY_HAND =
  'somebody changed it by hand: in the S3 console, Properties of the bucket, Event notifications, put it back';

/** Whether the bucket is as it was deployed. `publish`: name of the function that sends what is made. */
export const archiveFindings = (bucket: string, facts: BucketFacts, publish: string): readonly Finding[] => [
  facts.versioned
    ? good('archive', bucket, 'versioned')
    : bad('archive', bucket, 'problem', 'it is not versioned: what is overwritten or deleted is gone',
        `aws s3api put-bucket-versioning --bucket ${bucket} --versioning-configuration Status=Enabled`),
  facts.isPrivate
    ? good('archive', bucket, 'private')
    : bad('archive', bucket, 'problem', 'it may be made public',
        `aws s3api put-public-access-block --bucket ${bucket} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`),
  ...ANNOUNCED.map((prefix) => callFinding(prefix, facts, publish)),
]; // prettier-ignore

function callFinding(prefix: string, { calls }: BucketFacts, publish: string): Finding {
  const found = calls.some(
    (call) => isFunction(call.function, publish) && call.prefix === prefix && ['', '.json'].includes(call.suffix),
  );
  return found
    ? good('archive', prefix, `what is made there calls ${publish}`)
    : bad('archive', prefix, 'problem', `what is made there does not call ${publish}: it is sent an hour late, by the watchdog`, BY_HAND);
} // prettier-ignore

/** `arn:aws:lambda:ap-northeast-1:123456789012:function:NAME`, a version or alias after it perhaps. */
const isFunction = (arn: string, name: string): boolean => arn.split(':')[6] === name;
