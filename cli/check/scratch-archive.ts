import type { Archive } from '../../lambdas/core/ports/archive.ts';

/** An archive that holds nothing and keeps nothing: for a look at a source that shall leave no trace. */
export const scratchArchive = (): Archive => ({
  read: () => Promise.resolve(undefined),
  create: () => Promise.resolve({ version: 'not kept' }),
  replace: () => Promise.resolve({ version: 'not kept' }),
  list: async function* () {
    // Nothing to yield.
  },
});
