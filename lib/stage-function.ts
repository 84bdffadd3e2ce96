import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ApplicationLogLevel, Architecture, Code, Function, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda'; // prettier-ignore
import type { EventInvokeConfigOptions } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface StageFunctionProps {
  readonly description: string;
  /** Folder of the built handler: `index.mjs` with an export `handler`, and its chunks. */
  readonly code: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Days for which its log is kept. */
  readonly logDays: number;
  /** For a stage invoked asynchronously: where an event goes that failed at every try, and how long it may wait. */
  readonly asynchronous?: {
    readonly deadLetters: IQueue;
    readonly retries: 0 | 1 | 2;
    readonly maxAgeSeconds: number;
  };
}

/** One Lambda function: Node 24 on arm64, a log that does not grow for ever, and a role of its own without wildcards. */
export class StageFunction extends Construct {
  readonly lambda: Function;
  readonly role: Role;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: StageFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Log', {
      retention: retentionOf(props.logDays),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [this.logGroup.logGroupArn]);
    this.lambda = new Function(this, 'Function', {
      description: props.description,
      code: Code.fromAsset(props.code, { exclude: ['*.map'] }),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: Duration.seconds(props.timeoutSeconds),
      memorySize: props.memoryMegabytes,
      environment: { ...props.environment },
      role: this.role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      ...(props.asynchronous === undefined ? {} : asynchronousOptions(props.asynchronous)),
    });
    // Lambda sends there what failed, in the function's name.
    if (props.asynchronous !== undefined)
      this.allow(['sqs:SendMessage'], [props.asynchronous.deadLetters.queueArn]);
  }

  /** Adds one statement to the stage's role. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }
}

const RETENTIONS = [
  RetentionDays.ONE_DAY, RetentionDays.THREE_DAYS, RetentionDays.FIVE_DAYS, RetentionDays.ONE_WEEK,
  RetentionDays.TWO_WEEKS, RetentionDays.ONE_MONTH, RetentionDays.TWO_MONTHS, RetentionDays.THREE_MONTHS,
]; // prettier-ignore

/** CloudWatch Logs keeps a log for some numbers of days and no others. */
function retentionOf(days: number): RetentionDays {
  const kept = RETENTIONS.find((retention) => retention.valueOf() === days);
  if (kept !== undefined) return kept;
  throw new TypeError(`CloudWatch Logs cannot keep a log for ${days} days`);
}

const asynchronousOptions = (
  options: NonNullable<StageFunctionProps['asynchronous']>,
): EventInvokeConfigOptions => ({
  onFailure: { bind: () => ({ destination: options.deadLetters.queueArn }) },
  retryAttempts: options.retries,
  maxEventAge: Duration.seconds(options.maxAgeSeconds),
});
