import { capitalOf, isGovernment } from './capitals.ts';
import type { Sentence } from './document.ts';
import { isJapanAt } from './japan-kanji.ts';
import type { Hit } from './matcher.ts';
import type { Sense, Via } from './lexicon.ts';
import type { Office } from '../taxonomy.ts';

/** A country or organisation named in a sentence. */
export interface Party {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly via: Via;
  readonly office: Office | undefined;
}

/** Names written without a gap: 日米豪フィリピン. `japan`: Japan is one of them. */
export interface Run {
  readonly parties: readonly Party[];
  readonly japan: boolean;
  readonly start: number;
  readonly end: number;
}

type Country = Extract<Sense, { kind: 'country' }>;

/** What follows a single code that stands for a state: 米軍, 英国防相, 仏首相, 比政府. */
const OFFICE_AFTER =
  /^(?:の?(?:国防|防衛|外相|外務|首相|大統領|政府|軍|海軍|陸軍|空軍|宇宙軍|海兵隊|第[0-9]|原潜|原子力|大使|哨戒機|ミサイル|弾道|非核|核|「瀬取り|主催|国務|副大統領|副首相|高官|両|当局|議会|艦|側|豪|紙|新造艦|次期(?:艦|フリゲート|潜水艦|戦闘機)|閣僚|国家安全|海自|沿岸警備|統合参謀|インド太平洋|太平洋(?:艦隊|軍|陸軍|空軍|海兵隊)|戦略|空母|製|国(?:の|と|が|は|、)))/;
/** What follows a run of codes: a sitting, an act, a particle. */
const RUN_AFTER =
  /^(?:軍|両|首脳|防衛|国防|共同|合同|間|の|が|は|と|も|を|に|で|、|,|,|[0-9三四五2-9]?[かカヶヵケ]国|など|や|海軍|陸軍|空軍|海|陸|空|主催|外|安全|安保|同盟|関係|豪|[A-Z"「(]|高官|参謀|政府|協|会|対話|合|物品|円滑|情報|装備|部隊|海上|連携|二国|2|ホット|統合|が|へ|電話|テレビ|局長|次官|拡大|サイバー|ACSA|RAA|閣僚|大臣|制服組|国|[ァ-ヺ]{2}|政策|戦略|経済|貿易|友好|$)/;
const DIPLOMATIC_AFTER =
  /^(?:首脳|防衛|国防|外相|外務|両国|間|共同|合同|安保|安全保障|会談|協議|2\+2|2プラス2|軍|海軍|大使|大統領|首相|協定)/;

/** The runs of a sentence, in order; a single name is a run of one. Codes that are no country here are left out. */
export function runsOf(sentence: Sentence, alone: ReadonlySet<string>): Run[] {
  const runs: Run[] = [];
  let chain: Hit<Sense>[] = [];
  const close = (): void => {
    runs.push(...readChain(sentence, chain, alone));
    chain = [];
  };
  for (const hit of sentence.hits) {
    const capital = capitalOf(hit);
    const linked = capital === undefined && (countryOf(hit) !== undefined || japanOf(hit) !== undefined);
    const previous = chain.at(-1);
    if (previous !== undefined && (!linked || previous.end !== hit.start)) close();
    if (linked) chain.push(hit);
    if (capital !== undefined && isGovernment(sentence.text, hit)) runs.push(governmentOf(capital, hit));
  }
  close();
  return runs;
}

function governmentOf({ code, via }: Country, { start, end }: Hit<Sense>): Run {
  return { parties: [{ code, start, end, via, office: undefined }], japan: false, start, end };
}

/** Named by its capital: a mention, as what a state does with Japan is said with its name. */
export const isByCapital = (run: Run): boolean =>
  run.parties.length > 0 && run.parties.every((party) => party.via === 'capital');

const countryOf = (hit: Hit<Sense>): Country | undefined =>
  hit.senses.find((sense): sense is Country => sense.kind === 'country');

const japanOf = (hit: Hit<Sense>): Sense | undefined => hit.senses.find((sense) => sense.kind === 'japan');

function readChain(sentence: Sentence, chain: readonly Hit<Sense>[], alone: ReadonlySet<string>): Run[] {
  const first = chain[0];
  const last = chain.at(-1);
  if (first === undefined || last === undefined) return [];
  const before = sentence.text.slice(Math.max(0, first.start - 12), first.start);
  const after = sentence.text.slice(last.end, last.end + 12);
  const japanKanji = chain.some((hit) => japanOf(hit)?.kind === 'japan' && hit.end - hit.start === 1);
  if (
    japanKanji &&
    first.end - first.start === 1 &&
    japanOf(first) !== undefined &&
    !isJapanAt(sentence.text, first.start)
  ) {
    return readChain(sentence, chain.slice(1), alone);
  }
  const japan = chain.some((hit) => japanOf(hit) !== undefined) && (chain.length > 1 || !japanKanji);
  const kanji = chain.filter((hit) => countryOf(hit)?.via === 'kanji');
  const words = kanji.map((hit) => sentence.text.slice(hit.start, hit.end));
  const common = words.every((word) => alone.has(word));
  const accepted = acceptsKanji(chain.length, japan, common, before, after, words);
  const parties = chain.flatMap((hit) => {
    const country = countryOf(hit);
    if (country === undefined || (country.via === 'kanji' && !accepted)) return [];
    return [{ code: country.code, start: hit.start, end: hit.end, via: country.via, office: country.office }];
  });
  if (parties.length === 0 && !japan) return [];
  return [{ parties: merged(parties), japan, start: first.start, end: last.end }];
}

/** ヘグセス米国防長官, 中国の董軍: a person and his state are one party. */
function merged(parties: readonly Party[]): Party[] {
  return parties.reduce<Party[]>((kept, party) => {
    const last = kept.at(-1);
    if (last?.code !== party.code) return [...kept, party];
    return [...kept.slice(0, -1), { ...last, end: party.end, office: last.office ?? party.office }];
  }, []);
}

/** Codes that end words and names without number: 仙台, 渦中, 腰越, 城北, 草加, 拇印, 隆英. */
const ENDINGS = new Set('中北朝台越加印比伊蘭英仏露');
/** Kanji that lead a noun rather than make a word with the code: 前比大統領, 対中政府, 同日中国防相. */
const LEADS = /[前元現新旧次対駐在来反親各両同全故後年月日自隊省相府庁軍艦機]$|(?<![歴往再])訪$/;

const endsWord = (before: string, words: readonly string[]): boolean =>
  words.some((word) => ENDINGS.has(word)) && /[一-龥々ヶケ]$/.test(before) && !LEADS.test(before);

/** Rule 1 of the one-kanji codes: in a run with 日, in a run of two or more, before an office or a force, after 訪/来/駐/在. */
function acceptsKanji(
  length: number,
  japan: boolean,
  common: boolean,
  before: string,
  after: string,
  words: readonly string[],
): boolean {
  if (japan && length > 1) return common ? RUN_AFTER.test(after) : DIPLOMATIC_AFTER.test(after);
  if (length > 1) return common && RUN_AFTER.test(after);
  if (!common) return /[訪来駐在]$/.test(before) && !/^[一-龥]/.test(after);
  if (OFFICE_AFTER.test(after)) return !endsWord(before, words);
  if (/[訪来駐在対親反]$/.test(before)) return !/歴訪$/.test(before);
  return (
    /(?:^|[、,「『(\n。])$/.test(before) &&
    /^(?:[、,がとはもに]|など|の(?:[0-9三四五六七八九]+|各)[かカヵヶケ]?国)/.test(after)
  );
}

const RIVALS = new Set(['CN', 'RU', 'KP']);

/** 中露, 露朝, 中朝: they act with each other; Japan has no act with two of them together. */
export const areRivals = (run: Run): boolean =>
  !run.japan && run.parties.length > 1 && run.parties.every((party) => RIVALS.has(party.code));
