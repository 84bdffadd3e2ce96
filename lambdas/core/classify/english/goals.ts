import type { Clause } from './clauses.ts';
import type { List } from './list.ts';

/** Prepositions of place that name a goal, a guest or a recipient with certain verbs. */
const GIVES =
  /\b(?:suppl(?:y|ies|ied)|transfer\w*|export\w*|provid\w+|provision|deliver\w*|donat\w*|hand(?:s|ed|ing)?[- ]?over|turn(?:s|ed|ing)? over|handing over|sells?|sold|sales?|selling|offer\w*|grant\w*|gifts?|lends?|leas\w+|assistance|OSA|send(?:s|ing)?|sent|propos\w+|pitch\w*|teach\w*|train\w*|award\w*|give[sn]?|gave|ships?|approv\w*|notif\w*|equip\w*)\b/i;
const BUYS =
  /\b(?:buy|buys|bought|purchas\w+|order(?:s|ed)?|acquir\w+|procur\w+|import\w*|receiv\w+|gets?|got|takes? delivery|took delivery|get)\b/i;
/** Japan-made radar goes online in X: X has it from Japan. */
export const IN_SERVICE =
  /\bJapan(?:ese)?-(?:made|built|designed|supplied)\b.*\b(?:go(?:es)? online|enters? service|in service|deliver\w+|arriv\w+|commission\w+|install\w+|operational)\b/i;
const TRIP =
  /\b(?:visits?|trips?|tours?|travel(?:s|led|ed)?|fl(?:ies|ew|y)|goes|went|heads?|headed|arriv(?:es|ed|al)|lands?|landed|pays? (?:an? )?(?:official )?visit|in town|journey|dispatch(?:es|ed)?|departs?|stops?)(?: \w+){0,3}$/i;

/** Whether to X, from X, in X name whom something is done with rather than a place. */
export function isGoal(list: List, clause: Clause): boolean {
  if (/\bfrom$/i.test(list.before) && BUYS.test(clause.text)) return true;
  if (list.japan && /\b(?:in|at)$/i.test(list.before))
    return /\b(?:arriv\w+|land(?:s|ed)|touch\w+ down)(?: \w+){0,2} (?:in|at)$/i.test(list.before);
  if (list.japan)
    return (
      /\bto$/i.test(list.before) &&
      (GIVES.test(clause.text) || /\b(?:visits?|trips?)(?: \w+)? to$/i.test(list.before))
    );
  const acting = list.head === 'office' || list.head === 'force' || list.head === 'authority';
  if (/\bfrom$/i.test(list.before))
    return (
      acting ||
      /\b(?:visit\w*|request|order|guests?|delegat\w+|trainees|officers|students|joined by|participants|representatives|with participation)\b[^.]{0,24}\bfrom$/i.test(
        list.before,
      )
    );
  if (/\bto$/i.test(list.before))
    return (
      GIVES.test(clause.text) ||
      TRIP.test(list.before.replace(/ ?to$/i, '')) ||
      /\b(?:visit|trip|tour) (?:of|by) [^;]* to$/i.test(list.before) ||
      acting
    );
  if (/\bin$/i.test(list.before) && IN_SERVICE.test(clause.text)) return true;
  if (/\b(?:in|at)$/i.test(list.before))
    return (
      list.phrases.length === 1 &&
      TRIP.test(list.before.replace(/ ?(?:in|at)$/i, '')) &&
      /\barriv/i.test(list.before)
    );
  return /\b(?:for)$/i.test(list.before) && GIVES.test(clause.text);
}
