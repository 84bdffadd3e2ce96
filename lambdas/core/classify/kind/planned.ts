import { all, either, given, has, not, opened, titled } from './rule.ts';
import type { KindRule, Signals } from './rule.ts';
import { EXERCISE, SITTING } from './vocabulary.ts';

const PLANNED =
  /(?:来日|訪日|訪問|出席|派遣|開催|署名|締結|輸出|供与)へ(?!の|向け|合意)|へ(?:調整|$|…|[!!。])|調整$|で調整|予定|開催へ|署名へ|招待へ|今月|来月|来週|を前に|設置へ|取り止め/;
/** A plan that somebody has, unless it is what a sitting came to. */
const INTENDED = /方針を固|を検討/;
const LOCAL_FEELING = /(?:自治体|住民|地元|県|市|町|村|島|知事|漁協)[^、。]{0,8}(?:困惑|反発|不安|戸惑|懸念)/;

/** A deputy is under way, whatever his trip prepares: his talks are reported. */
export const isTrip = ({ reading, title, lead }: Signals): boolean =>
  reading.actor === 'officials' && /会談|視察|表敬/.test(lead) && !SITTING.test(title);

const exercise = all(either(titled(EXERCISE), opened(EXERCISE)), has('exercise'));
/** An exercise keeps its kind when only planned; a sitting that the lead reports was held. */
const stillToCome = all(
  not(exercise),
  not(given(isTrip)),
  not(all(opened(/(?:会合|会議|会談)を(?:開き|行い|開い|行った)/), not(titled(/予定|調整/)))),
);

/** What is not held yet. */
export const PLANS: readonly KindRule[] = [
  {
    kind: 'announcement',
    name: 'residents are told',
    because: 'a meeting for residents announces what will happen near them',
    words: titled(/説明会/),
  },
  {
    kind: 'other',
    name: 'local feeling',
    because: 'how a place feels about bases or drills is no act of a government',
    words: all(titled(LOCAL_FEELING), not(exercise)),
  },
  {
    kind: 'announcement',
    name: 'the title is about the future',
    because: 'へ at the end, 調整, 予定 and their like: it has not happened yet',
    words: all(either(titled(PLANNED), all(titled(INTENDED), not(titled(SITTING)))), stillToCome),
  },
  {
    kind: 'announcement',
    name: 'the lead is about the future',
    because: 'what is being arranged for a stated occasion, under a title that names no sitting',
    words: all(
      opened(/に合わせ(?:る|て調整)|会談する方向|署名する予定|に臨むため/),
      not(titled(SITTING)),
      stillToCome,
    ),
  },
];
