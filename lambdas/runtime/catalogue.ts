import type { Source } from '../core/source.ts';

/**
 * The sources a bundle was built with. `scripts/bundle.ts` reads and validates `sources/*.json` at build time and puts
 * the result in the place of this name (an esbuild `define`), so that a function neither reads files nor parses
 * definitions when it starts. Outside a bundle the name does not exist.
 */
declare const HINOMI_SOURCES: readonly Source[];

export class UnknownSource extends Error {
  override readonly name = 'UnknownSource';
}

/** Every source of this bundle, in the order of their ids. Throws outside a bundle. */
export function bundledSources(): readonly Source[] {
  if (typeof HINOMI_SOURCES === 'undefined') {
    throw new UnknownSource('no sources were built in: build the handlers with scripts/bundle.ts');
  }
  return HINOMI_SOURCES;
}

/** The source with this id. Throws an `UnknownSource` that names it. */
export function bundledSource(id: string): Source {
  const source = bundledSources().find((candidate) => candidate.id === id);
  if (source !== undefined) return source;
  throw new UnknownSource(`source ${JSON.stringify(id)} is not in this bundle: deploy again after adding it`);
}
