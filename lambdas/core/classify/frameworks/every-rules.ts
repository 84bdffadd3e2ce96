import type { Framework } from '../../taxonomy.ts';
import { isReference } from '../reference.ts';
import { isOfOthers } from './others.ts';
import type { FrameworkRule } from './rule.ts';
import { AT_ITS_TIME, ONLY_OCCASION, RECALLED_AFTER, RECALLED_BEFORE, SITS } from './words.ts';

const MEETS = new Set(['forum', 'organisation', 'sitting', 'minilateral']);
const TALKABLE = new Set(['exercise', 'instrument', 'activity', 'programme']);
/** What two other states may have with each other: meetings, and agreements save the one instrument that is Japan’s alone. */
const isSharable = ({ type, id }: Framework): boolean =>
  type === 'sitting' || (type === 'instrument' && id !== 'osa');

/** What ministers talk about and nobody does yet: X の拡大, X の更なる強化. */
const PROSPECT =
  /^[」』)]*(?:など)?(?:の|を)?(?:更なる|さらなる|一層の)?(?:拡大|拡充|強化|充実|深化|促進|推進|活発化|定例化|定期化|可能性|在り方|あり方)/;
const DISCUSSED =
  /^[^、。]{0,20}?(?:を(?:議論|検討|協議)|の(?:議論|検討)|(?:について|に関し|など)[^、。]{0,8}(?:議論|検討|協議|意見交換)|に言及|を話し合|[^、。]{0,8}を歓迎)/;
const FORCES_BESIDE =
  /訓練|演習|オペレーション|への(?:部隊)?(?:参加|派遣)|[陸海空]軍|米軍|自衛隊|[陸海空]自|防衛|国防|護衛艦|部隊|ASEAN|exercise|drill|forces|navy|army|air force|marines|militar|defen[cs]e/i;
/** Names of exercises that are the name of nothing else. */
const UNMISTAKABLE = new Set([
  'rimpac',
  'keen-sword',
  'keen-edge',
  'yama-sakura',
  'balikatan',
  'talisman-sabre',
  'garuda-shield',
]);
const ASKED = /会見/;
const ANSWERED =
  /^[^、。]{0,20}?(?:に言及|など(?:に|を)|について|巡り|めぐり|問題|(?:と|の)?(?:質問|回答|質疑))|^[^。]{0,40}に言及/;
const MONEY = /防衛費|防衛予算|防衛関係費|概算要求|予算案|補正予算|当初予算/;

/** Tried first, whatever the framework is. */
export const EVERY: readonly FrameworkRule[] = [
  {
    name: 'no forces beside it',
    because: 'ジャスミン is a flower and ピッチブラック a film where no state, force or office is named',
    counts: false,
    when: ({ framework, form, reading }) =>
      (framework.id === 'jasmine' || (framework.type === 'exercise' && /^[ァ-ヺーA-Za-z ]+$/.test(form))) &&
      !UNMISTAKABLE.has(framework.id) &&
      !reading.japan &&
      !FORCES_BESIDE.test(`${reading.title}\n${reading.lead}`) &&
      !reading.opening.some((sentence) => (reading.runs.get(sentence) ?? []).length > 0),
  },
  {
    name: 'beside the subject',
    because: 'a page of reference is about what its title names; the lead tells its history',
    counts: false,
    when: ({ framework, titled, titleIds, reading }) =>
      !titled && titleIds.size > 0 && !titleIds.has(framework.id) && isReference(reading),
  },
  {
    name: 'only the occasion',
    because: 'に合わせ, の際, 出席のため make it the time, the reason or the place of something else',
    counts: false,
    when: ({ framework, after }) => MEETS.has(framework.type) && ONLY_OCCASION.test(after),
  },
  {
    name: 'only its time',
    because:
      'an agreement or activity that 後 or に先立 dates something else by; troops leave 参加のため, which is its own act',
    counts: false,
    when: ({ framework, after }) =>
      !MEETS.has(framework.type) && framework.type !== 'exercise' && AT_ITS_TIME.test(after),
  },
  {
    name: 'only recalled',
    because: '昨年の, 以来, に続き, で合意した before a noun look back on what was held before',
    counts: false,
    when: ({ framework, before, after }) =>
      MEETS.has(framework.type) && (RECALLED_AFTER.test(after) || RECALLED_BEFORE.test(before)),
  },
  {
    name: 'in parentheses',
    because: 'in running text brackets hold another name of what was named, an example or a note',
    counts: false,
    when: ({ framework, titled, before }) =>
      !titled && /\([^()]*$/.test(before) && framework.type !== 'forum' && framework.type !== 'sitting',
  },
  {
    name: 'a question of the press',
    because: 'the title of a press conference lists what was asked; what the minister reports is in the lead',
    counts: false,
    when: ({ framework, titled, sentence, after }) =>
      titled && TALKABLE.has(framework.type) && ASKED.test(sentence.text) && ANSWERED.test(after),
  },
  {
    name: 'talked of by ministers',
    because: 'ministers sit and speak of an exercise or agreement that is to grow or to come',
    counts: false,
    when: ({ framework, titled, sentence, after }) =>
      framework.japan &&
      TALKABLE.has(framework.type) &&
      SITS.test(sentence.text) &&
      ((PROSPECT.test(after) && !/合意/.test(sentence.text)) || (titled && DISCUSSED.test(after))),
  },
  {
    name: 'one of the issues',
    because: 'も論点, も焦点: what else is to be argued',
    counts: false,
    when: ({ framework, titled, start, after }) =>
      titled &&
      start > 0 &&
      TALKABLE.has(framework.type) &&
      /^[」』)]*(?:など)?も(?:論点|焦点|議題|争点|課題|検討|協議)/.test(after),
  },
  {
    name: 'an item of the budget',
    because: 'a budget names what it pays for',
    counts: false,
    when: ({ framework, titled, sentence, start, after }) =>
      titled &&
      TALKABLE.has(framework.type) &&
      start > 0 &&
      (MONEY.test(sentence.text) || /^(?:関連|関係)?(?:経費|費(?!用))/.test(after)),
  },
  {
    name: 'others among themselves',
    because: 'two other states have it with each other; the committee with the US is Japan’s by its name',
    counts: false,
    when: (named) =>
      isSharable(named.framework) &&
      (named.reading.third || isOfOthers(named)) &&
      !(/SCC|安全保障協議委/.test(named.form) && !isOfOthers(named)) &&
      !isGroupSitting(named.before),
  },
  {
    name: 'named in the title too',
    because: 'what the title counts is the item’s matter wherever it is named',
    counts: true,
    when: ({ framework, titled, titleIds }) => !titled && titleIds.has(framework.id),
  },
];

/** Names of groups that sit without a list of their states: NATO外相会合, クアッド首脳会合, ASEAN+3外相会議. */
const GROUP =
  /(?:NATO(?:軍事委員会)?|EU|G7|G20|ASEAN(?:\+3)?|クアッド|QUAD|Quad|MIKTA|メコン|カリコム|参加国|太平洋諸島フォーラム|PIF|AZEC|TICAD)(?:\([^()]{1,8}\))?$/;
export const isGroupSitting = (before: string): boolean => GROUP.test(before);
