import { nounEndOf } from './claim.ts';
import type { Claim } from './claim.ts';
import { evidenceOf } from './document.ts';
import type { Sentence } from './document.ts';
import { actorLevel, defaultLevel } from './levels.ts';
import type { Reading } from './reading.ts';
import type { Sitting } from './sitting.ts';
import { frameworksOf } from './sitting-frameworks.ts';

const FOREIGN_OFFICE =
  /(?:(?:国防|軍事)(?:担当)?(?:大臣|相|長官|部長官|部長|次官))(?:が|と|を|氏|は|、|から|ら|との).{0,40}?(?:会談|懇談|協議|会合|来日)/;
/** Abroad a Japanese minister also meets heads and foreign ministers: サウジアラビアで国王、皇太子と会談. */
const HOST_OFFICE =
  /(?:大統領|首相|国王|皇太子|首長|外相|外務大臣|国防次官|参謀総?長|司令官|国防軍司令官)(?:や[^。、]{1,12})?と(?:の|も|それぞれ|相次いで)?(?:会談|懇談|協議|会合|面会|意見を交)/;

/**
 * A foreign minister named without his state: the state is the one that the title or the sentence deals with, or, where
 * none is dealt with, the place at which he was met: ヨルダンでハッサン国防相と会談.
 */
export function fromOffices(reading: Reading, sentence: Sentence, claims: readonly Claim[]): Sitting[] {
  const match = FOREIGN_OFFICE.exec(sentence.text);
  if (match === null) return withHosts(reading, sentence, claims);
  if (/[3-9三四五六七八九][かカヵヶ]国の/.test(sentence.text) || isOfGroup(reading, sentence, match.index))
    return [];
  if (claims.some((claim) => claim.start <= match.index && nounEndOf(claim) > match.index)) return [];
  const level = defaultLevel(reading) ?? 'defence';
  const evidence = evidenceOf(sentence, match.index, match.index + match[0].length, 'a minister’s talks');
  const codes = metAtHome(claims.filter((claim) => claim.end <= match.index));
  return [{ frameworks: frameworksOf(reading, codes, level, ''), codes, office: level, sentence, evidence }];
}

/** スクアッド国防相: the ministers of a group just named. */
const isOfGroup = ({ taxonomy }: Reading, sentence: Sentence, at: number): boolean =>
  sentence.hits.some(
    ({ end, senses }) =>
      end === at &&
      senses.some(
        (sense) => sense.kind === 'framework' && taxonomy.frameworks.get(sense.id)?.type === 'minilateral',
      ),
  );

function withHosts(reading: Reading, sentence: Sentence, claims: readonly Claim[]): Sitting[] {
  const match = HOST_OFFICE.exec(sentence.text);
  const level = actorLevel(reading);
  if (match === null || level === undefined) return [];
  const codes = metAtHome(claims.filter((claim) => claim.end <= match.index));
  if (codes.length === 0 && !isAbroad(reading)) return [];
  const evidence = evidenceOf(sentence, match.index, match.index + match[0].length, 'talks with hosts');
  return [{ frameworks: frameworksOf(reading, codes, level, ''), codes, office: level, sentence, evidence }];
}

/** The title is about a trip to one state: who is met without a state is of that one. */
const isAbroad = (reading: Reading): boolean =>
  /訪問|出張/.test(reading.title) &&
  new Set(
    reading.document.title
      .flatMap((sentence) => reading.runs.get(sentence) ?? [])
      .flatMap((run) => run.parties.map((party) => party.code)),
  ).size === 1;

/** The state in which a foreign minister was met, where the sentence names no other. */
function metAtHome(claims: readonly Claim[]): string[] {
  const [place] = claims;
  if (place === undefined || claims.length > 1 || place.role !== 'venue' || !/^で/.test(place.rest))
    return [];
  return place.parties.map((party) => party.code);
}
