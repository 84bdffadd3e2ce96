import { hasOwnId, isProperName } from './exercise-names.ts';
import { IN_TITLE } from './forum-rules.ts';
import type { FrameworkRule } from './rule.ts';

/** The states sit or train together. */
const TOGETHER =
  /^[^。]{0,50}?(?:会談|会合|協議|訓練|演習|会議|懇談|外相|防衛相|首脳|2\+2|海上協同活動|共同航行)/;
const MET = /会談|会合|協議|会議|訓練|演習|声明/;
/** Cooperation in general: 日米韓の連携, 日米豪の枠組み. */
const IN_GENERAL =
  /^[」』)]*(?:3[かカヵ]国)?(?:の?(?:連携|協力|枠組み|結束)|関係|が(?:緊密に)?連携|で(?:緊密に)?連携|など)/;
/** Missile alerts end with it: 日米韓で緊密に連携. */
export const IN_STEP = /^(?:が|で|は|の)?(?:3[かカヵヶ]国)?(?:が|で)?(?:緊密に|緊密な)?(?:連携|協力)/;

export const MINILATERAL: readonly FrameworkRule[] = [
  {
    name: 'its exercise has an id',
    because: 'Malabar and its like stand for the states that train in them',
    counts: false,
    when: ({ exercises, framework, titled, after }) =>
      hasOwnId(exercises) &&
      !exercises.get('other-exercise')?.some(isProperName) &&
      !(titled && framework.type === 'minilateral' && /^[^、。]{0,8}(?:会談|会合|協議)/.test(after)),
  },
  {
    name: 'cooperation in general',
    because: 'の連携, で緊密に連携: nobody has met; in a title only where others are said to have met',
    counts: false,
    when: ({ reading, titled, before, sentence, after }) =>
      titled
        ? IN_STEP.test(after) &&
          (/発射/.test(sentence.text) ||
            /会談|会合|協議|来日|訪問/.test(before) ||
            !MET.test(`${after}${reading.lead}`))
        : IN_GENERAL.test(after),
  },
  IN_TITLE,
  {
    name: 'its exercise talked of',
    because: 'ministers speak of 日米印のマラバール: the states are those of the exercise',
    counts: false,
    when: ({ reading, titled, sentence, end, after }) =>
      !titled &&
      /大臣|防衛相|国防相|長官/.test(reading.title) &&
      /会談|協議|会合|確認|一致/.test(reading.title) &&
      (/^の?(?:共同|合同)?(?:訓練|演習)/.test(after) ||
        sentence.hits.some(
          (hit) =>
            hit.start >= end &&
            hit.start - end < 3 &&
            hit.senses.some(
              (sense) =>
                sense.kind === 'framework' && reading.taxonomy.frameworks.get(sense.id)?.type === 'exercise',
            ),
        )),
  },
  {
    name: 'a sitting or training',
    because: 'the states meet or train in the same sentence',
    counts: true,
    when: ({ reading, after }) => !reading.third && TOGETHER.test(after),
  },
];
