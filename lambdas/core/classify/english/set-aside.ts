import { RULES } from '../claim.ts';
import type { Role } from '../claim.ts';
import type { Clause } from './clauses.ts';
import type { List } from './list.ts';
import { REASONS } from './reasons.ts';
import { AGAINST, SITS_AT_ALL } from './vocabulary.ts';

/** Rivals sit with Japan at times; what they do otherwise is the matter. */
const RIVALS = new Set(['CN', 'RU', 'KP', 'TW']);

export const isRivals = (list: List): boolean => list.phrases.some((each) => RIVALS.has(each.name.code));

/** Why a list takes no part, if so. */
export function setAside(list: List, clause: Clause, label: boolean): [Role, string] | undefined {
  if (label) return ['plain', RULES.name];
  if (list.head === 'thing' && !list.compound) return ['topic', RULES.topic];
  for (const reason of REASONS) {
    if (reason.unless?.(list, clause) === true) continue;
    const [before, after] = [
      reason.before?.test(list.before) === true,
      reason.after?.test(list.after) === true,
    ];
    if (reason.both === true ? before && after : before || after) return [reason.role, reason.rule];
  }
  if (list.japan) return undefined;
  // North Korea sits with nobody here: those named in one breath with it are talked about too.
  if (list.head === 'bare' && list.phrases.some(({ name }) => name.code === 'KP'))
    return ['topic', RULES.topic];
  if (!isRivals(list)) return undefined;
  if (list.head === 'force' && !SITS_AT_ALL.test(clause.text)) return ['topic', RULES.topic];
  if (list.head === 'office' || list.head === 'person') return undefined;
  return AGAINST.test(clause.text) || !SITS_AT_ALL.test(clause.text) ? ['topic', RULES.topic] : undefined;
}
