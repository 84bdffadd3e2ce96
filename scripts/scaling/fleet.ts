import { spread } from '../../lib/spread.ts';
import type { SpreadSource } from '../../lib/spread.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';

/** Most sources that are spread in one piece: the time that `spread` takes grows with the square of their number. */
const PIECE = 500;

/**
 * `count` imagined sources: the catalogue over and over, each copy with hosts of its own, at the catalogue's cadences,
 * spread as a stack would do it. More than `PIECE` are so many equal pieces, each spread by itself.
 */
export function fleetOf(count: number): readonly SpreadSource[] {
  const size = Math.min(count, PIECE);
  const piece = spread(copies(size));
  return Array.from({ length: count }, (_, index) => {
    const source = piece[index % size];
    if (source === undefined) throw new RangeError(`no source ${index}`);
    const number = Math.floor(index / size);
    return { ...source, id: `${number}-${source.id}`, host: `${number}.${source.host}` };
  });
}

function copies(
  count: number,
): readonly { readonly id: string; readonly host: string; readonly everyMinutes: number }[] {
  const catalogue = readSources('sources').filter(({ enabled }) => enabled);
  return Array.from({ length: count }, (_, index) => {
    const source = catalogue[index % catalogue.length];
    if (source === undefined) throw new RangeError('the catalogue is empty');
    const copy = Math.floor(index / catalogue.length);
    const { id, entry, everyMinutes } = source;
    return { id: `${id}-${copy}`, host: `${copy}.${new URL(entry.url).hostname}`, everyMinutes };
  });
}

/** How many sources the catalogue has switched on, the unproven ones included. */
export const catalogueSize = (): number => readSources('sources').filter(({ enabled }) => enabled).length;
