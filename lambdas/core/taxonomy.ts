import type { Label } from '../contract/alert.ts';
import type {
  Counterparts,
  CounterpartsData,
  Framework,
  FrameworksData,
  Organisation,
  State,
} from './taxonomy-schema.ts';

export type {
  Counterparts,
  Framework,
  FRAMEWORK_TYPES,
  FrameworkType,
  Member,
  Office,
  Organisation,
  State,
} from './taxonomy-schema.ts';

/**
 * The taxonomy: what frameworks and counterparts are called, and facts about them (members, hosts, parties). The data
 * lies in `taxonomy/*.json`; this module turns it into what the classifier looks things up in.
 */
export interface Taxonomy {
  readonly frameworks: ReadonlyMap<string, Framework>;
  readonly counterparts: Counterparts;
  /** Labels of every state and organisation by code. */
  readonly labels: ReadonlyMap<string, Label>;
  /** ISO 3166-1 alpha-3, lower case, to our code. */
  readonly alpha3: ReadonlyMap<string, string>;
}

/** Builds the taxonomy from the content of `frameworks.json` and `counterparts.json`. */
export function buildTaxonomy({ frameworks }: FrameworksData, data: CounterpartsData): Taxonomy {
  const states = data.states.map(stateOf);
  const organisations = data.organisations.map(organisationOf);
  return {
    frameworks: new Map(frameworks.map((each) => [each.id, frameworkOf(each)])),
    counterparts: {
      ...data,
      japan: { ...data.japan, people: data.japan.people ?? [] },
      states,
      organisations,
    },
    labels: new Map([...states, ...organisations].map((each) => [each.code, each.label])),
    alpha3: new Map(states.map((each) => [each.alpha3.toLowerCase(), each.code])),
  };
}

/** What a file may leave out; the schema fills in the same, and a test compares the two. */
const frameworkOf = (given: FrameworksData['frameworks'][number]): Framework => ({
  ...given,
  forms: given.forms.map((form) => ({ ...form, parties: form.parties ?? [] })),
  members: given.members ?? [],
  partners: given.partners ?? [],
  japan: given.japan ?? true,
});

const NOWHERE: State['capitals'] = { ja: [], en: [] };

const stateOf = (given: CounterpartsData['states'][number]): State => ({
  ...given,
  people: given.people ?? [],
  guarded: given.guarded ?? [],
  capitals: given.capitals ?? NOWHERE,
  kanji: given.kanji ?? [],
  offices: given.offices ?? [],
});

const organisationOf = (given: CounterpartsData['organisations'][number]): Organisation => ({
  ...given,
  people: given.people ?? [],
  offices: given.offices ?? [],
  members: given.members ?? [],
});

/** `{日,日本}ASEAN` → `日ASEAN`, `日本ASEAN`. Braces do not nest. */
export function expandForm(form: string): string[] {
  const open = form.indexOf('{');
  if (open < 0) return [form];
  const close = form.indexOf('}', open);
  if (close < 0) return [form];
  const choices = form.slice(open + 1, close).split(',');
  const tails = expandForm(form.slice(close + 1));
  return choices.flatMap((choice) => tails.map((tail) => form.slice(0, open) + choice + tail));
}
