import { configuredSources } from '../../lambdas/core/configured-sources.ts';
import type { Configuration } from '../../lambdas/core/configuration.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { pollingOf, sourceNamed } from '../catalogue.ts';
import { UsageError } from '../output.ts';

export interface Choice {
  /** Ids with commas between; absent: all. */
  readonly source?: string | undefined;
  readonly unproven: boolean;
  readonly configuration: Pick<Configuration, 'file' | 'sources'>;
}

export interface Chosen {
  readonly polled: readonly Source[];
  /** Not polled; pages of theirs that are queued are read all the same. */
  readonly others: readonly Source[];
}

/** The sources to watch. Throws a `UsageError` for one that is not there or not on, and where none is left. */
export function choose(catalogue: readonly Source[], choice: Choice): Chosen {
  const { file, sources: wanted } = choice.configuration;
  const unproven = choice.unproven || wanted.unproven;
  const { sources, polled } = configuredSources(catalogue, { file, sources: { ...wanted, unproven } });
  if (choice.source !== undefined)
    return { polled: named(choice.source, sources, { polled, unproven }), others: [] };
  if (polled.length === 0) throw new UsageError('no source is on: `hinomi source list` says why; --unproven tries those that nobody has verified'); // prettier-ignore
  return { polled, others: sources.filter((source) => !polled.includes(source)) };
}

function named(
  ids: string,
  sources: readonly Source[],
  choice: { readonly polled: readonly Source[]; readonly unproven: boolean },
): readonly Source[] {
  const names = ids.split(',').map((id) => id.trim());
  const wanted = names.filter((id) => id !== '').map((id) => sourceNamed(id, sources));
  if (wanted.length === 0) throw new UsageError('--source: name at least one source');
  for (const source of wanted.filter((one) => !choice.polled.includes(one))) {
    const polling = pollingOf(source, choice);
    if (polling === 'off by operator')
      throw new UsageError(
        `--source ${source.id}: it is switched off ("enabled": false in its definition, or \`sources.off\` in hinomi.yaml)`,
      );
    if (polling === 'off: unproven')
      throw new UsageError(`--source ${source.id}: nobody has verified it; add --unproven to try it`);
  }
  return [...new Set(wanted)];
}
