import { IN_TITLE } from './forum-rules.ts';
import type { FrameworkRule, Named } from './rule.ts';
import { TALKED } from './words.ts';

/** What forces do on a mission, or for the forces of another state. */
const ACTIVE =
  /^.{0,40}?(?:実績|活動|派遣|飛行|監視|警戒|哨戒|従事|護衛|警護|実施|教育|訓練|視察|激励|慰労|訪問|支援|まとめ|配備|出国|帰国|出港|交代|延長|実習|招|作戦|合意|発表|移転|設置|隊員|要員|部隊|司令官|修了|開講|式典)/;
const FIELD =
  /^\)?(?:\([^()]{1,8}\))?(?:分野|(?:の|に関する|に係る|等の)?(?:多国間|連携|合同|図上|実動|実働)?(?:共同)?(?:訓練(?!移転)|演習|セミナー|研修))/;
/** In what ministers say: について協議し, の推進, での連携. */
const SPOKEN =
  /^[^、。]{0,24}?(?:について|に関し|を)(?:協議|話し合)|^[^、。]{0,4}(?:など)?(?:の|での|や)[^、。]{0,12}(?:推進|連携|協力)/;
/** Missions that are Japan’s or the United Nations’, and others’ as well. */
const MISSIONS = new Set(['counter-piracy', 'un-pko']);
const FORCES =
  /自衛[隊官]|海自|陸自|空自|護衛艦(?!隊)|防衛省|統幕|派遣海賊対処|水上部隊|航空隊|駐屯地|教官派遣/;

const hasForces = ({ reading }: Named): boolean => FORCES.test(`${reading.title}${reading.lead}`);

export const ACTIVITY: readonly FrameworkRule[] = [
  {
    name: 'a field of training',
    because: 'PKO分野, PKOの多国間訓練, 海賊対処の連携訓練: a practice for the activity',
    counts: false,
    when: (named) =>
      (named.framework.id === 'un-pko' && FIELD.test(named.after)) ||
      (named.framework.id === 'counter-piracy' && FIELD.test(named.after) && !hasForces(named)),
  },
  {
    name: 'a mission of others',
    because: 'other states send ships against pirates and troops to the United Nations too',
    counts: false,
    when: (named) =>
      !hasForces(named) &&
      ((MISSIONS.has(named.framework.id) && /^[^、。]{0,10}軍/.test(named.sentence.text)) ||
        (named.framework.id === 'capacity-building' && named.reading.third)),
  },
  {
    name: 'a base as a place',
    because: 'aircraft of many states fly from Futenma, which the command of the United Nations may use',
    counts: false,
    when: ({ form, after }) =>
      form === '普天間' &&
      /^(?:飛行場|基地)?(?:を(?:使用|拠点)|に(?:到着|飛来|着陸|展開)|から(?!の?移設))/.test(after),
  },
  IN_TITLE,
  {
    name: 'a mission visited',
    because: 'who cheers on, inspects or relieves the unit on the mission was there',
    counts: true,
    when: ({ framework, after }) =>
      MISSIONS.has(framework.id) &&
      /^[^。]{0,60}(?:部隊|隊員|拠点|要員)[^。]{0,16}(?:激励|視察|慰労|慰問)/.test(after),
  },
  {
    name: 'one of a list',
    because: 'など, に言及: named among other things that were spoken of',
    counts: false,
    when: ({ before, after }) => TALKED.test(after) || SPOKEN.test(after) || /など$/.test(before),
  },
  {
    name: 'named in talks',
    because:
      'where the title has talks, what forces do elsewhere is what was said of it, unless it was agreed there',
    counts: false,
    when: ({ reading, first, after }) =>
      /会談|協議|会合|懇談|対話|2[+]2|2プラス2/.test(reading.title) &&
      !(first && /^[^、。]{0,24}(?:合意|開始|発表|決定|派遣)/.test(after)),
  },
  {
    name: 'an act of governments',
    because: 'the realignment of US forces in the first sentence: agreed or announced',
    counts: true,
    when: ({ framework, first, sentence }) =>
      framework.id === 'us-forces-japan' && first && /合意|発表|署名|閣議決定|返還/.test(sentence.text),
  },
  {
    name: 'its being carried out',
    because: 'the forces on the mission patrol, teach, leave, return or are visited',
    counts: true,
    when: ({ framework, after }) => framework.id !== 'us-forces-japan' && ACTIVE.test(after),
  },
];
