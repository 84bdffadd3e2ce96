import type { ItemKind } from '../../../contract/alert.ts';
import type { Reading } from '../reading.ts';

/** What the rules of relevance look at: the item, what kind it is, which frameworks and counterparts were found. */
export interface Findings {
  readonly reading: Reading;
  readonly kind: ItemKind;
  readonly ids: ReadonlySet<string>;
  readonly counterparts: ReadonlySet<string>;
}

/** One rule: what it decides, and the fact that it states. Rules are tried in order; the first that holds decides. */
export interface RelevanceRule {
  readonly relevant: boolean;
  /** Unique; printed by `classify --explain`. */
  readonly name: string;
  readonly because: string;
  readonly holds: (findings: Findings) => boolean;
}
