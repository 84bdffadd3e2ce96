import { all, began, given, has, titled } from './rule.ts';
import type { KindRule, Words } from './rule.ts';
import { RECORD } from './vocabulary.ts';

export const DECIDED =
  /新設|設置完了|設置|発足|始動|発表|公表|採用(?!難|試験|者|広報|活動|説明)|決定|決める|選定|選ぶ|配備|導入|取得|移駐|策定|制定|創設(?![0-9])|命名|進水|就役|引渡|引き渡|防衛費|予算|概算要求|発射|参画|完了|計画|合意|契約|受注|(?<!応募|志願)(?:者|作品|愛称|デザイン)[をの]?(?:一般)?(?:募集|公募)|延長|開始|表明|承認|可決|容認|許可|解禁|改定|格上げ|提供|供与|解除|中止|延期|取り止め|弾道ミサイル|ミサイル等関連情報|速報|続報|[をに人]処分|懲戒|発出|伝達|の派遣$/;
const DECIDED_EN =
  /\blaunch(?:es|ed)?\b|\bannounces?\b|\b(?:provides|donates|delivers|approves?|selects?|shortlists?|chooses|picks|picked|awards?|unveils?|adopts?|lifts|eases|clears|hands over|turns over|establishes|sets up|orders|starts?|begins?)\b|\bsays .{0,60}(?:launched|fired)/i;
/** Subjects that need a predicate; where a government only feels something about them, nothing was decided. */
const TOPICS = /^(?:防衛費|予算|計画|合意|契約|ミサイル等関連情報|弾道ミサイル)$/;
const FELT =
  /(?:を|に|も|の|へ)?(?:警戒(?!監視)|懸念|苦慮|困惑|危機感|注視|不満|焦り|模索|疑問視|疑問|様子見|波紋|及び腰|戸惑い?|不信感?)$/;
/** A last clause that is nothing but an authority: it made known what stands before. */
const RELEASED_BY =
  /^(?:政府|(?:防衛|外務)省|防衛装備庁|沖縄防衛局|統幕|統合幕僚監部|[陸海空]自|[陸海空]幕)$/;
const decides: Words = (signals) => {
  const words = titled(DECIDED, RECORD)(signals);
  const felt = signals.clauses.some((clause) => FELT.test(clause));
  if (words !== undefined) return felt && TOPICS.test(words) ? undefined : words;
  return felt || RECORD.test(signals.title)
    ? undefined
    : RELEASED_BY.exec(signals.clauses.slice(1).at(-1) ?? '')?.[0];
};
const DISASTER = /災害派遣|災害対応|救助|除雪|山林火災|林野火災|豪雨|豪雪|給水支援|relief/;
const FOUND = /分かった|わかった|判明|調べで|取材で|reports? that|according to (?:sources|officials)/i;
/** One-sided acts and releases of an authority. */
export const RELEASES: readonly KindRule[] = [
  {
    kind: 'other',
    name: 'a newspaper’s finding',
    because: 'what reporters or auditors found out was released by nobody',
    words: began(FOUND),
  },
  {
    kind: 'other',
    name: 'disaster relief',
    because: 'help at home goes on from day to day',
    words: titled(DISASTER),
  },
  {
    kind: 'other',
    name: 'capacity building',
    because: 'lessons for the forces of others are no exercise and no act',
    words: has('capacity-building'),
  },
  {
    kind: 'announcement',
    name: 'an authority announces',
    because: 'announces, launches, approves: one side’s own act',
    words: all(
      titled(DECIDED_EN),
      given(({ reading }) => reading.japan || /Japan|\bDiet\b/.test(reading.title)),
    ),
  },
  {
    kind: 'announcement',
    name: 'an authority decides',
    because: 'something dated and single was decided or released; a periodic record was not',
    words: decides,
  },
  {
    kind: 'announcement',
    name: 'a ministry’s notice',
    because: 'について alone, on a ministry’s own site, is a release',
    words: all(
      titled(/について$/),
      given(({ host }) => host.endsWith('.go.jp')),
    ),
  },
];
