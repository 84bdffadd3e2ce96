import { RULES } from '../claim.ts';
import type { Role } from '../claim.ts';
import type { Clause } from './clauses.ts';
import type { List } from './list.ts';

/** What the words before a list make of those who act with Japan. The first that fits decides. */
const PARTS: readonly { role: Role; rule: string; before: RegExp; because: string }[] = [
  {
    role: 'partner',
    rule: RULES.talks,
    because: 'bilaterals with A and B are two sittings',
    before: /\b(?:bilaterals?|(?:bilateral|separate|individual) (?:meetings|talks)) with$/i,
  },
  {
    role: 'host',
    rule: RULES.host,
    because: 'hosted by, led by: it holds the event',
    before:
      /\b(?:hosted|co-hosted|led|co-led|organi[sz]ed|sponsored|co-chaired|conducted|convened) (?:jointly )?by$/i,
  },
  {
    role: 'participant',
    rule: RULES.part,
    because: 'including, among them: some of the participants',
    before: /\b(?:including|among (?:them|others)|participants?(?: (?:include|are|from))?|also joined by)$/i,
  },
  {
    role: 'partner',
    rule: RULES.visited,
    because: 'visits X, the visit of N to X, flew to X: the goal of a trip',
    before:
      /\b(?:visit|trip|tour) (?:of|by) [^;]* to$|\bvisit(?:s|ed|ing)?(?: to)?$|\b(?:trip|tour|travel\w*|flew|arriv\w+) (?:to|of|in)$/i,
  },
  { role: 'partner', rule: RULES.given, because: 'to X, for X: the recipient', before: /\b(?:to|for)$/i },
];

/** Who is to receive security assistance is settled by the exchange of notes: until then a mention. */
const isOnlyPlanned = (words: string): boolean =>
  /\bOSA\b|Official Security Assistance/.test(words) &&
  /\b(?:plans?|mulls?|eyes|consider\w*|budgets?|earmark\w*|candidates?|next (?:fiscal )?year|may|could|expand)\b/i.test(
    words,
  ) &&
  !/\b(?:sign\w*|exchang\w*|hand\w*|deliver\w*|agreed)\b/i.test(words);

/** The part of those who act with Japan in a clause. */
export function withJapan(list: List, clause: Clause): [Role, string] {
  const part = PARTS.find(({ before }) => before.test(list.before));
  if (part === undefined) return ['joint', RULES.act];
  if (part.rule === RULES.given && isOnlyPlanned(clause.text)) return ['aside', RULES.name];
  return [part.role, part.rule];
}
