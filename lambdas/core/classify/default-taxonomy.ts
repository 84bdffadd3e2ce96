import counterparts from '../../../taxonomy/counterparts.json' with { type: 'json' };
import frameworks from '../../../taxonomy/frameworks.json' with { type: 'json' };
import { buildTaxonomy } from '../taxonomy.ts';
import type { Taxonomy } from '../taxonomy.ts';

let built: Taxonomy | undefined;

/** The project's own taxonomy, built on first use. The only module that imports the data. */
export function defaultTaxonomy(): Taxonomy {
  built ??= buildTaxonomy(frameworks, counterparts);
  return built;
}
