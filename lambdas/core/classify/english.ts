import { evidenceOf } from './document.ts';
import type { Sentence } from './document.ts';
import type { Run } from './countries.ts';
import { RULES } from './claim.ts';
import type { Claim, Role } from './claim.ts';
import type { Reading } from './reading.ts';
import { frameworksOf } from './sitting-frameworks.ts';
import type { Level, Sitting } from './sitting.ts';

/** English sentences: word order and prepositions decide, where Japanese has particles. */
const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;
const SITS =
  /\b(?:met|meets?|meeting|meetings|talks?|bilaterals?|trilaterals?|hosts?|hosted|welcom(?:es|ed)|discuss(?:es|ed)?|agree[sd]?|call|calls on|spoke|take part|takes part|took part|sign|enters? into force|entered into force|concludes?d?|launch(?:es|ed)?|ratif(?:y|ies|ied)|condemns?|conduct(?:s|ed)?|hold|holds|held|navies|ministerial|shake hands|joint statement|consultations|dialogue|signed|signs|visits?|visited|2\+2|exercise|exercises|drills?|trains?|trained)\b/i;
const TOPIC_BEFORE =
  /\b(?:against|over|amid|about|counter(?:ing)?|deter(?:ring)?|threats? (?:from|of)|face of|concerns? (?:over|about|at)|condemn(?:ed|s|ing)?|by|of|situation in|war in|support for) (?:the )?$/i;
/** The ambassador of X, the minister of defence of X: an office, no topic. */
const OFFICE_OF =
  /\b(?:ambassador|minister|secretary|chief|commander)(?: of (?:defen[cs]e|national defen[cs]e|staff|the navy|the army))? (?:of|from) (?:the )?$/i;
const TOPIC_AFTER =
  /^(?:'s)? (?:aggression|threats?|missiles?|aircraft|actions?|activit|coerc|behavio|growing|rise|assertiveness|military|emergency|navy ships|invasion|war|expansion|nuclear|launch|contingency|Strait)/i;
/** China's coercive activities, but Australia's defence minister. */
const POSSESSED =
  /^'s (?!.{0,30}?(?:minister|secretary|chief|navy|army|air force|forces|president|military|government|ambassador|carrier|frigate|commander))/i;
const VENUE_BEFORE = /\b(?:in|at|near|off|from|held in|, ) (?:the )?$/i;
const EARLIER = /\b(?:had|earlier|previously|last (?:year|month)|recalled|except)\b/i;
const CO_HOSTS = /\b(?:co-chaired|co-hosted|hosted) by (?:[A-Z][a-z]+ and )?$/;

export const isEnglish = (sentence: Sentence): boolean => !JAPANESE.test(sentence.text);

/** Words that report a sitting, not merely something done together. */
const SITTING =
  /\b(?:met|meets?|meeting|meetings|talks?|bilaterals?|trilaterals?|hosts?|hosted|welcom(?:es|ed)|discuss(?:es|ed)?|call|ministerial|(?:ministers?|chiefs|secretar(?:y|ies)|leaders) (?:agree|affirm|confirm|reaffirm|pledge|vow|condemn|urge)[a-z]*|shake hands|joint statement|consultations|dialogue|2\+2|spoke|visits? (?:to )?(?:Tokyo|Japan))\b/i;
/** A framework of its own, no talks. */
const COURTESY = /\bcourtesy (?:calls?|visits?)\b/gi;
/** Who hosts an exercise receives nobody. */
const HOSTS = /\bhost(?:s|ed)?\b/gi;
const GIVEN =
  /\b(?:suppl(?:y|ies|ied)|transfers?|exports?|provides?|delivers?|donates?|hands? over|sells?)\b[^;]* (?:to|for) (?:the )?$/i;
const LIST = /^(?:, |,? and |,? & |-|\/|, and )(?:the )?$/;

/** What an English sentence says of its countries, clause by clause (`;` parts them). */
export function englishClaims(sentence: Sentence, runs: readonly Run[]): Claim[] {
  return runs.flatMap((run) => {
    if (run.parties.length === 0) return [];
    const before = sentence.text.slice(Math.max(0, run.start - 160), run.start);
    const rest = sentence.text.slice(run.end, run.end + 120);
    const clause = clauseAt(sentence.text, run.start);
    const japan = hasJapan(sentence, run.start);
    const listed =
      japan &&
      ((SITS.test(clause) && isListedWithJapan(sentence, runs, run)) || isCompound(sentence, runs, run));
    const [role, rule]: [Role, string] = listed ? ['joint', RULES.list] : roleOf(before, rest, clause, japan);
    return [
      { run, parties: run.parties, role, rule, sentence, rest, head: '', start: run.start, end: run.end },
    ];
  });
}

/** India, Japan, Australia and the US: one list. */
function isListedWithJapan(sentence: Sentence, runs: readonly Run[], run: Run): boolean {
  const at = runs.indexOf(run);
  const linked = (left: Run | undefined, right: Run | undefined): boolean =>
    left !== undefined && right !== undefined && LIST.test(sentence.text.slice(left.end, right.start));
  for (let i = at; i < runs.length; i += 1) {
    if (runs[i]?.japan === true) return true;
    if (!linked(runs[i], runs[i + 1])) break;
  }
  for (let i = at; i >= 0; i -= 1) {
    if (runs[i]?.japan === true) return true;
    if (!linked(runs[i - 1], runs[i])) break;
  }
  return false;
}

/** Japan-Philippines RAA, the English 日比. What merely exists between the two is no act: the Japan-US alliance. */
function isCompound(sentence: Sentence, runs: readonly Run[], run: Run): boolean {
  const at = runs.indexOf(run);
  const standing = /^ (?:alliance|relations|relationship|ties|security treaty)/i;
  const joins = (left: Run | undefined, right: Run | undefined): boolean =>
    left !== undefined &&
    right !== undefined &&
    left.japan !== right.japan &&
    /^[-/]$/.test(sentence.text.slice(left.end, right.start)) &&
    !standing.test(sentence.text.slice(right.end));
  return joins(runs[at - 1], run) || joins(run, runs[at + 1]);
}

function clauseAt(text: string, at: number): string {
  const start = text.lastIndexOf(';', at) + 1;
  const end = text.indexOf(';', at);
  return text.slice(start, end < 0 ? text.length : end);
}

/** Japan as a place only: near Japan, in Tokyo. */
const PLACE_BEFORE = /\b(?:near|off|around|over|past|in|at|by) (?:the )?$/i;

/** The prefix of the ships of the Maritime Self-Defense Force. */
const JAPANESE_SHIP = /\bJS [A-Z][a-z]/;

/** Whether Japan or one of its office-holders is named, not merely as a place, in the clause around a position. */
function hasJapan(sentence: Sentence, at: number): boolean {
  const { text } = sentence;
  const start = text.lastIndexOf(';', at) + 1;
  const end = text.indexOf(';', at);
  if (JAPANESE_SHIP.test(text)) return true;
  return sentence.hits.some(
    (hit) =>
      hit.start >= start &&
      (end < 0 || hit.start < end) &&
      hit.senses.some((sense) => sense.kind === 'japan') &&
      !PLACE_BEFORE.test(text.slice(Math.max(0, hit.start - 10), hit.start)),
  );
}

function roleOf(before: string, rest: string, clause: string, japan: boolean): [Role, string] {
  if (TOPIC_AFTER.test(rest) || POSSESSED.test(rest)) return ['topic', RULES.topic];
  if (EARLIER.test(clause)) return ['aside', RULES.earlier];
  if (/\b(?:bilaterals?|talks|meetings?) with [^;]*$/i.test(before)) return ['partner', RULES.talks];
  if (
    japan &&
    /\b(?:exercises?|drills?|training|trains?|trained|agreement|pact|partnership) with (?:the )?$/i.test(
      before,
    )
  )
    return ['partner', RULES.act];
  if (CO_HOSTS.test(before)) return ['host', RULES.host];
  if (GIVEN.test(before)) return ['partner', RULES.given];
  if (japan && /\b(?:ministers|advisers|advisors|chiefs|leaders|statement) of [^;]*$/i.test(before))
    return ['joint', RULES.beside];
  if (japan && OFFICE_OF.test(before) && SITS.test(clause)) return ['joint', RULES.act];
  if (TOPIC_BEFORE.test(before)) return ['topic', RULES.topic];
  if (VENUE_BEFORE.test(before)) return ['venue', RULES.venue];
  if (japan && SITS.test(clause)) return ['joint', RULES.act];
  return ['plain', RULES.name];
}

/** The sittings of an English sentence: those who act with Japan in one clause sit together, `bilaterals with` apart. */
export function englishSittings(reading: Reading, sentence: Sentence, claims: readonly Claim[]): Sitting[] {
  const drills = /\bexercise\b/i.test(`${reading.title}\n${sentence.text}`);
  const sitting = claims.filter((claim) => {
    const clause = clauseAt(sentence.text, claim.start).replaceAll(COURTESY, '');
    return claim.role === 'joint' && SITTING.test(drills ? clause.replaceAll(HOSTS, '') : clause);
  });
  const apart = claims.filter((claim) => claim.rule === RULES.talks);
  const together = [...new Set(sitting.flatMap((claim) => claim.parties.map((party) => party.code)))];
  const level = levelOf(reading, sentence, claims);
  const groups = [together, ...apart.flatMap((claim) => claim.parties.map((party) => [party.code]))];
  return groups.flatMap((codes) => {
    const [first] = [...sitting, ...apart].filter((claim) =>
      claim.parties.some((party) => codes.includes(party.code)),
    );
    if (first === undefined) return [];
    const evidence = evidenceOf(sentence, first.start, first.end, 'talks with Japan');
    return [
      { frameworks: frameworksOf(reading, codes, level, ''), codes, office: level, sentence, evidence },
    ];
  });
}

function levelOf(reading: Reading, sentence: Sentence, claims: readonly Claim[]): Level | undefined {
  const { text } = sentence;
  if (/2\+2|foreign and defen[cs]e ministers/i.test(text)) return 'two';
  if (/security advis[eo]rs|NSC/i.test(text)) return undefined;
  if (/chiefs? of (?:staff|defen[cs]e)|commander/i.test(text)) return 'chief';
  if (/vice[- ]minister|MM talks|officials/i.test(text)) return 'officials';
  if (/defen[cs]e (?:ministers?|secretar|ministerial|chiefs)/i.test(text)) return 'defence';
  if (/foreign ministers?/i.test(text)) return 'foreign';
  if (/\bleaders\b|\bsummit\b/i.test(text)) return 'leader';
  const office = claims.flatMap((claim) => claim.parties).find((party) => party.office !== undefined)?.office;
  if (office === 'defence' || office === 'foreign' || office === 'leader' || office === 'chief')
    return office;
  const { actor } = reading;
  return actor === 'defence' || actor === 'foreign' || actor === 'leader' || actor === 'chief'
    ? actor
    : undefined;
}
