import { S3Client } from '@aws-sdk/client-s3';
import { awsClientOptions, configuredEndpoint } from './aws-client.ts';

/** AWS's own endpoints, those of China and of the European Sovereign Cloud included. */
const AWS_HOST = /(^|\.)(amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|api\.aws)$/;

/**
 * A client for S3, from the environment. AWS is addressed by host (`bucket.s3.region.amazonaws.com`), which is what it
 * supports for good; any other endpoint (`AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_S3`) by path, since nothing resolves
 * `bucket.localhost` everywhere. Throws a TypeError where that variable holds no URL.
 */
export function s3Client(environment: Readonly<Record<string, string | undefined>> = process.env): S3Client {
  const options = awsClientOptions(environment);
  const endpoint = configuredEndpoint(environment, 'S3');
  if (endpoint === undefined) return new S3Client(options);
  return new S3Client({ ...options, endpoint, forcePathStyle: !AWS_HOST.test(new URL(endpoint).hostname) });
}
