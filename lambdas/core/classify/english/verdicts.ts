import type { Framework } from '../../taxonomy.ts';
import type { Sentence } from '../document.ts';
import type { Verdict } from '../frameworks/rule.ts';
import type { Reading } from '../reading.ts';
import { activity, exercise, instrument, namesOwnExercise } from './act-verdicts.ts';
import { OCCASION, placeOf, RECALLED, TAKES_PART, TALKED_BEFORE } from './place.ts';
import type { Place } from './place.ts';
import { no, yes } from './verdict.ts';
import { isGathering, isTraining } from './sitting-words.ts';

/** Whether a form of a framework in an English sentence counts. */
export function englishVerdict(
  reading: Reading,
  framework: Framework,
  sentence: Sentence,
  start: number,
  end: number,
  titleIds: ReadonlySet<string>,
): Verdict {
  const place = placeOf(sentence, start, end);
  if (framework.type !== 'exercise' && OCCASION.test(place.before)) return no('only the occasion');
  if (/\b(?:brief(?:s|ed|ing)?|updates?|lectures?)\b[^.;]* on$/i.test(place.before))
    return no('only talked about');
  if (
    framework.type === 'exercise' &&
    /\b(?:ahead of|before|since|training at|built on|builds on \w+ at)(?: the)?$/i.test(place.before)
  )
    return no('only the occasion');
  if (reading.third && framework.type !== 'exercise' && framework.type !== 'organisation') {
    const joint =
      framework.type === 'minilateral' || framework.type === 'sitting' || framework.type === 'instrument';
    if (joint && framework.id !== 'fms') return no('others among themselves');
  }
  if (!place.titled && titleIds.has(framework.id)) return yes('its name in the title');
  switch (framework.type) {
    case 'forum':
      return forum(framework, place);
    case 'organisation':
      return organisation(place);
    case 'sitting':
      return sitting(reading, framework, place);
    case 'minilateral':
      return minilateral(place, reading, titleIds);
    case 'exercise':
      return exercise(reading, framework, place, titleIds);
    case 'instrument':
    case 'document':
    case 'programme':
      return instrument(framework, place);
    case 'activity':
      return activity(framework, place);
  }
}

function forum(framework: Framework, place: Place): Verdict {
  if (/^ (?:experts?'?s? )?working group/i.test(place.after)) return no('its working group');
  if (place.titled) return yes('its name in the title');
  if (!framework.japan || TALKED_BEFORE.test(place.before) || RECALLED.test(place.clause))
    return no('only talked about');
  if (/Japan/.test(place.form) && place.first) return yes('Japan’s part in it');
  return TAKES_PART.test(place.clause) ? yes('Japan’s part in it') : no('only named');
}

function organisation({ titled, before, after, clause }: Place): Verdict {
  if (/^ (?:members?|allies|countries|nations|standards?|capitals|summit in)\b/i.test(after))
    return no('only named');
  if (/\b(?:over|against|like|such as|including)(?: the)?$/i.test(before)) return no('only talked about');
  if (titled) return yes('its name in the title');
  return /^(?:'s)? (?:secretary|military committee|chair|deputy|high representative|delegation|supreme|ambassador|parliamentary)/i.test(
    after,
  ) && /\b(?:met|talks|call|visit|welcom|receiv|discuss|host)\w*/i.test(clause)
    ? yes('its officers’ talks')
    : no('only named');
}

function sitting(reading: Reading, framework: Framework, place: Place): Verdict {
  const { id } = framework;
  const words = place.before + place.form + place.after;
  if (id === 'courtesy-call') return courtesy(reading, place);
  if (id === 'two-plus-two') {
    if (
      /\b(?:officials'?|working-level|vice-ministerial|deputy-level|inter-sessional|intersessional)\b/i.test(
        words,
      )
    )
      return no('of officials');
    return place.titled || (place.first && TAKES_PART.test(place.clause))
      ? yes('its name')
      : no('only named');
  }
  if (
    (id === 'foreign-ministers' || id === 'summit') &&
    /\b(?:Quad|EAS|East Asia Summit|NATO|EU|G7|ASEAN)\b/.test(reading.title + place.clause) &&
    place.titled
  )
    return yes('a forum’s sitting');
  if (id === 'service-chiefs' && /Symposium|CHOD/.test(place.form))
    return place.titled || TAKES_PART.test(place.clause) ? yes('Japan’s part in it') : no('only named');
  if (id === 'defence-officials' && place.titled) return yes('its name in the title');
  return no('no party');
}

/** A minister calls on a head, or an ambassador, chief or delegation is received by a minister; port calls add nothing. */
function courtesy(reading: Reading, place: Place): Verdict {
  if (/vice[- ]minister|deputy minister|state minister/i.test(place.clause)) return no('a call by officials');
  if (
    isTraining(reading.title + place.clause) ||
    /\bport (?:call|visit)|\bship|\bmayor|\bgovernor/i.test(reading.title + place.clause)
  )
    return no('a port call');
  return yes('its name');
}

function minilateral(place: Place, reading: Reading, titleIds: ReadonlySet<string>): Verdict {
  if (namesOwnExercise(reading, titleIds) && !isGathering(place.clause, true))
    return no('the exercise has an id of its own');
  if (
    /^(?:'s)? (?:alliance|ties|cooperation|coordination|relations|rivalry|unity|framework)\b/i.test(
      place.after,
    ) &&
    !/\b(?:met|meet|hold|talks|exercise|drill)\b/i.test(place.clause)
  )
    return no('cooperation in general');
  if (
    !place.titled &&
    (/^ (?:members?|partners?|nations?|countries|states|allies|ally)\b/i.test(place.after) ||
      /\b(?:fellow|members? of)(?: the)?$/i.test(place.before))
  )
    return no('only its members');
  if (/\bin (?:close )?(?:coordination|cooperation) with(?: the)?$/i.test(place.before))
    return no('cooperation in general');
  if (place.titled) return yes('its name in the title');
  if (TALKED_BEFORE.test(place.before) || RECALLED.test(place.clause)) return no('only talked about');
  return /\b(?:met|meets?|meeting|ministerial|trilateral|talks|summit|statement|exercises?|drills?|training|sail|agreed|conven\w+|cooperative activity|held)\b/i.test(
    place.clause,
  )
    ? yes('a sitting or training')
    : no('only named');
}
