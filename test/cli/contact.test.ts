import { afterEach, describe, expect, test } from '@jest/globals';
import { contactOf } from '../../cli/live-web.ts';
import { ENVIRONMENT } from '../../lambdas/contract/environment.ts';

describe('whom sites can reach', () => {
  afterEach(() => {
    Reflect.deleteProperty(process.env, ENVIRONMENT.contact);
  });
  const said: string[] = [];
  const output = { result: () => undefined, say: (line: string) => void said.push(line) };

  test.each<[string | undefined, string | undefined, string | null, string | undefined]>([
    ['a@option.org', 'b@environment.org', 'c@file.org', 'a@option.org'],
    [undefined, 'b@environment.org', 'c@file.org', 'b@environment.org'],
    [undefined, undefined, 'c@file.org', 'c@file.org'],
    [undefined, undefined, null, undefined],
  ])('option %s, environment %s, configuration %s: %s', (option, variable, configured, contact) => {
    if (variable !== undefined) process.env[ENVIRONMENT.contact] = variable;
    said.length = 0;
    expect(contactOf(option, output, configured)).toBe(contact);
    expect(said).toHaveLength(contact === undefined ? 1 : 0);
  });

  test.each(['nobody', 'a@b.org x', 'http://a.org', 'a@b.org\n'])('%j is none', (contact) => {
    expect(() => contactOf(contact, output)).toThrow(/^--contact .*: give an e-mail address/s);
  });
});
