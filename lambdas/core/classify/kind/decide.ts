import type { ItemKind } from '../../../contract/alert.ts';
import { hostOf } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { ACTS } from './acts.ts';
import { CALLS } from './calls.ts';
import { clausesOf } from './clauses.ts';
import { FORCES } from './forces.ts';
import { FROM_LEAD } from './from-lead.ts';
import { PAPERS } from './papers.ts';
import { PLANS } from './planned.ts';
import { RELEASES } from './releases.ts';
import type { KindRule, Signals } from './rule.ts';
import { SITTINGS } from './sittings.ts';
import { TOLD } from './told.ts';

/** Every rule of kind, in the order in which they are tried. */
export const KIND_RULES: readonly KindRule[] = [
  ...PAPERS,
  ...TOLD,
  ...PLANS,
  ...CALLS,
  ...FORCES,
  ...ACTS,
  ...SITTINGS,
  ...RELEASES,
  ...FROM_LEAD,
];

export interface KindDecision {
  readonly kind: ItemKind;
  /** The rule that decided; undefined where none applied and the item is of the kind `other`. */
  readonly rule: KindRule | undefined;
  /** The words that decided, folded; empty where a fact decided that no word shows. */
  readonly words: string;
}

/** What kind of item it is: the first rule that applies, else `other`. */
export function decideKind(reading: Reading, ids: ReadonlySet<string>): KindDecision {
  const signals = signalsOf(reading, ids);
  for (const rule of KIND_RULES) {
    const words = rule.words(signals);
    if (words !== undefined) return { kind: rule.kind, rule, words };
  }
  return { kind: 'other', rule: undefined, words: '' };
}

function signalsOf(reading: Reading, ids: ReadonlySet<string>): Signals {
  const sentences = reading.document.lead.map((sentence) => sentence.text);
  return {
    title: reading.title,
    clauses: clausesOf(reading),
    english: !/[ぁ-ゖァ-ヺ一-龥]/.test(reading.title),
    lead: reading.lead,
    sentences,
    first: sentences[0] ?? '',
    host: hostOf(reading.document.url),
    ids,
    types: new Set([...ids].flatMap((id) => reading.taxonomy.frameworks.get(id)?.type ?? [])),
    reading,
  };
}
