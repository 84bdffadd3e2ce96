import { ATTRIBUTES } from '../../contract/environment.ts';

/** Ways to be reached that Hinomi subscribes: people read e-mail, machines take records from a queue or over HTTPS. */
export const PROTOCOLS = ['email', 'sqs', 'https'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export const isProtocol = (text: string): text is Protocol => PROTOCOLS.some((protocol) => protocol === text);

export const isMachine = (protocol: Protocol): boolean => protocol !== 'email';

/** What can be filtered by: the names are those of the message attributes, of the options and of the configuration. */
export const FILTERS = [
  ATTRIBUTES.framework,
  ATTRIBUTES.counterpart,
  ATTRIBUTES.kind,
  ATTRIBUTES.source,
] as const;
export type Filter = (typeof FILTERS)[number];

/** Stands for items without a framework, or without a counterpart. */
export const NONE = 'none';

/** Which alerts somebody asks for, in its one normal form: see `choiceFrom`. */
export interface Choice {
  readonly protocol: Protocol;
  /** An empty list lets everything through. */
  readonly wanted: Readonly<Record<Filter, readonly string[]>>;
  /** Whether an item must be in all lists that are not empty, or in any of them. */
  readonly match: 'any' | 'all';
  /** Only what concerns defence diplomacy. What people get unless they ask for all; machines get all. */
  readonly relevant: boolean;
  /** No later report of an event that somebody else reported first. For people only. */
  readonly firstReports: boolean;
}

/** A list for each filter. */
export const listsOf = (listOf: (filter: Filter) => readonly string[]): Choice['wanted'] => ({
  framework: listOf('framework'),
  counterpart: listOf('counterpart'),
  kind: listOf('kind'),
  source: listOf('source'),
});

/** Puts a choice into its normal form: each value once; `any` only where there are two lists to choose from. */
export function choiceFrom(choice: Choice): Choice {
  const wanted = listsOf((filter) => [...new Set(choice.wanted[filter])]);
  const single = chosen({ ...choice, wanted }).length < 2;
  return { ...choice, wanted, match: single ? 'all' : choice.match };
}

/** The lists that are not empty. */
export const chosen = ({ wanted }: Choice): readonly { filter: Filter; values: readonly string[] }[] =>
  FILTERS.map((filter) => ({ filter, values: wanted[filter] })).filter(({ values }) => values.length > 0);
