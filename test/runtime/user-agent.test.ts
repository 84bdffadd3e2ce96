import { expect, test } from '@jest/globals';
import { PROGRAM_VERSION } from '../../lambdas/contract/version.ts';
import { userAgentOf } from '../../lambdas/runtime/user-agent.ts';

test.each([
  ['keeper@hinomi.example', `hinomi/${PROGRAM_VERSION} (+mailto:keeper@hinomi.example)`],
  ['https://hinomi.example/about', `hinomi/${PROGRAM_VERSION} (+https://hinomi.example/about)`],
])('%s can be reached by way of the User-Agent', (contact, userAgent) => {
  expect(userAgentOf(contact)).toBe(userAgent);
});
