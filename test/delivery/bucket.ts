import { isAnnounced } from '../../lambdas/contract/keys.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { memoryArchive } from '../support/memory-archive.ts';

/**
 * A bucket that tells of what is written to it, as S3 does: of every creation and replacement of a record that goes out.
 */
export function bucketOf(tell: (key: string) => void): Archive {
  const archive = memoryArchive();
  const told = <Outcome>(key: string, outcome: Outcome): Outcome => {
    if (typeof outcome === 'object' && isAnnounced(key)) tell(key);
    return outcome;
  };
  return {
    read: (key) => archive.read(key),
    list: (prefix) => archive.list(prefix),
    create: async (key, body) => told(key, await archive.create(key, body)),
    replace: async (key, body, version) => told(key, await archive.replace(key, body, version)),
  };
}
