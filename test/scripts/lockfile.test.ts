import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as v from 'valibot';

const lockSchema = v.object({
  packages: v.record(
    v.string(),
    v.object({ optionalDependencies: v.optional(v.record(v.string(), v.string())) }),
  ),
});

/**
 * A package built for several platforms names each build as an optional dependency. npm writes only those into the lock
 * that it could get when the lock was made; `npm ci` then fails, or a machine of another kind goes without its build.
 * A missing one can be added by hand: version, os, cpu, libc, `optional` and, as its owner, `dev`.
 */
test('the lock names the builds of every platform', () => {
  const { packages } = v.parse(lockSchema, JSON.parse(readFileSync('package-lock.json', 'utf8')));
  const named = Object.entries(packages).flatMap(([owner, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).map((name) => ({ owner, name })),
  );
  const missing = named.filter(
    ({ owner, name }) =>
      packages[`node_modules/${name}`] === undefined &&
      packages[`${owner}/node_modules/${name}`] === undefined,
  );
  expect(named.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});
