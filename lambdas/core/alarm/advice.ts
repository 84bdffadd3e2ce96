import type { OperationsKind } from '../../contract/operations.ts';
import type { Outcome } from '../../contract/outcome.ts';
import { OUTCOME_RULES } from '../outcomes.ts';
import type { Source } from '../source.ts';

const REACH =
  'Open the address in a browser. If it opens there, this line cannot reach the site: look at name server, firewall or account. If not, the site is down: wait.';

/** For one failed read patience is the advice (`OUTCOME_RULES`); after a day of them it is to look who is at fault. */
const AFTER_A_DAY: Partial<Record<Outcome, string>> = {
  'network-error': REACH,
  'too-slow': REACH,
  'server-error': REACH,
  'robots-unavailable': REACH,
  undecodable: REACH,
  unparsable: 'Open the address in a browser: the site has served something broken ever since. Tell its owner, or read another channel of it.',
}; // prettier-ignore

/** What a person can do about a notice, in a sentence or two. `outcome`: what the last miss saw. */
export function adviceFor(kind: OperationsKind, outcome: Outcome, source: Source): string {
  if (kind === 'source-recovered') {
    return 'Nothing. What its list still held of the time between has been taken up.';
  }
  if (kind === 'source-not-polled') {
    return 'Look whether its schedule is on and whether failed polls lie in the dead letters; on one machine, whether `hinomi watch` runs.';
  }
  const rule = OUTCOME_RULES.find((candidate) => candidate.outcome === outcome);
  return [AFTER_A_DAY[outcome] ?? rule?.todo ?? REACH, ...closedAdvice(source)].join(' ');
}

/** A source that was known to be closed from some lines when it was last looked at. */
function closedAdvice({ page, verified }: Source): readonly string[] {
  if (page.access !== 'closed') return [];
  const known =
    'It is known to be closed to some lines: run it from another one, or switch it off ("enabled": false).';
  return verified.note === undefined ? [known] : [known, `Its definition says: ${verified.note}`];
}
