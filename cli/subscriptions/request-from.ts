import { ITEM_KINDS } from '../../lambdas/contract/alert.ts';
import { KIND_WORDS } from '../../lambdas/core/compose/words.ts';
import type { Target } from '../../lambdas/core/ports/subscriptions.ts';
import type { Filter } from '../../lambdas/core/subscription/choice.ts';
import type { Fields } from '../../lambdas/core/subscription/fields.ts';
import { knownOf } from '../../lambdas/core/subscription/known.ts';
import { endpointsIn, requestFrom } from '../../lambdas/core/subscription/request.ts';
import type { Request } from '../../lambdas/core/subscription/request.ts';
import type { Taxonomy } from '../../lambdas/core/taxonomy.ts';
import { closest } from '../closest.ts';
import type { Choice } from '../closest.ts';
import { counterpartChoices, frameworkChoices } from '../label-choices.ts';
import { UsageError } from '../output.ts';

/** A source of the catalogue, as far as it is needed here. */
export interface NamedSource {
  readonly id: string;
  readonly name: { readonly en: string; readonly ja: string };
}

/** The request that a command line describes. Throws a `UsageError` that names every option that is wrong, a line each. */
export function requestOf(fields: Fields, taxonomy: Taxonomy, sources: readonly NamedSource[]): Request {
  const choices = {
    framework: () => frameworkChoices(taxonomy),
    counterpart: () => counterpartChoices(taxonomy),
    kind: () => ITEM_KINDS.map((id) => ({ id, label: KIND_WORDS[id].en, names: [KIND_WORDS[id].ja] })),
    source: () => sources.map(({ id, name }) => ({ id, label: name.en, names: [name.ja] })),
  } as const satisfies Record<Filter, () => readonly Choice[]>;
  const result = requestFrom(fields, knownOf(taxonomy, sources), {
    name: optionName,
    closest: (filter, value) => hint(value, choices[filter]()),
  });
  if ('problems' in result) throw new UsageError(result.problems.join('\n'));
  return result;
}

function hint(value: string, choices: readonly Choice[]): string {
  const near = closest(value, choices).map(({ id, label }) => `${id} (${label})`);
  return near.length === 0 ? '' : ` closest: ${near.join(', ')};`;
}

/** `firstReports` → `--first-reports`. */
const optionName = (field: keyof Fields): string =>
  `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Whom a command line names. Throws a `UsageError` unless it names one. */
export function targetOf(fields: Pick<Fields, 'email' | 'sqs' | 'https' | 'digest'>): Target {
  const [only, ...more] = endpointsIn(fields);
  if (only === undefined || more.length > 0) throw new UsageError('give one of --email, --sqs and --https');
  return { topic: fields.digest ? 'digests' : 'alerts', ...only };
}
