import type { FrameworkType } from '../../taxonomy.ts';
import { ACTIVITY } from './activity-rules.ts';
import { EVERY } from './every-rules.ts';
import { EXERCISE } from './exercise-rules.ts';
import { FORUM, ORGANISATION } from './forum-rules.ts';
import { DOCUMENT, INSTRUMENT, PROGRAMME } from './instrument-rules.ts';
import { MINILATERAL } from './minilateral-rules.ts';
import type { FrameworkRule, Named, Verdict } from './rule.ts';
import { SITTING } from './sitting-rules.ts';

/** The rules of each type of framework, in the order in which they are tried. */
export const RULES_OF: Readonly<Record<FrameworkType, readonly FrameworkRule[]>> = {
  forum: [...EVERY, ...FORUM],
  organisation: [...EVERY, ...ORGANISATION],
  sitting: [...EVERY, ...SITTING],
  minilateral: [...EVERY, ...MINILATERAL],
  exercise: [...EVERY, ...EXERCISE],
  instrument: [...EVERY, ...INSTRUMENT],
  document: [...EVERY, ...DOCUMENT],
  programme: [...EVERY, ...PROGRAMME],
  activity: [...EVERY, ...ACTIVITY],
};

/** The reason where no rule applies: a name by itself reports nothing. */
export const ONLY_NAMED: Verdict = { counts: false, rule: 'only named' };

/** Whether a named framework counts: held, done, agreed or announced; not an occasion, a topic, a recollection. */
export function judge(named: Named): Verdict {
  const rule = RULES_OF[named.framework.type].find((each) => each.when(named));
  return rule === undefined ? ONLY_NAMED : { counts: rule.counts, rule: rule.name };
}
