import { describe, expect, test } from '@jest/globals';
import { endpointProblem } from '../../../lambdas/core/subscription/endpoint.ts';

const long = `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.`;

describe('e-mail', () => {
  test.each(['a@b', 'you@example.org', 'First.Last+tag@sub-1.example.org', "o'neill@example.org", `${long}${'e'.repeat(10)}`])(
    '%s is an address',
    (address) => {
      expect(endpointProblem('email', address)).toBeNull();
    },
  ); // prettier-ignore

  test.each([
    '', 'you', '@example.org', 'you@', 'a@b@c', 'a b@example.org', ' a@example.org', 'a@example.org\r\nBcc: x@y.z', 'a@example.org\n',
    'a\t@example.org', 'ä@example.org', 'a@exämple.org', 'a@example..org', 'a@-example.org', 'You <a@example.org>', 'a@example.org,b@example.org',
    'a@example.org;', '"a"@example.org', 'a\u202e@example.org', `${'a'.repeat(65)}@example.org`, `${long}${'e'.repeat(11)}`,
  ])('%j is none', (address) => {
    expect(endpointProblem('email', address)).toMatch(/^not an e-mail address/);
  }); // prettier-ignore
});

describe('a queue', () => {
  test.each(['arn:aws:sqs:ap-northeast-1:123456789012:alerts', 'arn:aws-cn:sqs:cn-north-1:123456789012:a_b-C'])(
    '%s is one',
    (arn) => {
      expect(endpointProblem('sqs', arn)).toBeNull();
    },
  ); // prettier-ignore

  test.each([
    ['https://sqs.ap-northeast-1.amazonaws.com/123456789012/alerts', 'not the ARN of a queue'],
    ['arn:aws:sns:ap-northeast-1:123456789012:alerts', 'not the ARN of a queue'],
    ['arn:aws:sqs:ap-northeast-1:123456789012:alerts\n', 'not the ARN of a queue'],
    ['arn:aws:sqs:ap-northeast-1:123456789012:alerts.fifo', 'SNS cannot send from a standard topic to a FIFO queue'],
  ])('%j: %s', (arn, problem) => {
    expect(endpointProblem('sqs', arn)).toContain(problem);
  }); // prettier-ignore
});

describe('an address to post to', () => {
  test.each(['https://example.org', 'https://example.org:8443/hook?key=1'])('%s is one', (address) => {
    expect(endpointProblem('https', address)).toBeNull();
  });

  test.each([
    'http://example.org', 'example.org', 'https://', 'https://exa mple.org', 'https://example.org/\r\n', 'https://例.jp/', 'https://example.org/#a',
    `https://example.org/${'a'.repeat(2048)}`,
  ])('%j is none', (address) => {
    expect(endpointProblem('https', address)).toMatch(/^not an address to post to/);
  }); // prettier-ignore
});
