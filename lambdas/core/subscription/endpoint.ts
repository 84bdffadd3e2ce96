import type { Protocol } from './choice.ts';

/** Longest address of a mail: RFC 5321, 4.5.3.1.3, less the angle brackets; the part before the @ is 64 at most. */
const LONGEST_ADDRESS = 254;
const LONGEST_URL = 2048;

/**
 * The e-mail addresses that a browser's form takes (https://html.spec.whatwg.org/#valid-e-mail-address): ASCII, one @, no
 * quotes, no white space, nothing that could end a header.
 */
const ADDRESS =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html */
const QUEUE = /^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}(?<fifo>\.fifo)?$/;

/** What is wrong with where somebody wants to be reached; null where nothing is. */
export function endpointProblem(protocol: Protocol, endpoint: string): string | null {
  return CHECKS[protocol](endpoint);
}

const CHECKS = {
  email: (address) =>
    ADDRESS.test(address) && address.length <= LONGEST_ADDRESS
      ? null
      : `not an e-mail address; write name@example.org, in ASCII, ${LONGEST_ADDRESS} characters at most`,
  sqs: (arn) => {
    const found = QUEUE.exec(arn);
    if (found === null) return 'not the ARN of a queue; write arn:aws:sqs:REGION:ACCOUNT:NAME';
    return found.groups?.['fifo'] === undefined
      ? null
      : 'SNS cannot send from a standard topic to a FIFO queue; name a standard queue';
  },
  https: (address) =>
    isHttps(address) ? null : 'not an address to post to; write https://example.org/path, in ASCII',
} as const satisfies Record<Protocol, (endpoint: string) => string | null>;

function isHttps(address: string): boolean {
  if (!/^https:\/\/[!-~]+$/.test(address) || address.length > LONGEST_URL) return false;
  const url = URL.parse(address);
  return url !== null && url.hash === '';
}
