import { polledSources } from '../../lambdas/core/source.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { pollingOf, sourceNamed } from '../catalogue.ts';
import { UsageError } from '../output.ts';

export interface Choice {
  /** Ids with commas between; absent: all. */
  readonly source?: string | undefined;
  readonly unproven: boolean;
}

export interface Chosen {
  readonly polled: readonly Source[];
  /** Not polled; pages of theirs that are queued are read all the same. */
  readonly others: readonly Source[];
}

/** The sources to watch. Throws a `UsageError` for one that is not there or not on, and where none is left. */
export function choose(sources: readonly Source[], choice: Choice): Chosen {
  if (choice.source !== undefined) return { polled: named(choice.source, sources, choice), others: [] };
  const polled = polledSources(sources, choice);
  if (polled.length === 0) throw new UsageError('no source is on: `hinomi source list` says why; --unproven tries those that nobody has verified'); // prettier-ignore
  return { polled, others: sources.filter((source) => !polled.includes(source)) };
}

function named(ids: string, sources: readonly Source[], choice: Choice): readonly Source[] {
  const names = ids.split(',').map((id) => id.trim());
  const polled = names.filter((id) => id !== '').map((id) => sourceNamed(id, sources));
  if (polled.length === 0) throw new UsageError('--source: name at least one source');
  for (const source of polled) {
    const polling = pollingOf(source, choice);
    if (polling === 'off by operator')
      throw new UsageError(`--source ${source.id}: it is switched off ("enabled": false in its definition)`);
    if (polling === 'off: unproven')
      throw new UsageError(`--source ${source.id}: nobody has verified it; add --unproven to try it`);
  }
  return [...new Set(polled)];
}
