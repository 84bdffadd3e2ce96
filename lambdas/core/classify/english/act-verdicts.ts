import type { Framework } from '../../taxonomy.ts';
import type { Reading } from '../reading.ts';
import type { Verdict } from '../frameworks/rule.ts';
import { DONE, RECALLED, TALKED_AFTER, TALKED_BEFORE } from './place.ts';
import type { Place } from './place.ts';
import { levelIn } from './offices.ts';
import { isTraining, SITS } from './sitting-words.ts';
import { no, yes } from './verdict.ts';

export const namesOwnExercise = (reading: Reading, titleIds: ReadonlySet<string>): boolean =>
  [...titleIds].some(
    (id) => id !== 'other-exercise' && reading.taxonomy.frameworks.get(id)?.type === 'exercise',
  );

export function exercise(
  reading: Reading,
  framework: Framework,
  place: Place,
  titleIds: ReadonlySet<string>,
): Verdict {
  if (framework.id === 'other-exercise') {
    if (namesOwnExercise(reading, titleIds)) return no('the exercise has an id of its own');
    const named =
      /^[A-Z]/.test(place.form) || /^ (?:'|")?[A-Z]{3,}|^ (?:[A-Z][a-z]+ ){1,3}\d/.test(place.after);
    if (!reading.japan && !named) return no('others among themselves');
    if (place.titled)
      return TALKED_BEFORE.test(place.before) ? no('only talked about') : yes('its name in the title');
    return place.first &&
      !TALKED_BEFORE.test(place.before) &&
      !TALKED_AFTER.test(place.after) &&
      !RECALLED.test(place.clause) &&
      !isOfTalks(reading, place)
      ? yes('forces in training')
      : no('only named');
  }
  if (place.titled) return yes('its name in the title');
  if (titleIds.size > 0 || TALKED_BEFORE.test(place.before) || RECALLED.test(place.clause))
    return no('only named');
  return /\b(?:join\w*|particip\w+|tak(?:es?|ing) part|took part|open\w*|beg[aiu]n\w*|start\w*|kick\w*|conclu\w+|wrap\w*|held|underway|host\w*|train\w*|during|as part of|led by|for)\b/i.test(
    place.clause,
  )
    ? yes('forces in training')
    : no('only named');
}

/** Office-holders who sit speak of drills; forces hold them. */
const isOfTalks = (reading: Reading, { clause, sentence }: Place): boolean =>
  /\b(?:met|talks|ministers?|secretary)\b/i.test(clause) ||
  (!isTraining(reading.title) && SITS.test(sentence.text) && levelIn(sentence.text) !== undefined);

/** A regular press conference: its title lists what was asked. */
const ASKED = /press (?:conference|briefing)|briefing by/i;

export function instrument(framework: Framework, place: Place): Verdict {
  if (place.titled && isAsked(place)) return no('a question of the press');
  const talked = TALKED_BEFORE.test(place.before) || TALKED_AFTER.test(place.after);
  if (place.titled) {
    return talked && !DONE.test(place.clause) && framework.type === 'instrument'
      ? no('only talked about')
      : yes('its name in the title');
  }
  if (framework.id === 'aukus') return no('only named');
  if (talked || RECALLED.test(place.clause)) return no('only talked about');
  if (/\b(?:signed|signing of|exchanged)\b/i.test(place.before.slice(-60))) return yes('a signature');
  if (framework.id === 'hotline' || framework.type === 'programme' || framework.type === 'document')
    return place.first && DONE.test(place.clause) ? yes('an agreement on it') : no('only named');
  return place.first && DONE.test(place.clause) ? yes('an act on it') : no('only named');
}

const isAsked = ({ clause }: Place): boolean => ASKED.test(clause) && !/\bjoint\b|\breport on/i.test(clause);

export function activity(framework: Framework, place: Place): Verdict {
  if (place.titled && isAsked(place)) return no('a question of the press');
  if (place.titled) return yes('its name in the title');
  if (TALKED_BEFORE.test(place.before) || RECALLED.test(place.clause)) return no('only talked about');
  if (framework.id === 'us-forces-japan')
    return /\b(?:agree\w*|announc\w+|upgrad\w*|establish\w*|transfer\w*|relocat\w*|sign\w*)\b/i.test(
      place.clause,
    ) && place.first
      ? yes('an act of governments')
      : no('only named');
  return place.first &&
    /\b(?:monitor\w*|patrol\w*|deploy\w*|train\w*|provid\w+|teach\w*|taught|escort\w*|mission|surveil\w*|log\w*|dispatch\w*|ran|runs?|finish\w*|complet\w*|conduct\w*|carr\w+ out|course|workshop|seminar|instructors?|left|returned|begin\w*|ends?|ended)\b/i.test(
      place.clause,
    )
    ? yes('its being carried out')
    : no('only named');
}
