import * as v from 'valibot';

/** An error of the AWS SDK, or of the network below it, as our adapters need to see it. */
export interface AwsFailure {
  /** The service's error code (`NoSuchKey`), else the network's (`ECONNREFUSED`), else the error's class. */
  readonly code: string;
  /** HTTP status, undefined where no answer came. */
  readonly status: number | undefined;
  /** One line for a person. */
  readonly detail: string;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
}

const errorSchema = v.looseObject({
  name: v.string(),
  message: v.string(),
  code: v.optional(v.string()),
  $retryable: v.optional(v.unknown()),
  $metadata: v.optional(v.looseObject({ httpStatusCode: v.optional(v.number()) })),
});

/** Services throttle with 400 as well as 429 and 503; `$retryable` is the SDK's own mark, which not all of them carry. */
const LATER = /Throttl|SlowDown|TooManyRequests|RequestLimitExceeded|BandwidthLimit|Timeout/;
const NETWORK =
  /^(ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** Reads whatever a call of an SDK client rejected with. What is no error object at all is a failure nobody can retry. */
export function awsFailure(error: unknown): AwsFailure {
  const result = v.safeParse(errorSchema, error);
  if (!result.success) return { code: 'Unknown', status: undefined, detail: String(error), retryable: false };
  const { name, message, code: network, $retryable, $metadata } = result.output;
  const status = $metadata?.httpStatusCode;
  const code = status === undefined ? (network ?? name) : name;
  const retryable =
    $retryable !== undefined ||
    status === 429 ||
    (status ?? 0) >= 500 ||
    LATER.test(code) ||
    NETWORK.test(code);
  return { code, status, detail: message === '' ? code : `${code}: ${message}`, retryable };
}
