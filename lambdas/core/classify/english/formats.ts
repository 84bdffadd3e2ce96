import type { Claim } from '../claim.ts';
import type { Sentence } from '../document.ts';
import type { Reading } from '../reading.ts';
import type { Level } from '../sitting.ts';
import { clausesOf } from './clauses.ts';
import type { Clause } from './clauses.ts';
import { officesOfJapan } from './japan-offices.ts';
import { listsIn } from './list.ts';
import { ADVISERS, isAmbassador, isLevel, levelIn } from './offices.ts';

/** `call`: an ambassador or a chief received by a minister, a courtesy call whatever it is called. */
export type Format = Level | 'call';

/** The formats of a sitting: one for each of Japan's offices in it, as the format follows Japan's side. */
export function formatsOf(
  reading: Reading,
  sentence: Sentence,
  clause: Clause,
  claims: readonly Claim[],
): readonly Format[] {
  if (
    levelIn(clause.text) === 'two' ||
    OF_PAIRS.test(clause.text) ||
    isOfTwo(reading, sentence, clause, claims)
  )
    return ['two'];
  if (ADVISERS.test(clause.text)) return [];
  const { levels, ambassador, rest } = officesOfJapan(sentence, clause);
  if (ambassador) return [];
  const theirs = theirOffice(claims) ?? (isAmbassador(rest) ? 'ambassador' : undefined);
  if (ofEquals(clause) && theirs !== undefined && isMinister(theirs) && levels.length === 1) return [theirs];
  if (levels.length > 0) return between(levels, theirs ?? levelIn(rest));
  const [ours, others] = rest.split(/ with | by /);
  const own = reading.scene.own && others !== undefined ? levelIn(ours ?? '') : undefined;
  if (own !== undefined) return between([own], theirs ?? levelIn(others ?? ''));
  const titled = sentence.place === 'title' ? [] : oursInTitle(reading);
  if (titled.length > 0) return between(titled, theirs ?? levelIn(rest));
  if (theirs === 'ambassador') return ['call'];
  const level =
    levelIn(clause.text) ??
    theirs ??
    levelIn(reading.title) ??
    levelOfPeople(sentence) ??
    levelIn(reading.lead) ??
    levelOfActor(reading);
  return level === undefined ? [] : [level];
}

/** Two and their two counterparts: the foreign and the defence minister of each side. */
const OF_PAIRS =
  /\b[A-Z]\w+(?:,| and) (?:[A-Z]\w+ )?[A-Z]\w+,? (?:\w+ )?(?:and|met|with) their (?:[A-Z]\w+ )?counterparts,? (?:[A-Z]\w+ ){1,2}and [A-Z]/;

/** Counterparts hold the same office, and so do those who chair together. */
const ofEquals = ({ text }: Clause): boolean => /\bco-?chair|\bcounterpart\b/i.test(text);

const isMinister = (office: Office): office is 'defence' | 'foreign' =>
  office === 'defence' || office === 'foreign';

/** Who is named, where all of them hold the same office. */
function levelOfPeople(sentence: Sentence): Level | undefined {
  const people = listsIn(sentence).flatMap(({ phrases }) => phrases.filter(({ head }) => head === 'person'));
  const [first] = people;
  const office = first?.name.office;
  return isLevel(office) && people.every(({ name }) => name.office === office) ? office : undefined;
}

/** Blinken and Austin in the lead of a 2+2 are its two, no talks of their own. */
function isOfTwo(reading: Reading, sentence: Sentence, clause: Clause, claims: readonly Claim[]): boolean {
  if (sentence.place === 'title' || levelIn(reading.title) !== 'two') return false;
  if (/\b(?:separate|bilateral|one-on-one|also met)\b/i.test(clause.text)) return false;
  return claims.every((claim) => claim.parties.every((party) => reading.scene.titled.has(party.code)));
}

/** He, she, the minister: whoever the title names for Japan. */
const oursInTitle = (reading: Reading): Level[] =>
  reading.document.title.flatMap((sentence) =>
    clausesOf(sentence.text).flatMap((clause) => [...officesOfJapan(sentence, clause).levels]),
  );

type Office = Level | 'ambassador';

/** Japan's offices and the other side's → the formats between them. */
export function between(ours: readonly Level[], theirs: Office | undefined): Format[] {
  const formats = ours.flatMap((own): Format[] => {
    const minister = own === 'defence' || own === 'foreign' || own === 'leader';
    if (theirs === 'ambassador' || (theirs === 'chief' && minister)) return minister ? ['call'] : [own];
    return own === 'leader' && (theirs === 'defence' || theirs === 'foreign') ? [] : [own];
  });
  return [...new Set(formats)];
}

function theirOffice(claims: readonly Claim[]): Office | undefined {
  for (const claim of claims) {
    const words = `${beforeOf(claim)} ${claim.head}`;
    if (isAmbassador(words)) return 'ambassador';
    const office = claim.parties[0]?.office;
    const level = levelIn(claim.head) ?? levelIn(words) ?? (isLevel(office) ? office : undefined);
    if (level !== undefined) return level;
  }
  return undefined;
}

const beforeOf = (claim: Claim): string => {
  const before = claim.sentence.text.slice(Math.max(0, claim.start - 48), claim.start);
  return /(?:(?:[A-Z]\w*|ministers?|secretary|of|for|the|chiefs?) )+$/.exec(before)?.[0] ?? '';
};

const levelOfActor = ({ actor }: Reading): Level | undefined => (isLevel(actor) ? actor : undefined);
