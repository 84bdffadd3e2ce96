import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../core/ports/archive.ts';
import { directoryArchive } from './directory-archive.ts';

/** A store of things that are done with some day: an archive from which a key can be taken away. */
export interface Store extends Archive {
  /** Takes a key away; one that is not there is fine. */
  remove(key: string): Promise<void>;
}

export const directoryStore = (root: string): Store => ({
  ...directoryArchive(root),
  remove: (key) => rm(join(root, key), { force: true }),
});
