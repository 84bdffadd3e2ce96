import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { PROGRAM_VERSION } from '../../lambdas/contract/version.ts';

test('records name the version that the package has', () => {
  const { version } = v.parse(
    v.object({ version: v.string() }),
    JSON.parse(readFileSync('package.json', 'utf8')),
  );
  expect(PROGRAM_VERSION).toBe(version);
});
