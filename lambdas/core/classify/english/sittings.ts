import { RULES } from '../claim.ts';
import type { Claim } from '../claim.ts';
import { evidenceOf } from '../document.ts';
import type { Sentence } from '../document.ts';
import type { Reading } from '../reading.ts';
import type { Sitting } from '../sitting.ts';
import { clausesOf, holds } from './clauses.ts';
import type { Clause } from './clauses.ts';
import { formatsOf } from './formats.ts';
import type { Format } from './formats.ts';
import { frameworksOfFormat, isGroup, isPartOfGroup, ofGroups } from './groups.ts';
import { nameless, ofGuest, ofThose, unnamed } from './nameless.ts';
import { isAmbassador, levelIn } from './offices.ts';
import { COURTESY, isGathering, isOfOffices, isOnTraining, isTraining, SITS } from './sitting-words.ts';
import { FORCE } from './vocabulary.ts';

/** The sittings of an English sentence: those who sit with Japan in one clause sit together, unless the words part them. */
export function englishSittings(reading: Reading, sentence: Sentence, claims: readonly Claim[]): Sitting[] {
  const clauses = clausesOf(sentence.text);
  const named = [
    ...ofGroups(reading, sentence),
    ...clauses.flatMap((clause) => inClause(reading, sentence, clause, claims)),
  ];
  if (named.length > 0) return named;
  const those = [...ofThose(reading, sentence, clauses), ...ofGuest(reading, sentence, clauses)];
  if (those.length > 0) return those;
  return [...unnamed(reading, sentence, clauses), ...nameless(reading, sentence, clauses, claims)];
}

function inClause(reading: Reading, sentence: Sentence, clause: Clause, claims: readonly Claim[]): Sitting[] {
  const training =
    isOnTraining(reading.title) || (isTraining(clause.text) && levelIn(clause.text) === undefined);
  const seated = claims.filter((claim) => isActing(claim, clause) && isSeated(claim, clause.text, training));
  const formats = seated.length === 0 ? [] : formatsOf(reading, sentence, clause, seated);
  const called = clause.text.search(COURTESY) >= 0 && !SITS.test(clause.text.replaceAll(COURTESY, ''));
  const own = called ? formats.filter((format) => format === 'chief' || format === 'call') : formats;
  return (own.length > 0 || called ? own : [undefined]).flatMap((format) =>
    groupsOf(reading, clause, seated, format).flatMap((group) =>
      sittingOf(reading, sentence, clause, group, format),
    ),
  );
}

const isActing = ({ start, role, rule }: Claim, clause: Clause): boolean =>
  holds(clause, start) && (role === 'joint' || role === 'partner') && rule !== RULES.given;

function sittingOf(
  reading: Reading,
  sentence: Sentence,
  clause: Clause,
  group: readonly Claim[],
  format: Format | undefined,
): Sitting[] {
  const [first] = group;
  if (first === undefined) return [];
  const codes = withGuest(reading, clause, [
    ...new Set(group.flatMap((claim) => claim.parties.map((party) => party.code))),
  ]);
  const evidence = evidenceOf(
    sentence,
    first.start,
    first.end,
    format === 'call' ? 'a guest’s office' : 'talks with Japan',
  );
  const office = format === 'call' ? undefined : format;
  const frameworks = isPartOfGroup(reading, codes, clause)
    ? []
    : frameworksOfFormat(reading, codes, format, `${reading.title} ${clause.text}`);
  return [{ frameworks, codes, office, sentence, evidence }];
}

/** A trilateral with Japan and X, told of a guest of the title: he is the third. */
function withGuest({ scene: { titled } }: Reading, clause: Clause, codes: string[]): string[] {
  const third = codes.length === 1 && titled.size === 1 && /\ba trilateral\b/i.test(clause.text);
  return third ? [...new Set([...codes, ...titled])] : codes;
}

/** A ship or a squadron that visits calls at a port. */
const isPortCall = (claim: Claim, words: string): boolean =>
  isForce(claim.head) &&
  levelIn(claim.head) === undefined &&
  claim.parties.every((party) => party.via !== 'person') &&
  !SITS.test(words.replaceAll(/\bvisit(?:s|ed|ing)?\b/gi, ''));

const isForce = (head: string): boolean => FORCE.test(/[\w'-]+$/.exec(head)?.[0] ?? '');

function isSeated(claim: Claim, words: string, training: boolean): boolean {
  if (claim.rule === RULES.talks || isGathering(words, training)) return true;
  if (training || isPortCall(claim, words)) return false;
  const office =
    levelIn(words) !== undefined ||
    isAmbassador(words) ||
    claim.parties.some((party) => party.via === 'person');
  return SITS.test(words) || (office && isOfOffices(words));
}

/** A known set of states and a sitting said to be shared are one; else each state has a sitting of its own. */
function groupsOf(
  reading: Reading,
  clause: Clause,
  claims: readonly Claim[],
  format: Format | undefined,
): Claim[][] {
  const apart = claims.filter((claim) => claim.rule === RULES.talks);
  const rest = claims.filter((claim) => claim.rule !== RULES.talks);
  const codes = [...new Set(rest.flatMap((claim) => claim.parties.map((party) => party.code)))];
  const shared =
    isGroup(reading, codes) ||
    codes.length < 2 ||
    SHARED.test(clause.text) ||
    format === 'leader' ||
    format === 'two';
  const both = codes.length > 1 && BOTH.test(clause.text);
  return [...(shared ? [rest] : []), ...(both || !shared ? eachOf(rest) : []), ...eachOf(apart)];
}

const SHARED =
  /\btrilateral|three-way|four-way|five-(?:way|country|nation|party)|quadrilateral|\bjointly\b|multilateral/i;

/** Bilateral and trilateral talks with X and Y: one of all three, and one with each. */
const BOTH =
  /\bbilateral(?:,| and| as well as| or) (?:separate )?trilateral\b|\btrilateral(?:,| and| as well as| or) (?:separate )?bilateral\b/i;

/** One group a state, though office and person name it twice. */
function eachOf(claims: readonly Claim[]): Claim[][] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const code = claim.parties[0]?.code ?? '';
    groups.set(code, [...(groups.get(code) ?? []), claim]);
  }
  return [...groups.values()];
}
