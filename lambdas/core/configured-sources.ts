import { ConfigurationError } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { polledSources } from './source.ts';
import type { Source } from './source.ts';

export interface ConfiguredSources {
  /** The whole catalogue, with the configuration's cadences. */
  readonly sources: readonly Source[];
  /** Of these the ones to poll. */
  readonly polled: readonly Source[];
}

/**
 * The catalogue as the configuration wants it: `sources.everyMinutes` replaces a definition's cadence, `on` and `off`
 * decide whatever the definition says. Throws a `ConfigurationError` for an id that is not in the catalogue.
 */
export function configuredSources(
  catalogue: readonly Source[],
  { sources: { unproven, on, off, everyMinutes }, file }: Pick<Configuration, 'sources' | 'file'>,
): ConfiguredSources {
  const named = { on, off, everyMinutes: Object.keys(everyMinutes) };
  const problems = Object.entries(named).flatMap(([field, ids]) =>
    ids
      .filter((id) => !catalogue.some((source) => source.id === id))
      .map((id) => `${file}: sources.${field}: ${id}: no such source; \`npx hinomi source list\` names them`),
  );
  if (problems.length > 0) throw new ConfigurationError(problems.join('\n'));
  const sources = catalogue.map((source) => ({
    ...source,
    everyMinutes: everyMinutes[source.id] ?? source.everyMinutes,
    enabled: on.includes(source.id) || (source.enabled && !off.includes(source.id)),
  }));
  const usual = polledSources(sources, { unproven });
  return { sources, polled: sources.filter((source) => usual.includes(source) || on.includes(source.id)) };
}
