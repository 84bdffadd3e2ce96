import type { Claim } from '../claim.ts';
import { evidenceOf } from '../document.ts';
import type { Sentence } from '../document.ts';
import type { Reading } from '../reading.ts';
import type { Sitting } from '../sitting.ts';
import type { Clause } from './clauses.ts';
import { between, formatsOf } from './formats.ts';
import type { Format } from './formats.ts';
import { frameworksOfFormat, isGroup } from './groups.ts';
import { officesOfJapan } from './japan-offices.ts';
import { listsIn } from './list.ts';
import { isAmbassador, levelIn } from './offices.ts';
import { COURTESY, isOnTraining, isTraining, SITS } from './sitting-words.ts';

const THOSE =
  /\b(?:the|both|their|those)(?: (?:two|three|four|five))? ?(?:defen[cs]e |foreign |top )?(?:ministers|secretaries|chiefs|leaders|counterparts|officials|diplomats|sides|talks|meeting|pair|two|three|four)\b|\b(?:ministers|secretaries|chiefs|leaders|officials) (?:of|from) (?:the|both) (?:two |three )?(?:countries|nations|states|sides)\b|\b(?:his|her) (?:Japanese )?counterpart\b/i;
/** Kihara and Shin met: the one is Japan's, the other is of the title's state. */
const PAIR = /\b[A-Z][a-z]+ and (?:[A-Z]\w+ ){1,3}(?:met|meet|spoke|held|hold|talked|discussed|agreed)\b/;

/** He meets Koizumi: the guest of the title. */
export function ofGuest(reading: Reading, sentence: Sentence, clauses: readonly Clause[]): Sitting[] {
  const [guest] = reading.document.title.flatMap(listsIn);
  const code = guest?.phrases[0]?.name.code;
  if (code === undefined || guest?.japan === true || sentence.place === 'title') return [];
  if (guest?.head !== 'office' && guest?.head !== 'person') return [];
  return clauses.flatMap((clause) => {
    if (!/^\s*(?:He|She) /.test(clause.text) || clause.recalled || clause.supposed) return [];
    if (!SITS.test(clause.text) || isTraining(clause.text)) return [];
    return officesOfJapan(sentence, clause).levels.length === 0
      ? []
      : formatsOf(reading, sentence, clause, []).map((format) =>
          sitting(reading, sentence, [code], format, clause.start, clause.end, 'the guest of the title'),
        );
  });
}

/** The two ministers met: those of the title. */
export function ofThose(reading: Reading, sentence: Sentence, clauses: readonly Clause[]): Sitting[] {
  const codes = [...reading.scene.titled];
  const those = THOSE.exec(sentence.text) ?? PAIR.exec(sentence.text);
  const clause = clauses.find(
    (each) => those !== null && each.start <= those.index && those.index < each.end,
  );
  if (sentence.place === 'title' || codes.length === 0 || those === null || clause === undefined) return [];
  if (clause.recalled || !SITS.test(clause.text) || isOnTraining(reading.title)) return [];
  const groups = isGroup(reading, codes) || codes.length === 1 ? [codes] : codes.map((code) => [code]);
  const end = those.index + those[0].length;
  return formatsOf(reading, sentence, clause, []).flatMap((format) =>
    groups.map((group) => sitting(reading, sentence, group, format, those.index, end, 'those of the title')),
  );
}

const UNNAMED =
  /\b(?:held|holds?|holding|hold|and) (?:\w+ )?(?:bilateral (?:meetings|talks)|bilaterals)(?! with\b(?! (?:his|her|other|several|counterparts)))/i;

/** Bilaterals with nobody named: the format without a party. */
export function unnamed(reading: Reading, sentence: Sentence, clauses: readonly Clause[]): Sitting[] {
  const match = UNNAMED.exec(sentence.text);
  const clause = clauses.find(
    (each) => match !== null && each.start <= match.index && match.index < each.end,
  );
  if (match === null || clause === undefined || clause.recalled || !reading.japan) return [];
  const end = match.index + match[0].length;
  return formatsOf(reading, sentence, clause, []).map((format) =>
    sitting(reading, sentence, [], format, match.index, end, 'bilaterals without names'),
  );
}

/** A guest by his office alone: Army Chief Rawat meets the Japanese minister. His state is said elsewhere. */
export function nameless(
  reading: Reading,
  sentence: Sentence,
  clauses: readonly Clause[],
  claims: readonly Claim[],
): Sitting[] {
  if (sentence.place !== 'title' && sentence.index > 0) return [];
  if (claims.some(({ role }) => role === 'joint' || role === 'partner')) return [];
  const codes = [...reading.scene.titled];
  if (
    codes.length > 1 ||
    codes.some((code) => isOrganisation(reading, code)) ||
    namesForum(reading, sentence)
  )
    return [];
  return clauses.flatMap((clause) => {
    const { levels, rest } = officesOfJapan(sentence, clause);
    const sits = SITS.test(clause.text) || clause.text.search(COURTESY) >= 0;
    const theirs = isAmbassador(rest) ? 'ambassador' : levelIn(rest);
    if (!sits || clause.recalled || isTraining(clause.text)) return [];
    if (theirs !== 'ambassador' && theirs !== 'chief' && theirs !== 'defence') return [];
    return between(levels, theirs).map((format) =>
      sitting(reading, sentence, codes, format, clause.start, clause.end, 'a guest’s office'),
    );
  });
}

const isOrganisation = (reading: Reading, code: string): boolean =>
  reading.taxonomy.counterparts.organisations.some((each) => each.code === code);

const namesForum = (reading: Reading, sentence: Sentence): boolean =>
  sentence.hits.some((hit) =>
    hit.senses.some((sense) => {
      const type = sense.kind === 'framework' ? reading.taxonomy.frameworks.get(sense.id)?.type : undefined;
      return type === 'forum' || type === 'organisation' || type === 'minilateral';
    }),
  );

function sitting(
  reading: Reading,
  sentence: Sentence,
  codes: readonly string[],
  format: Format,
  start: number,
  end: number,
  rule: string,
): Sitting {
  return {
    frameworks: frameworksOfFormat(reading, codes, format, `${reading.title} ${sentence.text}`),
    codes,
    office: format === 'call' ? undefined : format,
    sentence,
    evidence: evidenceOf(sentence, start, end, rule),
  };
}
