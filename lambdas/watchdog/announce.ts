import type { Archive } from '../core/ports/archive.ts';

/**
 * Writes a record again as it is: the archive then tells `publish` of it, as it did of its creation. A `conflict` is
 * somebody else who wrote it just now, which announces it as well; `absent`: it is gone.
 */
export async function announce(key: string, archive: Archive): Promise<'announced' | 'conflict' | 'absent'> {
  const stored = await archive.read(key);
  if (stored === undefined) return 'absent';
  const written = await archive.replace(key, stored.body, stored.version);
  return written === 'conflict' ? 'conflict' : 'announced';
}
