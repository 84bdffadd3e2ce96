import { ArchiveError } from '../../lambdas/core/ports/archive.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';

/** Writes a record again as it is: the bucket then tells `publish` of it, as it did when it was made. */
export async function announce(archive: Archive, key: string): Promise<void> {
  const stored = await archive.read(key);
  if (stored === undefined) throw new ArchiveError(`${key} was there and is gone`, { key, retryable: true });
  // A conflict is somebody else who wrote it just now, which announces it as well.
  await archive.replace(key, stored.body, stored.version);
}
