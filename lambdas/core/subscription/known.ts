import { ITEM_KINDS } from '../../contract/alert.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { NONE } from './choice.ts';
import type { Filter } from './choice.ts';

/** What a filter may name, and where a person finds the list of it. */
export interface Known {
  readonly values: readonly string[];
  readonly where: string;
}

/** What there is to filter by. `sources`: of the catalogue, those too that are switched off. */
export const knownOf = (
  { frameworks, labels }: Taxonomy,
  sources: readonly { readonly id: string }[],
): Readonly<Record<Filter, Known>> => ({
  framework: { values: [...frameworks.keys(), NONE], where: 'all are in taxonomy/frameworks.json' },
  counterpart: { values: [...labels.keys(), NONE], where: 'all are in taxonomy/counterparts.json' },
  kind: { values: ITEM_KINDS, where: `there are: ${ITEM_KINDS.join(', ')}` },
  source: { values: sources.map(({ id }) => id), where: '`hinomi source list` names them' },
});

/** The value that a word names, whatever its case (`ph`: PH); undefined where there is none. */
export function valueNamed(word: string, { values }: Known): string | undefined {
  const folded = word.trim().toLowerCase();
  return values.find((value) => value.toLowerCase() === folded);
}
