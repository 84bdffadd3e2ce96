import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ApplicationLogLevel, Architecture, Code, Function, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda'; // prettier-ignore
import type { EventInvokeConfigOptions, IDestination } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface StageFunctionProps {
  readonly description: string;
  /** Folder of the built handler: `index.mjs` with an export `handler`, and its chunks. */
  readonly code: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
  /** For a stage invoked asynchronously: where an event goes that failed at every try, and how long it may wait. */
  readonly asynchronous?: {
    readonly onFailure: IDestination;
    readonly retries: 0 | 1 | 2;
    readonly maxAgeSeconds: number;
  };
}

/** One Lambda function: Node 24 on arm64, a log that does not grow for ever, and a role of its own without wildcards. */
export class StageFunction extends Construct {
  readonly lambda: Function;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: StageFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
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
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      ...(props.asynchronous === undefined ? {} : asynchronousOptions(props.asynchronous)),
    });
  }

  /** Adds one statement to the stage's role. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }
}

const asynchronousOptions = (
  options: NonNullable<StageFunctionProps['asynchronous']>,
): EventInvokeConfigOptions => ({
  onFailure: options.onFailure,
  retryAttempts: options.retries,
  maxEventAge: Duration.seconds(options.maxAgeSeconds),
});
