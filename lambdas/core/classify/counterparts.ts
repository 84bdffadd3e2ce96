import type { Located } from './located.ts';
import { evidenceOf } from './document.ts';
import { isEnglish } from './english/language.ts';
import { statedInEnglish } from './english/stated.ts';
import type { Sentence } from './document.ts';
import { nounEndOf, RULES } from './claim.ts';
import type { Claim } from './claim.ts';
import type { Found } from './found.ts';
import { IN_STEP } from './frameworks/minilateral-rules.ts';
import { officeIn } from './levels.ts';
import type { Sitting } from './sitting.ts';
import type { Reading } from './reading.ts';
import type { Framework } from '../taxonomy.ts';

export interface Coded {
  readonly code: string;
  readonly evidence: Located;
}

/** More participants than this and only the hosts are listed. */
const MANY = 6;
const ENGAGING =
  /会談|会合|協議|懇談|対話|面会|面談|通話|意見交換|訓練|演習|巡航|協定|覚書|署名|合意|一致|交換|ACSA|RAA|GSOMIA|共同開発|(?:防衛|国防|安保|安全保障)(?:面|分野)?(?:で|の)?の?協力|フォーラム|2\+2|2プラス2|首脳|パートナーシップ|防衛相|防衛大臣|外相|連携|ホットライン|海空連絡|声明|文書|共同声明|ワーキンググループ|合同委|決定|交渉|円滑化|協力プログラム/;
/** Never those who watch: the states whose trade and waters are watched. */
const WATCHED = new Set(['KP', 'CN', 'RU']);
const WATCHES = /^(?:が|は|による|の哨戒機|の艦|軍)?.{0,40}(?:監視|警戒|哨戒)/;
const REFUSED =
  /欠席|使わ(?:れ)?(?:ず|ない|ていない)|開催され(?:ない|ず)|使用せず|機能せず|不使用|見送|取り止め|取りやめ|中止|延期|拒否|抗議/;

/** The counterparts among the claims of title and lead, those of the sittings, and the organisations of the forums. */
export function decideCounterparts(
  reading: Reading,
  found: readonly Found[],
  sittings: readonly Sitting[],
  claims: ReadonlyMap<Sentence, readonly Claim[]>,
): Coded[] {
  const ids = new Set(found.map((each) => each.id));
  if (reading.third && !found.some((each) => isOurs(reading, each))) return fromFrameworks(reading, found);
  const opening = reading.opening.flatMap((sentence) => claims.get(sentence) ?? []);
  const exercises = [...ids].filter((id) => reading.taxonomy.frameworks.get(id)?.type === 'exercise');
  const coded = [
    ...sittings.flatMap((sitting) => sitting.codes.map((code) => ({ code, evidence: sitting.evidence }))),
    ...fromFrameworks(reading, found),
    ...(exercises.length > 0
      ? participants(reading, exercises, opening, found)
      : engaged(reading, opening, ids)),
  ];
  return coded.filter(({ code }) => code !== 'KP' && code !== 'JP');
}

/** Japan's own instruments and activities: they involve Japan though the words leave it out. */
function isOurs(reading: Reading, { id }: Found): boolean {
  const type = reading.taxonomy.frameworks.get(id)?.type;
  return type === 'activity' || type === 'instrument';
}

/** A forum gives its organisation; a minilateral its states. */
function fromFrameworks(reading: Reading, found: readonly Found[]): Coded[] {
  return found.flatMap(({ id, evidence, sentence, parties: implied = [] }) => {
    const framework = reading.taxonomy.frameworks.get(id);
    if (framework === undefined) return [];
    const present = framework.japan || reading.japan;
    const organisation = framework.organisation === undefined || !present ? [] : [framework.organisation];
    const standing =
      framework.type === 'minilateral' || (framework.id === 'gcap' && !isOfAnother(reading, framework));
    const parties = standing && !REFUSED.test(sentence.text) ? (framework.parties ?? []) : [];
    return [...organisation, ...parties, ...implied].map((code) => ({ code, evidence }));
  });
}

/** Japan offers New Delhi to join GCAP: the title is on Japan and a state outside the programme. */
const isOfAnother = ({ scene: { titled } }: Reading, { parties = [] }: Framework): boolean =>
  titled.size > 0 && !parties.some((code) => titled.has(code));

function engaged(reading: Reading, claims: readonly Claim[], ids: ReadonlySet<string>): Coded[] {
  return claims.flatMap((claim) => {
    if (!isEngaged(claim, ids) || isOnlyTheSeat(reading, claim)) return [];
    const evidence = evidenceOf(claim.sentence, claim.start, nounEndOf(claim), claim.rule);
    return claim.parties.map((party) => ({ code: party.code, evidence }));
  });
}

function isEngaged(claim: Claim, ids: ReadonlySet<string>): boolean {
  const titled = claim.sentence.place === 'title';
  const { role, sentence, rest, head } = claim;
  if (REFUSED.test(sentence.text)) return false;
  if (role === 'joint' && /発射/.test(sentence.text) && IN_STEP.test(head + rest)) return false;
  if (role === 'partner') return true;
  if (titled && (role === 'plain' || role === 'host') && given(ids, rest)) return true;
  if (role === 'joint' && isEnglish(sentence)) return true;
  if (role === 'joint')
    return (
      (titled || sentence.index < 3) &&
      ENGAGING.test(head + rest.slice(0, 40)) &&
      !/^(?:同盟|関係)/.test(rest)
    );
  if (ids.has('un-sanctions') && claim.parties.every((party) => !WATCHED.has(party.code))) {
    return role !== 'venue' && role !== 'aside' && !isEnglish(sentence) && WATCHES.test(rest);
  }
  if (role === 'subject' && signs(rest, ids)) return true;
  if (titled && isGroupOfSeven(claim)) return true;
  if (titled && (role === 'subject' || role === 'plain'))
    return officeIn(head) !== undefined && /会談|懇談|来日|訪日|表敬|訪問/.test(sentence.text);
  return false;
}

/** G7外相が声明: the group sits without a list of its states. */
const isGroupOfSeven = ({ parties, head }: Claim): boolean =>
  /^(?:の)?(?:外相|首脳|国防相|防衛相)/.test(head) && parties.some(({ code }) => code === 'G7');

const INSTRUMENTS = ['raa', 'acsa', 'gsomia', 'osa', 'equipment-transfer', 'defence-mou'];
/** Who signs or ratifies an instrument of Japan's is its other party: X国防大臣が署名. */
const signs = (rest: string, ids: ReadonlySet<string>): boolean =>
  INSTRUMENTS.some((id) => ids.has(id)) &&
  /^(?:が|は|も|らが|氏が)[^。]{0,40}(?:署名|調印|締結|交換|批准|承認|通告)/.test(rest);

/** フィリピンを訪れ、拡大ASEAN国防相会議に出席: the state is where the forum sits. */
const isOnlyTheSeat = (reading: Reading, { rule, sentence }: Claim): boolean =>
  rule === RULES.visited &&
  ATTENDS.test(sentence.text) &&
  (GATHERING.test(sentence.text) ||
    sentence.hits.some((hit) =>
      hit.senses.some(
        (sense) => sense.kind === 'framework' && reading.taxonomy.frameworks.get(sense.id)?.type === 'forum',
      ),
    ));
const ATTENDS = /出席|参加|臨/;
const GATHERING = /(?:外相会合|国際会議|多国間|フォーラム|サミット|首脳会議|対話)[^、。]{0,4}に(?:出席|参加)/;

/** Help or arms for X in the title: Xの軍楽隊の能力構築支援, X新型護衛艦導入計画に参画. */
const given = (ids: ReadonlySet<string>, rest: string): boolean =>
  ((ids.has('capacity-building') || ids.has('osa')) && /能力構築|供与|支援|育成/.test(rest)) ||
  (ids.has('equipment-transfer') && /導入|採用|計画|輸出|受注|フリゲート|護衛艦|潜水艦/.test(rest));

function participants(
  reading: Reading,
  ids: readonly string[],
  claims: readonly Claim[],
  found: readonly Found[],
): Coded[] {
  if (!reading.japan) return [];
  const observes = JAPAN_OBSERVES.test(`${reading.title}\n${reading.lead}`);
  const hosts = ids.flatMap((id) => {
    const evidence = found.find((each) => each.id === id)?.evidence;
    const codes = reading.taxonomy.frameworks.get(id)?.hosts ?? [];
    return evidence === undefined ? [] : codes.map((code) => ({ code, evidence }));
  });
  const taking = claims.filter((claim) => takesPart(claim));
  const named = taking.flatMap((claim) =>
    claim.parties.map((party) => ({
      code: party.code,
      evidence: evidenceOf(claim.sentence, claim.start, claim.end, claim.rule),
      forces: trains(claim),
    })),
  );
  const training = named.filter((each) => each.forces);
  const count = new Set(training.map((each) => each.code)).size;
  const stated = statedOthers(reading);
  if (count > MANY || stated > MANY || (observes && hosts.length > 0))
    return hosts.length > 0 ? hosts : named.filter((each) => each.evidence.rule === RULES.host);
  return training.length > 0 ? training : hosts;
}

/** Whose watched forces 'also' train, trains by itself: 中国軍も演習. */
const takesPart = ({ role, parties }: Claim): boolean =>
  role === 'partner' ||
  role === 'joint' ||
  (['host', 'participant', 'subject', 'plain'].includes(role) &&
    parties.every((party) => !WATCHED.has(party.code)));

/** 日本など十数カ国はオブザーバー: then the hosts are whom Japan's people were with. */
const JAPAN_OBSERVES = /(?:日本|自衛隊|[陸海空]自)[^。]{0,20}オブザーバー|Japan[^.]{0,60}\bas observers?\b/;

/** How many states besides Japan the words say take part; Japan is one of 日本など7か国 and of a list that names it. */
function statedOthers(reading: Reading): number {
  const words = `${reading.title}\n${reading.lead}`;
  const found = /([0-9]+)[かカヵヶケ]国/.exec(words);
  if (found === null) return statedInEnglish(words);
  const named = /日本[^。]{0,40}$/.test(words.slice(0, found.index));
  return Number(found[1]) - (named ? 1 : 0);
}

function trains(claim: Claim): boolean {
  if (claim.role === 'joint' || claim.role === 'host' || claim.role === 'participant') return true;
  if (claim.role === 'partner') return true;
  return /軍|艦|隊/.test(claim.head);
}
