import { levelOf } from './levels.ts';
import type { Level } from './sitting.ts';

/** What stands behind 日X and says how they sat: 日豪 + 定期・防衛相・テレビ・会談. */
export interface FormatPhrase {
  readonly level: Level | undefined;
  /** The words of office and seat, without those of the manner. */
  readonly words: string;
  readonly seat: string | undefined;
  readonly office: string;
  readonly length: number;
}

/** How, how often, among how many: it says nothing of the level. */
const MANNER =
  /テレビ|電話|オンライン|リモート|ウェブ|VTC|ビデオ|TV|非公式|公式|緊急|臨時|初めての|初の?|新たな|拡大|定期|定例|年次|個別の?|少人数|昼食|朝食|夕食|2国間|二国間|多国間|[0-9三四五]+[かカヵヶケ]国の?|第[0-9]+回|[0-9]+回目の|[0-9]+(?:年|[かカヵヶケ]月)(?:[0-9]+[かカヵヶケ]月)?ぶり[、の]?|両国|両|間の?|軍|の|による|各国の?|との|及び|・/y;
const OFFICE =
  /外務|外交|外相|防衛|国防|首脳|首相|大統領|大臣|長官|閣僚|担当|当局者?|事務|次官|政策|安全保障|安保|参謀|総長|制服組|トップ|幕僚|統合|陸軍|海軍|空軍|海上|陸上|航空|高官|局長|課長|審議官|戦略|実務者|拡大抑止|サイバー|宇宙|装備|技術|産業|協議委員会|2\+2|2プラス2|「2\+2」|\(MM\)|\(PM\)|MM|PM|等|級|相(?!互|模|次)|長/y;
const SEAT =
  /会談|会合(?!意)|協議|懇談|対話|会議|面会|面談|通話|ワーキンググループ|作業部会|[^。]{0,24}?(?:共同声明|共同プレスステートメント|共同発表)/y;

/** A headline may part the states from what they do: 日英伊、防衛相会合. */
const PARTED = /^(?:、|が|は)(?=(?:初の)?(?:外務|外相|防衛|国防|首脳)[^、。]{0,8}(?:会談|会合|協議|2\+2))/;

/** The format phrase at the start of folded words; undefined where no office and no seat stand there. */
export function formatPhrase(words: string): FormatPhrase | undefined {
  let at = PARTED.exec(words)?.[0].length ?? 0;
  let office = '';
  let seat: string | undefined;
  while (seat === undefined && at < words.length) {
    const part = tokenAt(OFFICE, words, at);
    const manner = part === undefined ? tokenAt(MANNER, words, at) : undefined;
    if (part === undefined && manner === undefined) seat = tokenAt(SEAT, words, at);
    const step = part ?? manner ?? seat;
    if (step === undefined) break;
    if (part !== undefined) office += part;
    at += step.length;
  }
  if (office === '' && seat === undefined) return undefined;
  return { level: levelOf(office), words: office + (seat ?? ''), seat, office, length: at };
}

function tokenAt(token: RegExp, words: string, at: number): string | undefined {
  token.lastIndex = at;
  return token.exec(words)?.[0];
}
