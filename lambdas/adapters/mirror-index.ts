import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Instant } from '../contract/instant.ts';
import type { Headers } from '../core/ports/pages.ts';

/** A mirror that cannot be read as one. The message names the file and what to do. */
export class MirrorError extends Error {
  override readonly name = 'MirrorError';
}

export interface Sidecar {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Headers;
}

/** What one layer holds of one path: a body, a sidecar, or both. */
export interface Recorded {
  /** Path of the body's file. */
  body?: string;
  sidecar?: Sidecar;
}

export interface Layer {
  /** The folder's name, `2025-11-06T0200Z`. */
  readonly name: string;
  readonly at: Instant;
  /** By host, in lower case. */
  readonly hosts: ReadonlyMap<string, Host>;
}

export interface Host {
  /** Path below the host (`docs/index.html?page=2`) → what is recorded. */
  readonly paths: ReadonlyMap<string, Recorded>;
  /** `_default.http.json`: the answer for every path that has no file. */
  readonly otherwise: Sidecar | undefined;
}

const SIDECAR = '.http.json';

const DEFAULT = '_default';

const fields = v.strictObject({
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)), 200),
  headers: v.optional(
    v.record(v.string(), v.union([v.string(), v.pipe(v.number(), v.transform(String))])),
    {},
  ),
});

/** To valibot an array is an object too. */
const sidecarSchema = v.pipe(
  v.unknown(),
  v.check((data) => !Array.isArray(data), 'an object'),
  fields,
);

/**
 * Reads what a mirror holds (see `mirrorPages` for the format): every layer in order, every file's name and every
 * sidecar; bodies stay on disk. A request is then answered from these names alone, so that no path, however it is
 * spelled, can lead out of its layer.
 *
 * Files beside the layers, and folders whose name begins with a dot, are not the mirror's. Throws a `MirrorError` for
 * a root that is no folder or has no layer, a folder whose name is no instant, or a sidecar that cannot be used.
 */
export async function readMirror(root: string): Promise<readonly Layer[]> {
  const layers: Layer[] = [];
  for (const name of await entries(root)) {
    const folder = join(root, name);
    if (name.startsWith('.') || !(await isFolder(folder))) continue;
    layers.push({ name, at: layerInstant(name, folder), hosts: await readLayer(folder) });
  }
  if (layers.length === 0)
    throw new MirrorError(
      `${root}: no layer in it; a layer is a folder named by its instant, 2025-11-06T0200Z`,
    );
  return layers.sort((one, other) => (one.at < other.at ? -1 : 1));
}

function layerInstant(name: string, folder: string): Instant {
  const at = name.replace(/^(\d{4}-\d\d-\d\dT\d\d)(\d\d)Z$/, '$1:$2:00Z');
  const milliseconds = at === name ? NaN : Date.parse(at);
  // Date.parse takes 30 February for 2 March; an instant that does not come back as it was is none.
  if (Number.isNaN(milliseconds) || !new Date(milliseconds).toISOString().startsWith(at.slice(0, -1)))
    throw new MirrorError(
      `${folder}: not the name of a layer; name it by its instant in UTC, 2025-11-06T0200Z`,
    );
  return at;
}

async function readLayer(folder: string): Promise<Layer['hosts']> {
  const hosts = new Map<string, Host>();
  for (const host of await entries(folder)) {
    if (!(await isFolder(join(folder, host)))) continue;
    const paths = new Map<string, Recorded>();
    await readFolder(join(folder, host), '', paths);
    const otherwise = paths.get(DEFAULT)?.sidecar;
    paths.delete(DEFAULT);
    hosts.set(host.toLowerCase(), { paths, otherwise });
  }
  return hosts;
}

async function readFolder(folder: string, prefix: string, paths: Map<string, Recorded>): Promise<void> {
  for (const name of await entries(folder)) {
    const file = join(folder, name);
    if (await isFolder(file)) await readFolder(file, `${prefix}${name}/`, paths);
    else if (name.endsWith(SIDECAR))
      record(paths, `${prefix}${name.slice(0, -SIDECAR.length)}`).sidecar = await readSidecar(file);
    else record(paths, `${prefix}${name}`).body = file;
  }
}

function record(paths: Map<string, Recorded>, path: string): Recorded {
  const known = paths.get(path);
  if (known !== undefined) return known;
  const fresh: Recorded = {};
  paths.set(path, fresh);
  return fresh;
}

async function readSidecar(file: string): Promise<Sidecar> {
  const wrong = (why: string): MirrorError =>
    new MirrorError(
      `${file}: ${why}; write {"status": 403, "headers": {"content-type": "text/html"}}, both optional`,
    );
  let data: unknown;
  try {
    data = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw wrong(`cannot be read as JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  const result = v.safeParse(sidecarSchema, data);
  if (!result.success)
    throw wrong(
      result.issues.map((issue) => `${v.getDotPath(issue) ?? '(file)'}: ${issue.message}`).join(', '),
    );
  const headers = Object.entries(result.output.headers);
  return {
    status: result.output.status,
    headers: headers.map(([name, value]) => [name.toLowerCase(), value] as const),
  };
}

async function entries(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    throw new MirrorError(
      `${folder}: cannot be read as a folder (${String(error)}); give the mirror's own folder, the one that holds its layers`,
      { cause: error },
    );
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new MirrorError(`${path}: cannot be read (${String(error)}); repair or remove it`, {
      cause: error,
    });
  }
}
