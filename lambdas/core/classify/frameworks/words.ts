/** Words that several tables of rules look for. Bounded: each looks at one clause or a stated number of characters. */

/** A name in brackets behind the name: 拡大ASEAN国防相会議(ADMMプラス). */
const CLOSE = '[」』)]{0,2}(?:\\([^()]{1,24}\\))?[」』)]?';

/** X is the time: X に合わせ, X の際, X を前に, X 閉幕後. */
const TIME =
  'に合わせ|に併せ|にあわせ|に際し|に先立|に伴(?:い|う)|の際|の機会|の折|を機(?!能)|を(?:目前|前)に|の?前に|の?前日|の後|後に|終了後|閉幕後|開幕前|期間中';
/** X is the reason or the place: X 出席のため, X の傍ら. */
const REASON =
  '(?:への?)?(?:出席|参加|参列)(?:の(?:ため|機会|際|折)|に合わせ|を機)|に(?:出席|参加|参列)(?:する|した|して(?:いる|いた)?)(?:ため|際|折|のに合わせ)|のサイドライン|の傍ら|のかたわら|の合間|のマージン|の枠外|の場を(?:借り|利用|活用)|で[^、。]{0,24}(?:機会に|(?:集ま|集う|居合わせ)[^、。]{0,4}(?:際|折))';

export const AT_ITS_TIME = new RegExp(`^${CLOSE}(?:${TIME})`);
/** Between the name of an organisation and the words of time: its sitting. */
const ITS_SITTING = '(?:(?:閣僚|首脳|外相|国防相|防衛相)?(?:会合|会議|会談|サミット))?';
export const ONLY_OCCASION = new RegExp(`^${CLOSE}${ITS_SITTING}(?:${TIME}|${REASON})`);

/** What a past sitting brought: で合意した防衛協議, での一致を踏まえ. The past form before a noun looks back. */
const BROUGHT =
  '(?:合意|一致|確認|表明|発表|署名|採択|提案|約束|決定|言及|提起|要請)(?:した|された|していた)(?=[一-龥ァ-ヺ「『A-Z0-9])';
export const RECALLED_AFTER = new RegExp(
  `^${CLOSE}${ITS_SITTING}(?:以来|以降|に続(?:き|く|いて)|に次(?:ぎ|ぐ|いで)|に引き続き|での?(?:合意|一致|議論|成果|約束)(?:内容|事項)?(?:を(?:踏まえ|受け)|に(?:基づ|沿|従))|を(?:踏まえ|受け(?!る|た|入れ))|の(?:成果|結果|合意)を(?:踏まえ|受け)|[でに][^、。]{0,20}${BROUGHT})`,
);
export const RECALLED_BEFORE =
  /(?:昨年|先月|先週|先日|前回|前年|去年|一昨年|過去|従来)(?:[0-9]{1,2}月)?(?:末|初め|上旬|中旬|下旬)?の$/;

/** What is said of X where nothing was done with it. */
export const TALKED =
  /^[^、。]{0,24}?(?:言及|謝意|敬意|議論|検討|意見交換|念頭|懸念|触れ|討議|話し合|予算|経費|を調整|期待|祝意|紹介|見据え|説明を受け|目指|めざ|模索|意欲|要望|求め|を歓迎|重要性|必要性|課題|質問|進捗)/;
/** Ministers sit in this sentence. */
export const SITS = /会談|会合|協議|懇談|会議|防衛相|国防相|大臣|長官|首脳/;
