import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isKey } from './archive-key.ts';
import { errnoOf } from './file-failure.ts';

/**
 * Keys below `root` that begin with `prefix`, in ascending order of their bytes. Folders are read one at a time and
 * only where keys with the prefix can lie. Files whose path is no key of ours (other alphabets, the reserved folder)
 * are passed over, as are links and devices. A missing folder holds no keys. Rejects with the file system's error.
 */
export async function* keysBelow(root: string, prefix: string): AsyncGenerator<string> {
  const base = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  // Next on top. A folder ends in "/", so that `a-b` sorts before what lies in `a/`, as bytes do and names do not.
  const pending = (await childrenOf(root, base)).filter((path) => path.startsWith(prefix)).reverse();
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (path.endsWith('/')) pending.push(...(await childrenOf(root, path)).reverse());
    else yield path;
  }
}

async function childrenOf(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(async (error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return [];
    // `a/` where `a` is a file: no key begins so. But a root that is a file is no archive.
    if (errnoOf(error) === 'ENOTDIR' && (await stat(root)).isDirectory()) return [];
    throw error;
  });
  return entries
    .filter((entry) => (entry.isFile() || entry.isDirectory()) && isKey(folder + entry.name))
    .map((entry) => folder + entry.name + (entry.isDirectory() ? '/' : ''))
    .sort(byBytes);
}

/** Keys are ASCII, where code units and UTF-8 bytes sort alike. */
const byBytes = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
