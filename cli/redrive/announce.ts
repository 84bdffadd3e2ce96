import { ArchiveError } from '../../lambdas/core/ports/archive.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { announce } from '../../lambdas/watchdog/announce.ts';

/** Announces a record that was found in the archive just now. */
export async function announceFound(archive: Archive, key: string): Promise<void> {
  if ((await announce(key, archive)) === 'absent')
    throw new ArchiveError(`${key} was there and is gone`, { key, retryable: true });
}
