import { charsetRule, periodRule, unprovenRule } from './definition-rules.ts';
import {
  datesRule,
  duplicatesRule,
  hostsRule,
  minimumRule,
  buttonsRule,
  sameLinksRule,
  sameTitlesRule,
  sharedPagesRule,
  titleFormRule,
} from './entry-rules.ts';
import { noiseRule, pageRule, pageTextRule } from './page-rules.ts';
import { agreementRule, deadFieldsRule, outcomeRule, selectorRule } from './read-rules.ts';
import type { Findings } from './read-source.ts';
import type { Rule, Warning } from './warning.ts';

/** In the order in which a person would mend what they find. */
const RULES: readonly Rule[] = [
  outcomeRule,
  selectorRule,
  deadFieldsRule,
  sameTitlesRule,
  sameLinksRule,
  sharedPagesRule,
  buttonsRule,
  duplicatesRule,
  titleFormRule,
  datesRule,
  hostsRule,
  minimumRule,
  agreementRule,
  pageRule,
  pageTextRule,
  noiseRule,
  charsetRule,
  periodRule,
  unprovenRule,
];

/** All that is wrong with a source, as far as a look at it tells. */
export const warningsOf = (findings: Findings): readonly Warning[] => RULES.flatMap((rule) => rule(findings));
