import type { ItemKind } from '../../../contract/alert.ts';
import type { FRAMEWORK_TYPES } from '../../taxonomy.ts';
import type { Reading } from '../reading.ts';

/** What the rules of kind look at: folded words, the frameworks found, and who acts. */
export interface Signals {
  readonly title: string;
  /** The title in clauses, see `clausesOf`. */
  readonly clauses: readonly string[];
  /** No Japanese letter in the title. */
  readonly english: boolean;
  readonly lead: string;
  readonly sentences: readonly string[];
  /** The first sentence of the lead. */
  readonly first: string;
  readonly host: string;
  readonly ids: ReadonlySet<string>;
  readonly types: ReadonlySet<(typeof FRAMEWORK_TYPES)[number]>;
  readonly reading: Reading;
}

/** One rule: the kind it names, and the fact that it states. Rules are tried in order; the first that applies decides. */
export interface KindRule {
  readonly kind: ItemKind;
  /** Unique; printed by `classify --explain`. */
  readonly name: string;
  readonly because: string;
  /** The words that decide, folded; undefined where the rule does not apply. */
  readonly words: (signals: Signals) => string | undefined;
}

export type Words = KindRule['words'];

/** The title says it, and does not say `unless`. */
export const titled =
  (pattern: RegExp, unless?: RegExp): Words =>
  ({ title }) =>
    unless?.test(title) === true ? undefined : pattern.exec(title)?.[0];

/** The lead says it, and does not say `unless`. */
export const opened =
  (pattern: RegExp, unless?: RegExp): Words =>
  ({ lead }) =>
    unless?.test(lead) === true ? undefined : pattern.exec(lead)?.[0];

/** The first sentence of the lead says it, and does not say `unless`. */
export const began =
  (pattern: RegExp, unless?: RegExp): Words =>
  ({ first }) =>
    unless?.test(first) === true ? undefined : pattern.exec(first)?.[0];

/** All of them apply; the words of the first are given. */
export const all =
  (...parts: readonly Words[]): Words =>
  (signals) => {
    const found = parts.map((part) => part(signals));
    return found.includes(undefined) ? undefined : found[0];
  };

/** The first of them that applies. */
export const either =
  (...parts: readonly Words[]): Words =>
  (signals) => {
    for (const part of parts) {
      const found = part(signals);
      if (found !== undefined) return found;
    }
    return undefined;
  };

/** It does not apply. Gives no words: never the first part of `all`. */
export const not =
  (part: Words): Words =>
  (signals) =>
    part(signals) === undefined ? '' : undefined;

/** A fact about the signals that no word shows by itself. Gives no words. */
export const given =
  (holds: (signals: Signals) => boolean): Words =>
  (signals) =>
    holds(signals) ? '' : undefined;

/** One of the frameworks found is of this type, or has this id. */
export const has = (...named: readonly string[]): Words =>
  given(({ ids, types }) => named.some((each) => ids.has(each) || [...types].some((type) => type === each)));
