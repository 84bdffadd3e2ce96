import { holds } from './clauses.ts';
import type { Clause } from './clauses.ts';
import { IN_SERVICE } from './goals.ts';
import type { List } from './list.ts';
import { setAside } from './set-aside.ts';

/** Who buys or is given a Japanese ship deals with Japan. */
const ACQUIRES =
  /\b(?:takes? delivery of|took delivery of|buys?|bought|orders?|ordered|selects?|selected|picks?|picked|choos\w+|chose|receiv\w+|gets?|acquir\w+|induct\w*|commission\w*|unveil\w*|opts? for|contract for|deal for|interest in|eyes?|installs?|deploys?)(?: \S+){0,3}$/i;
const MADE = /^-(?:built|made|designed|developed)\b/i;

export const isIn = (list: List, clause: Clause): boolean => holds(clause, list.start);

/** Whether a list holds Japan as one who acts, or as one with whom something is done. */
export function actsAsJapan(list: List, clause: Clause): boolean {
  const named = list.phrases.find((each) => each.name.code === 'JP');
  if (named === undefined || clause.recalled) return false;
  if (named.head === 'thing' || MADE.test(list.after))
    return (
      ACQUIRES.test(list.before) || IN_SERVICE.test(clause.text) || (list.compound && named.head === 'thing')
    );
  return setAside(list, clause, false) === undefined;
}
