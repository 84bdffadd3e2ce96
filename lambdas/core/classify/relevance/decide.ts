import type { Findings, RelevanceRule } from './rule.ts';
import { NOT_DEFENCE, RELEVANCE_RULES } from './rules.ts';

export interface RelevanceDecision {
  readonly relevant: boolean;
  /** The rule that decided. */
  readonly rule: RelevanceRule;
}

/** Whether the item is about Japan's defence diplomacy: the first rule that holds. */
export function decideRelevance(findings: Findings): RelevanceDecision {
  const rule = RELEVANCE_RULES.find((each) => each.holds(findings)) ?? NOT_DEFENCE;
  return { relevant: rule.relevant, rule };
}
