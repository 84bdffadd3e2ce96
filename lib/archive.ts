import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ANNOUNCED, FEEDS, HOSTS, SOURCES } from '../lambdas/contract/keys.ts';
import { QUERY_RESULTS } from './alert-queries.ts';
import type { ArchiveAccess } from './archive-access.ts';
import { archiveNameOf } from '../lambdas/contract/names.ts';
import type { Whereabouts } from '../lambdas/contract/names.ts';
import { archiveArn, archiveName } from './names.ts';

export interface ArchiveProps {
  /** Invoked when an alert, a burst or a digest is created. */
  readonly onAlert: IFunction;
  /** Lets stages lock what is evidence: raw bytes and alert records. A bucket that has it keeps it for good. */
  readonly locks: boolean;
  /** Where a bucket is that is there already and is taken in as it is; null: a new one, or one that this stack has. */
  readonly adopts: Whereabouts | null;
}

const LIFECYCLE = [
  { id: 'abandoned-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
  // A source's state is replaced at every change of its list and at every heartbeat: old versions would pile up.
  { id: 'old-states', prefix: SOURCES, noncurrentVersionExpiration: Duration.days(7) },
  // Feeds are made from the alerts and replaced at every one of them.
  { id: 'old-feeds', prefix: FEEDS, noncurrentVersionExpiration: Duration.days(7) },
  // What was learned of a host stays in the record itself, in the order learned.
  { id: 'old-furniture', prefix: HOSTS, noncurrentVersionExpiration: Duration.days(7) },
  {
    id: 'query-results',
    prefix: QUERY_RESULTS,
    expiration: Duration.days(7),
    noncurrentVersionExpiration: Duration.days(1),
  },
];

/**
 * Where everything seen is kept: private, versioned, over TLS only, and kept when the stack goes. The rule for TLS goes with
 * the stack and comes back with the next one.
 */
export class Archive extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: ArchiveProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: this.#name(props.adopts),
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      ...(props.locks ? { objectLockEnabled: true } : {}),
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: LIFECYCLE,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions::AwsSolutions-S1',
      reason:
        'Access logs would cost more than the archive; only roles of this stack and the account have access, and CloudTrail data events can be switched on for an inquiry.',
    });
    this.#notify(props);
  }

  /** To be taken in, a bucket must have its name written out. */
  #name(adopts: Whereabouts | null): string {
    const { stackName } = Stack.of(this);
    return adopts === null ? archiveName(stackName) : archiveNameOf(stackName, adopts);
  }

  /** The records are the outbox: their creation invokes `publish`, without a function of CDK's in between. */
  #notify({ onAlert: target, adopts }: ArchiveProps): void {
    target.addPermission('ArchiveMayInvoke', {
      principal: new ServicePrincipal('s3.amazonaws.com'),
      sourceArn: archiveArn(Stack.of(this).stackName),
      sourceAccount: Stack.of(this).account,
    });
    const resource = this.bucket.node.defaultChild;
    if (!(resource instanceof CfnBucket)) throw new TypeError('the archive has no bucket resource');
    const configurationOf = (prefix: string): CfnBucket.LambdaConfigurationProperty => {
      const rules = [
        { name: 'prefix', value: prefix },
        { name: 'suffix', value: '.json' },
      ];
      return { event: 's3:ObjectCreated:*', function: target.functionArn, filter: { s3Key: { rules } } };
    };
    resource.notificationConfiguration = { lambdaConfigurations: ANNOUNCED.map(configurationOf) };
    if (adopts !== null) sayNothingOf(resource);
    // S3 checks that it may invoke the target when the notification is set.
    this.bucket.node.addDependency(target);
  }
}

/**
 * Leaves the rules of a bucket that is taken in to the next deployment, which then sees them as new: what a template says
 * of a resource that it imports is taken as being so.
 */
function sayNothingOf(bucket: CfnBucket): void {
  bucket.versioningConfiguration = undefined;
  bucket.bucketEncryption = undefined;
  bucket.publicAccessBlockConfiguration = undefined;
  bucket.ownershipControls = undefined;
  bucket.objectLockEnabled = undefined;
  bucket.lifecycleConfiguration = undefined;
  bucket.notificationConfiguration = undefined;
}

/**
 * Grants one stage's role its part of the archive of the stack it is in. Reading includes being told that a key is absent:
 * S3 says 404 only to those who may list, else 403. A GetObject request carries no `s3:prefix`, hence the condition
 * "if it exists". The price: a listing that names no prefix is allowed too. It tells a stage the names of keys that it
 * still cannot read.
 */
export function allowArchive(
  role: Role,
  { read, write, lock }: ArchiveAccess,
  { locks }: { readonly locks: boolean },
): void {
  const { stackName } = Stack.of(role);
  const bucket = archiveArn(stackName);
  const objects = (patterns: readonly string[]): string[] =>
    patterns.map((pattern) => `${bucket}/${pattern}`);
  role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: objects(read) }));
  const conditions = { StringLikeIfExists: { 's3:prefix': [...read] } };
  role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket], conditions }));
  role.addToPolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: objects(write) }));
  if (locks && lock.length > 0)
    role.addToPolicy(new PolicyStatement({ actions: ['s3:PutObjectRetention'], resources: objects(lock) }));
  for (const pattern of new Set([...read, ...write, ...(locks ? lock : [])]))
    acknowledgePrefix(role, `${stackName}-archive`, pattern);
}

const acknowledgePrefix = (role: Role, name: string, pattern: string): void => {
  const resource = `arn:<AWS::Partition>:s3:::${name}-<AWS::AccountId>-<AWS::Region>/${pattern}`;
  Validations.of(role).acknowledge({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::${resource}]`,
    reason: `The keys under ${pattern} are made by sources and dates: a stage is allowed its prefix, not single keys.`,
  });
};
