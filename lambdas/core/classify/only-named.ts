import type { Framework } from '../taxonomy.ts';
import type { Sentence } from './document.ts';
import type { Reading } from './reading.ts';

/** What ministers talk about and nobody does yet: X の拡大, X の更なる強化, X を協議. */
const PROSPECT =
  /^[」』)]*(?:など)?(?:の|を)?(?:更なる|さらなる|一層の)?(?:拡大|拡充|強化|充実|深化|促進|推進|活発化|定例化|定期化|可能性|在り方|あり方)/;
const DISCUSSED =
  /^[^、。]{0,20}?(?:を(?:議論|検討|協議)|の(?:議論|検討)|(?:について|に関し|など)[^、。]{0,8}(?:議論|検討|協議|意見交換)|に言及|を話し合)/;
const SITS = /会談|会合|協議|懇談|会議|防衛相|国防相|大臣|長官|首脳/;
const TALKABLE = new Set(['exercise', 'instrument', 'activity', 'programme']);

/** Ministers sit, and what they talk about is an exercise or an agreement that is yet to come. */
export const isOnlyTalkedAbout = (framework: Framework, sentence: Sentence, after: string): boolean =>
  TALKABLE.has(framework.type) &&
  SITS.test(sentence.text) &&
  ((framework.type === 'exercise' && PROSPECT.test(after)) ||
    (sentence.place === 'title' && DISCUSSED.test(after)));

/** 米豪2プラス2, 米国と豪州の2プラス2: the list of states directly before it has two or more and not Japan. */
export function ofOthers(reading: Reading, sentence: Sentence, start: number): boolean {
  let end = start;
  let others = 0;
  for (const run of (reading.runs.get(sentence) ?? []).toReversed()) {
    if (run.end > end || !/^(?:の|と|、)?$/.test(sentence.text.slice(run.end, end))) continue;
    if (run.japan) return false;
    others += run.parties.length;
    end = run.start;
  }
  return others > 1;
}

/** Missile alerts end with it: 日米韓で緊密に連携. */
export const IN_STEP = /^(?:が|で|は|の)?(?:3[かカヵヶ]国)?(?:が|で)?(?:緊密に|緊密な)?(?:連携|協力)/;

/** The Mogami class is an export only where another state is named. */
export const isOwnShip = (reading: Reading, sentence: Sentence, start: number, end: number): boolean =>
  /もがみ|Mogami/.test(sentence.text.slice(start, end)) &&
  !reading.opening.some((each) => (reading.runs.get(each) ?? []).some((run) => run.parties.length > 0));
