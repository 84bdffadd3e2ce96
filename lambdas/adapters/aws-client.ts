type Environment = Readonly<Record<string, string | undefined>>;

/** What every client of ours is made with; the credentials and, where no variable names it, the region are the SDK's to find. */
export interface AwsClientOptions {
  readonly region?: string;
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: boolean;
    readonly socketTimeout: number;
  };
}

/**
 * Options for an SDK client: the region from `AWS_REGION` or `AWS_DEFAULT_REGION` (the SDK reads only the first), and
 * limits in milliseconds on every exchange, because the SDK by default waits for ever and a function that waits is paid
 * for until its own timeout.
 */
export function awsClientOptions(environment: Environment): AwsClientOptions {
  const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION;
  const requestHandler = {
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    throwOnRequestTimeout: true,
    socketTimeout: 15_000,
  };
  return region === undefined ? { requestHandler } : { region, requestHandler };
}

/**
 * The endpoint that the environment sets for a service (`S3`, `SQS`, `SNS`) in AWS's place, if any; the SDK honours the
 * same variables: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function configuredEndpoint(environment: Environment, service: string): string | undefined {
  if (environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === 'true') return undefined;
  const endpoint = environment[`AWS_ENDPOINT_URL_${service}`] ?? environment.AWS_ENDPOINT_URL;
  return endpoint === '' ? undefined : endpoint;
}
