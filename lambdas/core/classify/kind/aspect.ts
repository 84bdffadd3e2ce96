import type { Signals } from './rule.ts';
import { SITTING, VISIT } from './vocabulary.ts';

/** How governments meet and bind themselves, as nouns: before へ at the end of a clause it is still to come. */
const ACT =
  '(?:訪問|訪日|来日|出席|参加|派遣|開催|署名|調印|締結|発効|合意|交渉|輸出|会談|協議|会合|面会|出展|共催|招待|招へい|招請|受け入れ|初[訪来][一-龥]|[訪来][米英仏独伊印豪比越韓中伯加泰])';
const TOWARDS = new RegExp(
  `${ACT}へ(?:…|」|$)|${ACT}へ(?:最終|本格|基本)?(?:調整|協議|検討|準備|交渉|意欲)|(?:署名|締結|発効)へ(?:大筋|実質|基本)?合意`,
);
/** Talks are to begin or go on; they are the only ones that the title names. */
const RESUMES = /(?:会談|協議|会合|対話|交渉|交流)[のをが]?(?:再開|開始)へ(?:…|」|$|(?:最終)?調整|検討|協議)/;
/** Before へ stands what an act is to bring: 協力強化へ. It is a plan only where no clause tells of an act; a place is none. */
const OUTCOME =
  /(?:[一-龥]{2}|[一-龥][げけしちみりびえめせれ])(?<![沖島県市町村湾海港国州都府道区地場]|横須賀|佐世保|舞鶴|大湊|那覇|嘉手納|普天間|厚木|岩国|三沢|横田|百里|沖縄|東京|台湾|呉)へ(?:…|」|$)/;
const ACTED =
  /署名|調印|発効|合意|一致|確認|会談|会合|協議|開催|始まる|開始|実施|交換|締結|訪問|来日|訪日|懇談|対話|面会|供与式|引き渡し式|到着|出港|帰国|寄港/;
const ARRANGED =
  /(?:調整|最終調整|予定|見通し|見込み|方針|方向|運び|意向)(?:について|固める|を固める|で一致|中|か|\(.{1,10}\))?$|で調整|\d日に[^、。]{0,8}(?:会談|協議|会合|対話|2プラス2|2\+2)$|\d日から[^、。]{0,12}開催$|で検討(?:中|へ)?$|方針を固|調整に入|予定について|の予定|予定の概要|取り止め|取りやめ|\(予定\)$|(?:会談|協議|会合|会議|対話|訪問|訪日|来日|訪[米中韓印比英仏独豪])[^。]{0,8}(?:延期|中止|見送り|見送る|白紙)(?:に|へ|を?(?:発表|決定))?$/;
/** A place to which somebody goes, alone in its clause: 外相、イタリアへ. */
const HEADS =
  /^(?:.{0,24}(?:出席|参加|会談)の?(?:ため|で))?(?:[ァ-ヺー]{2,12}|中東|欧州|東南アジア|中南米|南米|北欧|米国|韓国|中国|英国|豪州|[米英仏独印比豪韓中])(?:[0-9]か国|など|歴訪)?へ$/;
/** Who goes is somebody who meets others, not a ship. */
const GOES = /(?:防衛|外|首)相|大臣|首脳|幕長|審議官|政務官|大統領|長官/;
/** A clause that says who sat with whom: 韓国国防相と会談. What is 見通し behind it is what they expect of it. */
const SAT_WITH = /と(?:の)?[^、。]{0,8}(?:会談|協議|懇談|対話)$/;
const SOON =
  /来月|来週|来春|来夏|来秋|来年(?!度予算)|今月(?:末|中|下旬|中旬|半ば|[0-9]+日|から|にも)|今週末?|今夏|今秋|今春|年内|月内|年度内|近く(?:開催|訪|署名|締結|発表|決定|実施|会談|来日|合意)|あす(?!か)|明日|あさって|\d日にも|を前に/;
/** A plan that somebody has, unless it is what a sitting came to. */
const INTENDED = /を検討(?:$|へ|中)|検討に入|検討開始|を目指す$/;

const TO_DO =
  /\bto (?:be |jointly |soon |formally )?(?:hand over|turn over|hold|host|visit|meet|sign|join|take part|participate|conduct|begin|start|launch|send|deploy|dispatch|supply|export|provide|donate|transfer|deliver|sell|buy|purchase|acquire|build|develop|set up|establish|create|open|expand|deepen|boost|strengthen|enhance|step up|resume|restart|negotiate|ink|seal|conclude|ratify|lift|ease|scrap|receive|welcome|attend|train|station|extend|share|co-?develop|co-?produce|upgrade|discuss|attend|head|travel|tour|unveil|double|triple|raise|cut|increase|spend|add|allow|approve|review|revise|seek|support|return|replace|use|adopt|form|field|fly|sail|test|lead|showcase|push|request|propose|get|give|gift|finali[sz]e)\b/i;
/** A predicate before it: what follows is no longer the news of the headline. */
const PREDICATE =
  /\b(?:agree[sd]?|vow(?:s|ed)?|pledge[sd]?|commit(?:s|ted)?|meets?|met|discuss\w*|offer(?:s|ed)?|ask(?:s|ed)?|urge[sd]?|call(?:s|ed)?|sign(?:s|ed)?|seal(?:s|ed)?|approve[sd]?|decide[sd]?|begins?|began|starts?|started|launch(?:es|ed)?|continue[sd]?|visits|visited|arrive[sd]?|returns?|joins|joined|holds|held|says?|said|tells?|told|uses?|used|fails?|refuses?|adds?|opens|opened|selects?|chooses|picks|clears?|votes?|backs?|invites?|how|why)\b/i;
const WILL =
  /\bset to\b|\bplans?\b(?! (?:agreed|for|of))|\bexpected to\b|\bdue (?:to|in)\b|\bpoised to\b|\blikely to\b|\bscheduled\b|\bwill\b|\bmulls?\b|\bconsiders?\b|\bweighs?\b|\beyes? (?!on)|\bupcoming\b|\bnext (?:week|month|year)\b|\bahead of\b|\bin talks to\b|\bto be (?:held|signed)\b/i;

/** The sitting or trip is put off: that is what was announced. */
const PUT_OFF = /\bpostpone[sd]?\b|\bcancel(?:s|led)?\b|\bcall(?:s|ed)? off\b|\bputs? off\b|\bshelve[sd]?\b/i;

/** What will not be is no plan: 開催されない見通し. */
const NOT_TO_BE = /(?:され|行わ|開か|行か|出席し|参加し)(?:れ)?(?:ない|ず)/;
/** Somebody is ready or wants to: nobody has arranged it. */
const READY = /\b(?:ready|willing|able|unable|keen|eager|happy|reluctant|hesitant) $/i;

/** The title is about what has not happened yet: the words that say so. */
export function plannedIn({ title, clauses, english }: Signals): string | undefined {
  if (english) return englishPlan(title);
  if (NOT_TO_BE.test(title)) return undefined;
  const resumes = clauses.map((clause) => RESUMES.exec(clause)?.[0]).find(Boolean);
  if (resumes !== undefined && !ACTED.test(title.replace(resumes, ''))) return resumes;
  let sat = false;
  for (const clause of clauses) {
    const heads = GOES.test(title) ? HEADS.exec(clause) : null;
    const found = TOWARDS.exec(clause) ?? heads ?? (sat ? null : ARRANGED.exec(clause));
    sat ||= SAT_WITH.test(clause);
    if (found !== null) return found[0];
  }
  const outcome = ACTED.test(title) ? null : clauses.map((clause) => OUTCOME.exec(clause)).find(Boolean);
  if (outcome) return outcome[0];
  if (!SITTING.test(title)) return INTENDED.exec(title)?.[0] ?? SOON.exec(title)?.[0];
  return /予定|来月|来週|\d日にも|今月(?:末|下旬|中旬)/.exec(title)?.[0];
}

function englishPlan(title: string): string | undefined {
  const plan = TO_DO.exec(title);
  const predicate = PREDICATE.exec(title);
  const ready = plan !== null && READY.test(title.slice(0, plan.index));
  if (plan !== null && !ready && (predicate === null || predicate.index > plan.index)) return plan[0];
  if (SITTING.test(title) || VISIT.test(title)) {
    const off = PUT_OFF.exec(title);
    if (off !== null) return off[0];
  }
  const will = WILL.exec(title);
  return will !== null && (predicate === null || predicate.index > will.index) ? will[0] : undefined;
}

/** A lead’s sentence about what is to come ends in 予定, 方向, or in the plain form of the verb. */
const LEAD_AHEAD =
  /(?:予定|見通し|見込み|方針|方向|運び|方向で調整|調整)(?:だ|です|である|している|中|としている|を固めた|という|に入った|で調整している)?。?$|(?:を|で|に|と)(?:開く|開催する|行う|訪問する|訪れる|会談する|協議する|署名する|臨む|出席する|派遣する|交わす|開きます|開催します|行います|訪問します|出席します|派遣します)(?:と(?:[^。、]{1,12}[がは])?(?:発表|明らかに)(?:し?た)?|予定|方針|方向)?。?$|に合わせて?(?:署名|会談)する|に臨むため/;
const LEAD_WILL =
  /\b(?:will (?:meet|hold|visit|host|sign|travel|attend|discuss)|is (?:set|due|expected|scheduled) to|are (?:set|due|expected|scheduled) to|plans? to)\b/;

const ahead = (sentence: string): string | undefined =>
  LEAD_AHEAD.exec(sentence)?.[0] ?? LEAD_WILL.exec(sentence)?.[0];

const SAT =
  /開かれた[^。]{0,32}(?:会談|会合|会議|協議|対話)で|サミット(?:\([^()]{1,12}\))?[^。、]{0,8}開催|(?:会談|会合|協議(?!会)|(?<!本)会議(?!所|長|員|室|場)|懇談|対話|面会|2\+2|2プラス2)(?:し(?:、|た|て|。|[一-龥]{2})|。|、|$|[^。、]{0,16}(?:行い|行っ|行わ|開き|開い|開か|開催(?:し|され|。)|出席(?:し|。)|臨み|臨ん|実施し|終え|参加(?:し|。)))|\b(?:met|held (?:talks|a meeting|an informal meeting)|hosted|welcomed|held discussions|holding talks|exchanged (?:views|opinions))\b|\b(?:[Mm]inisters|[Ss]ecretaries|[Cc]hiefs|[Ll]eaders|[Dd]elegations|[Tt]he two sides)\b[^.]{0,80}\b(?:reviewed|discussed|conferred)\b/;

/** A sentence of the lead that reports a sitting that was held: its words. */
export function satIn({ sentences }: Signals): string | undefined {
  for (const sentence of sentences) {
    const found = ahead(sentence) === undefined ? SAT.exec(sentence)?.[0] : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

const PAST = /(?:た|という)。?$/;
/** A trip under way: what follows 方針 in the first sentence is what was settled at a stop. */
const TRAVELLED =
  /(?:訪れ|訪問し|視察し|足を運ん|到着し|表敬し|激励し|入港し|寄港し|歴訪し|巡っ|回っ|帰国し)[ただ]。?$/;
/** A first sentence without a predicate of its own that tells of an arrival: …が港に入り歓迎式。 */
const CAME = /[にへ](?:入り|到着し|寄港し|入港し|着き)(?!、?[^。]*予定)/;

/** The lead begins with what has not happened yet, and reports no sitting that has. */
export function aheadIn(signals: Signals): string | undefined {
  if (satIn(signals) !== undefined) return undefined;
  if (VISIT.test(signals.title) && signals.sentences.some((each) => TRAVELLED.test(each))) return undefined;
  const [first, second] = signals.sentences;
  const now = ahead(first ?? '');
  return now !== undefined || PAST.test(first ?? '') || CAME.test(first ?? '') ? now : ahead(second ?? '');
}
