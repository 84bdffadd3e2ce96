import { evidenceOf } from '../document.ts';
import type { Sentence } from '../document.ts';
import type { Found } from '../found.ts';
import type { Claim } from '../claim.ts';
import type { Reading } from '../reading.ts';
import { isEnglish } from './language.ts';
import { levelIn } from './offices.ts';
import { TALKED_AFTER, TALKED_BEFORE } from './place.ts';
import { SIGNS } from './signs.ts';
import { isOnTraining, isTraining, SITS } from './sitting-words.ts';
import type { Sign } from './signs.ts';

/** The frameworks that the English words of a subject show without naming them. */
export function impliedInEnglish(
  reading: Reading,
  claims: ReadonlyMap<Sentence, readonly Claim[]>,
  named: ReadonlySet<string>,
): Found[] {
  const found: Found[] = [];
  const own = [...named].some(
    (id) => id !== 'other-exercise' && reading.taxonomy.frameworks.get(id)?.type === 'exercise',
  );
  for (const sentence of reading.opening.filter(isEnglish)) {
    for (const sign of SIGNS) {
      if (!(
        sentence.place === 'title' ||
        (sentence.index === 0 && mayLead(sign, reading, claims.get(sentence) ?? [])) ||
        followsUp(sign, reading, sentence)
      ))
        continue;
      if (sign.japan === true && !reading.japan) continue;
      if (sign.id === 'us-forces-japan' && (own || isOnTraining(reading.title))) continue;
      if (sign.id === 'other-exercise' && isSpokenOf(sentence, sign, reading)) continue;
      if (
        sign.id === 'other-exercise' &&
        (own || !(followsUp(sign, reading, sentence) || (claims.get(sentence) ?? []).some(isEngaged)))
      )
        continue;
      const shown = show(sign, sentence);
      if (shown !== undefined) found.push(shown);
    }
  }
  return [
    ...found,
    ...groupsInTraining(reading, claims, new Set([...named, ...found.map((each) => each.id)])),
  ];
}

/** Exercises beside each other are each with one partner. */
const APART = /\b(?:concurrent|separate|respective|parallel|back-to-back|successive)\w*\b/i;

/** Forces of exactly the states of a known group, training without an id of its own: the group too. */
function groupsInTraining(
  reading: Reading,
  claims: ReadonlyMap<Sentence, readonly Claim[]>,
  ids: ReadonlySet<string>,
): Found[] {
  if (!ids.has('other-exercise') || !reading.japan || APART.test(reading.title)) return [];
  return reading.opening.filter(isEnglish).flatMap((sentence): Found[] => {
    if (APART.test(sentence.text)) return [];
    const taking = (claims.get(sentence) ?? []).filter(({ role }) => role === 'joint' || role === 'partner');
    const codes = new Set(taking.flatMap((claim) => claim.parties.map((party) => party.code)));
    const group = [...reading.taxonomy.frameworks.values()].find(
      ({ type, parties }) =>
        type === 'minilateral' && parties?.length === codes.size && parties.every((code) => codes.has(code)),
    );
    const [first, last] = [taking[0], taking.at(-1)];
    if (group === undefined || first === undefined || last === undefined || codes.size < 2) return [];
    const evidence = evidenceOf(sentence, first.start, last.end, 'forces of the group');
    return [{ id: group.id, sentence, start: first.start, end: last.end, evidence }];
  });
}

/** Talks were held; joint drills were discussed: what a sitting speaks of, no training. */
const isSpokenOf = (sentence: Sentence, { words }: Sign, reading: Reading): boolean => {
  const match = words.exec(sentence.text);
  return (
    match !== null &&
    sentence.place !== 'title' &&
    !isTraining(reading.title) &&
    (TALKED_AFTER.test(sentence.text.slice(match.index + match[0].length)) || SITS.test(sentence.text)) &&
    !/\b(?:J?[GMA]?SDF|forces|nav(?:y|ies)|arm(?:y|ies)|ships?|jets|troops|marines|soldiers)\b/i.test(
      sentence.text,
    )
  );
};

const isEngaged = ({ role }: Claim): boolean => role === 'joint' || role === 'partner' || role === 'host';

/** A ship of the title's state: it will drill with the JMSDF; the two ships held a drill. */
const followsUp = (sign: Sign, reading: Reading, sentence: Sentence): boolean =>
  sign.id === 'other-exercise' &&
  sentence.place === 'lead' &&
  sentence.index < 2 &&
  reading.scene.titled.size > 0 &&
  levelIn(reading.title) === undefined &&
  FOLLOWS_UP.test(sentence.text);

const FOLLOWS_UP =
  /\b(?:drill|train|exercise)\w* (?:\w+ )?(?:with|alongside) (?:the )?(?:J?[GMA]?SDF|Japan)|\b(?:the|both) (?:two |three )?(?:ships|navies|forces|vessels|units|armies|air forces) (?:held|hold|conduct\w*|carried out|train\w*|drill\w*|exercis\w*)\b/i;

/** The lead of an item on forces tells of their training where it tells with whom. */
const mayLead = (sign: Sign, reading: Reading, claims: readonly Claim[]): boolean =>
  sign.lead === true ||
  (sign.id === 'other-exercise' &&
    levelIn(reading.title) === undefined &&
    claims.some(({ role }) => role === 'joint' || role === 'partner'));

/** Discussed or hoped for, not done. */
const TALKED_OF = /\b(?:discuss\w*|mulls?|consider\w*|weigh\w*|study|explor\w*|hopes?|calls? for|urg\w+)\b/i;
const INSTRUMENTS = new Set(['equipment-transfer', 'gsomia', 'raa', 'acsa', 'defence-mou']);

const isDiscussed = (sentence: Sentence, id: string, end: number): boolean =>
  sentence.place === 'title' && INSTRUMENTS.has(id) && TALKED_OF.test(sentence.text.slice(0, end));

function show({ id, rule, words, unless, parties = [] }: Sign, sentence: Sentence): Found | undefined {
  if (unless?.test(sentence.text) === true) return undefined;
  const match = words.exec(sentence.text);
  if (match !== null && isDiscussed(sentence, id, match.index + match[0].length)) return undefined;
  if (
    match === null ||
    (sentence.place !== 'title' &&
      TALKED_BEFORE.test(sentence.text.slice(Math.max(0, match.index - 80), match.index).trimEnd()))
  )
    return undefined;
  const end = match.index + match[0].length;
  return {
    id,
    sentence,
    start: match.index,
    end,
    parties,
    evidence: evidenceOf(sentence, match.index, end, rule),
  };
}
