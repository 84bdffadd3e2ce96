import { nounEndOf } from './claim.ts';
import type { Claim } from './claim.ts';
import type { Run } from './countries.ts';
import { evidenceOf } from './document.ts';
import type { Sentence } from './document.ts';
import { isEnglish } from './english/language.ts';
import { englishSittings } from './english/sittings.ts';
import { formatPhrase } from './format-phrase.ts';
import { defaultLevel, levelsOfTalk, officeOf } from './levels.ts';
import { fromOffices } from './office-sittings.ts';
import type { Reading } from './reading.ts';
import { LOOKS_BACK } from './role-words.ts';
import type { Level, Sitting } from './sitting.ts';
import { frameworksOf } from './sitting-frameworks.ts';

const SEAT =
  '(?:会談|会合(?!意)|協議|懇談|対話|会議|面会|面談|通話|(?<!記者)会見|意見交換|意見を交|を議論|議論し)';
const WITH_SEAT = new RegExp(`^と(?:の|も|は|それぞれ|個別に|相次いで|、|,)*.{0,40}?${SEAT}`);
/** A sitting of an earlier day, of a later one, or of others, named in passing. */
const RECALLED =
  /先日|先月|先般|昨年|昨日|前回|前年|昨年|一昨年|去年|以来|これまで|当時|かつて|を踏まえ|に続き|earlier|last (?:year|month)|had agreed|recalled/;
const REPORTS =
  /実施|行い|行っ|行わ|行う|開催|開い|開か|おいて|では|会談し|会談する|臨み|出席|予定|\bmet\b|\bheld\b|\bwill\b|\bspoke\b|\btalks with\b/;

/** Every sitting that title and lead report, and those of the body that belong to the same series. */
export function sittingsOf(reading: Reading, claims: ReadonlyMap<Sentence, readonly Claim[]>): Sitting[] {
  if (reading.third) return [];
  const found = reading.opening.flatMap((sentence) =>
    inSentence(reading, sentence, claims.get(sentence) ?? []),
  );
  const levels = new Set(found.map((sitting) => sitting.office));
  const known = new Set(found.flatMap((sitting) => sitting.frameworks));
  const later = reading.document.body.flatMap((sentence) => {
    if (RECALLED.test(sentence.text) || !REPORTS.test(sentence.text)) return [];
    const own = inSentence(reading, sentence, claims.get(sentence) ?? []);
    return own.filter(
      (sitting) => levels.has(sitting.office) && sitting.frameworks.some((id) => known.has(id)),
    );
  });
  return withoutParts(reading, withoutHalves([...found, ...later]), claims);
}

/** 外相と防衛相がX外相、X国防相と協議 is the 2+2 with X, not two talks more. */
function withoutHalves(sittings: readonly Sitting[]): Sitting[] {
  const both = new Set(sittings.filter((each) => each.office === 'two').flatMap((each) => each.codes));
  return sittings.filter(
    ({ office, codes, sentence }) =>
      !(office === 'defence' || office === 'foreign') ||
      !codes.every((code) => both.has(code)) ||
      !/外相|外務大臣/.test(sentence.text) ||
      !/防衛相|防衛大臣/.test(sentence.text),
  );
}

/**
 * 日英伊防衛相会合 in the title and 英国防相、伊国防相と会談 in the lead are one sitting: the talks of a sentence that
 * are with all states of a group of the title, and with no other, are the group's.
 */
function withoutParts(
  reading: Reading,
  sittings: readonly Sitting[],
  claims: ReadonlyMap<Sentence, readonly Claim[]>,
): Sitting[] {
  const titled = reading.document.title.flatMap((sentence) =>
    (reading.runs.get(sentence) ?? []).filter((run) => run.japan && run.parties.length > 1),
  );
  const groups = titled.map((run) => [...new Set(run.parties.map((party) => party.code))].toSorted().join());
  return sittings.filter(({ sentence, codes, office }) => {
    if (codes.length > 1 || sentence.place === 'title') return true;
    const beside = sittings.filter((each) => each.sentence === sentence && each.office === office);
    const spoken = (claims.get(sentence) ?? []).filter((claim) => officeOf(claim) !== undefined);
    const together = (codes: readonly string[]): string => [...new Set(codes)].toSorted().join();
    return (
      !groups.includes(together(beside.flatMap((each) => each.codes))) &&
      !groups.includes(together(spoken.flatMap((claim) => claim.parties.map((party) => party.code))))
    );
  });
}

function inSentence(reading: Reading, sentence: Sentence, claims: readonly Claim[]): Sitting[] {
  if (isEnglish(sentence)) return englishSittings(reading, sentence, claims);
  const together = fromTogether(reading, sentence, claims);
  const apart = together.length > 0 ? [] : fromClaims(reading, sentence, claims);
  return [...fromRuns(reading, sentence), ...apart, ...together, ...fromOffices(reading, sentence, claims)];
}

/** 日米防衛相会談, 日中防衛相4年5カ月ぶり会談, 日米韓、日中の会談. */
function fromRuns(reading: Reading, sentence: Sentence): Sitting[] {
  const runs = (reading.runs.get(sentence) ?? []).filter((run) => run.japan && run.parties.length > 0);
  const sittings: Sitting[] = [];
  const explicit = /幕僚協議/.test(sentence.text) ? 'officials' : undefined;
  for (const [index, run] of runs.entries()) {
    const read = formatAfter(sentence, listEnd(sentence, runs, index));
    if (read === undefined || AN_EARLIER_ONE.test(sentence.text.slice(read.end))) continue;
    const level = read.level ?? explicit ?? defaultLevel(reading);
    const codes = run.parties.map((party) => party.code);
    sittings.push({
      frameworks: frameworksOf(reading, codes, level, read.words),
      codes,
      office: level,
      sentence,
      evidence: evidenceOf(
        sentence,
        run.start,
        Math.max(run.end, Math.min(read.end, run.end + 40)),
        'the format after 日X',
      ),
    });
  }
  return sittings;
}

/** The end of the run whose format a run shares: 日米韓、日米豪、日中の会談. */
function listEnd(sentence: Sentence, runs: readonly Run[], index: number): number {
  let end = runs[index]?.end ?? 0;
  for (const next of runs.slice(index + 1)) {
    if (!/^[、,及びや・]+$/.test(sentence.text.slice(end, next.start))) break;
    end = next.end;
  }
  return end;
}

/** 日中防衛当局間の海空連絡メカニズム第7回年次会合: what the authorities sat about stands between. */
const FURTHER_SEAT = /^[^、。]{0,32}?(?:会合|協議|対話|会議)/;

const AN_EARLIER_ONE = new RegExp(`^${LOOKS_BACK}`);

function formatAfter(
  sentence: Sentence,
  end: number,
): { level: Level | undefined; words: string; end: number } | undefined {
  const after = sentence.text.slice(end, end + 48);
  const phrase = formatPhrase(after);
  if (phrase === undefined) return undefined;
  const { level, words, office, length } = phrase;
  const seat = phrase.seat ?? (/当局/.test(office) ? FURTHER_SEAT.exec(after.slice(length))?.[0] : undefined);
  const acting = /^(?:・|、|,|が|は|間|の|ら)/.test(after.slice(length)) || sentence.place === 'title';
  if (seat === undefined && !/2(?:\+|プラス)2/.test(office) && !(acting && isMinister(office, level)))
    return undefined;
  return { level, words, end: end + length };
}

const isMinister = (office: string, level: Level | undefined): boolean =>
  level === 'two' ||
  /^(?:外務|防衛|国防|担当|財務)*(?:外相|相|大臣|首脳|首相|高官|閣僚)|トップ$|参謀総?長|幕僚長/.test(office);

/** Talks that are said further off than this are shown by who is named. */
const SHOWN = 60;

/** X国防相と会談, A、BとのOFFICE会談, X国防長官が来日し…防衛相・外相との会談. */
function fromClaims(reading: Reading, sentence: Sentence, claims: readonly Claim[]): Sitting[] {
  const sittings: Sitting[] = [];
  for (const claim of claims) {
    const words = seatWords(claim);
    if (words === undefined || officeOf(claim) === 'ambassador') continue;
    const codes = claim.parties.map((party) => party.code);
    const levels = levelsOfTalk(reading, claim, ownWords(claim, words, claims));
    const all = claim.restStart + words.length;
    const end = all - claim.start > SHOWN ? nounEndOf(claim) : all;
    const groups = sitApart(claim) ? codes.map((code) => [code]) : [codes];
    for (const [level, together] of levels.flatMap((each) => groups.map((group) => [each, group] as const))) {
      sittings.push({
        frameworks: frameworksOf(reading, together, level, words),
        codes: together,
        office: level,
        sentence,
        evidence: evidenceOf(sentence, claim.start, end, 'talks with it'),
      });
    }
  }
  return sittings;
}

/** The words up to the next country: what stands behind that is said of it. */
function ownWords(claim: Claim, words: string, claims: readonly Claim[]): string {
  const from = claim.restStart;
  const next = claims.find((each) => each.start >= from);
  return next === undefined ? words : words.slice(0, Math.max(0, next.start - from));
}

/** A、B、CとはNカ国で会談: one sitting of the states named, if they are as many as it says. */
function fromTogether(reading: Reading, sentence: Sentence, claims: readonly Claim[]): Sitting[] {
  const stated = /([3-9三四五])[かカヵヶケ]国(?:で|の|による)?(?:の|初の?|で)*.{0,8}?(?:会談|会合|協議)/.exec(
    sentence.text,
  );
  if (stated === null) return [];
  const count = Number(stated[1]?.replace('三', '3').replace('四', '4').replace('五', '5'));
  const before = claims.filter(
    (claim) => claim.end <= stated.index && claim.role !== 'topic' && claim.role !== 'venue',
  );
  const organisations = new Set(reading.taxonomy.counterparts.organisations.map((each) => each.code));
  const codes = [...new Set(before.flatMap((claim) => claim.parties.map((party) => party.code)))].filter(
    (code) => !organisations.has(code),
  );
  const first = before[0];
  if (first === undefined || codes.length !== count - 1) return [];
  const level = defaultLevel(reading);
  const evidence = evidenceOf(sentence, first.start, stated.index + stated[0].length, 'the count of states');
  return [{ frameworks: frameworksOf(reading, codes, level, ''), codes, office: level, sentence, evidence }];
}

/** A・Bの国防相と会談 is two talks; 米韓の国防相と会談 is one. */
const sitApart = (claim: Claim): boolean => claim.parties.some((party) => party.via !== 'kanji');

const TOGETHER = new RegExp(`^(?:が|は)[^。]{0,24}?${SEAT}`);

/** 石破首相とルッテ事務総長が会談: Japan stands before it in the same list. */
function togetherWords(claim: Claim): string | undefined {
  if (claim.run.japan || officeOf(claim) === undefined) return undefined;
  return TOGETHER.exec(claim.rest)?.[0];
}

function seatWords(claim: Claim): string | undefined {
  if (claim.role === 'topic' || claim.role === 'venue' || claim.role === 'aside') return undefined;
  if (claim.role === 'joint') return togetherWords(claim);
  const direct = WITH_SEAT.exec(claim.rest)?.[0];
  if (direct !== undefined) return direct;
  const talks = /^(?:と)?の.{0,6}?(?:幕僚協議|会談|懇談|協議|会合)/.exec(claim.rest)?.[0];
  if (talks !== undefined && claim.head !== '') return talks;
  const office = officeOf(claim);
  if (office === undefined) return undefined;
  const subject = /^(?:が|は|の|を|から|、|らが|氏が|氏は|来日|$).{0,60}/.exec(claim.rest)?.[0];
  if (subject !== undefined && /会談|懇談|協議|(?<!記者)会見|意見を交|面会|を議論/.test(claim.rest))
    return claim.rest;
  return undefined;
}
