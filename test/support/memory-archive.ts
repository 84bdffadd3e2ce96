import { requireKey, requirePrefix } from '../../lambdas/adapters/archive-key.ts';
import { sha256 } from '../../lambdas/core/digest.ts';
import type { Store } from '../../lambdas/adapters/directory-store.ts';

/** An archive in memory for tests of use cases: it keeps the contract of the real ones, races included. */
export function memoryArchive(initial: Readonly<Record<string, string | Uint8Array>> = {}): Store {
  const objects = new Map(
    Object.entries(initial).map(([key, body]) => [requireKey(key), new Uint8Array(Buffer.from(body))]),
  );
  // Each call waits a turn first, as real ones do, so that a missing `await` or a race shows in tests.
  const turn = (key: string) => Promise.resolve(key).then(requireKey);
  return {
    async read(key) {
      const body = objects.get(await turn(key));
      return body === undefined ? undefined : { body: body.slice(), version: sha256(body) };
    },
    async create(key, body) {
      if (objects.has(await turn(key))) return 'exists';
      objects.set(key, body.slice());
      return { version: sha256(body) };
    },
    async replace(key, body, version) {
      const current = objects.get(await turn(key));
      if (current === undefined || sha256(current) !== version) return 'conflict';
      objects.set(key, body.slice());
      return { version: sha256(body) };
    },
    async remove(key) {
      objects.delete(await turn(key));
    },
    async *list(prefix) {
      requirePrefix(prefix);
      await Promise.resolve();
      yield* [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
    },
  };
}
