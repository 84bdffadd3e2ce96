import { aheadIn, plannedIn, satIn } from './aspect.ts';
import { inTraining, onMission, trainingInLead } from './forces.ts';
import { all, either, given, not, titled } from './rule.ts';
import type { KindRule, Signals } from './rule.ts';
import { SITTING } from './vocabulary.ts';

const LOCAL =
  /知事|市長|町長|村長|区長|議会|反対する(?:人|団体)|反対派|市民団体|人(?:たち|々)が|県民|住民|市民|漁協|自治体|地元|県と|[0-9]市町|(?:沖縄|山口|佐賀|鹿児島|長崎|大分|宮崎|熊本|青森)県|、県|県が/;
const FEELS =
  /困惑|反発|不安|戸惑|懸念|抗議|反対|要望|中止(?:を)?(?:要請|求)|訴訟|判決|提訴|代執行|選(?:挙)?(?:あす|も)?(?:告示|が告示|投開票)|争点|集会|座り込み|住民投票|県民投票|集計/;
const COURT = /訴訟|提訴|判決|代執行|(?:知事|市長|町長|市議|県議)選|(?:県|市|町|村)議会|知事提案/;
/** A place asks or is told about what will happen near it. */
const PREPARES =
  /(?:訓練|演習)[^。]{0,24}説明会|説明会[^。]{0,24}(?:訓練|演習)|(?:訓練|演習|ドラゴン|シールド|フィスト|セイバー|サクラ)[^、。]{0,16}(?:県|市町|市|町|村|防衛局|自治体)[^、。]{0,16}(?:要請|申し入れ|要望|説明|通知|協議)/;

/** The trip or the sitting itself is what is to come, not what it is to bring. */
const PLANNED_TRIP = /(?:会談|会合|協議|訪問|訪日|来日|出席|参加|出張|派遣)(?:へ|を?(?:調整|予定)|の予定)/;

/** A deputy is under way, whatever his trip prepares: his talks are reported. */
export const isTrip = ({ reading, title, lead }: Signals): boolean =>
  reading.actor === 'officials' &&
  /会談|視察|表敬|訪れた|意見を交わ/.test(lead) &&
  !SITTING.test(title) &&
  !/予定/.test(title) &&
  !PLANNED_TRIP.test(title);

/** The traveller has sat at one stop and goes on to the next: 訪問国UAEに到着 皇太子と会談へ. */
export const underWay = all(titled(/(?:訪問国|訪問中|歴訪|に到着)[^。]{0,24}(?:会談|協議)へ/), satIn);

/** 米軍、嘉手納で降下訓練: a clause of its own says who trained where. 増える訓練 does not. */
const trained = given(({ clauses }) =>
  clauses.some((clause) => /[でとがのに][^、。]{0,12}(?:訓練|演習)$/.test(clause)),
);
const localName = all(titled(LOCAL), titled(FEELS));

/** What is not held yet. */
export const PLANS: readonly KindRule[] = [
  {
    kind: 'announcement',
    name: 'a place prepares',
    because:
      'a meeting for residents, or what a town asks before an exercise, announces what will happen near it',
    words: titled(PREPARES),
  },
  {
    kind: 'other',
    name: 'local feeling',
    because:
      'how a place feels about bases or drills, and what its courts and voters say, is no act of a government',
    words: all(either(localName, titled(COURT)), not(titled(SITTING)), not(trained)),
  },
  {
    kind: 'other',
    name: 'recruits',
    because: 'how the forces find people goes on from year to year',
    words: titled(/(?:隊員|自衛官)の?(?:確保|募集|採用)/, SITTING),
  },
  {
    kind: 'announcement',
    name: 'the title is about the future',
    because: 'へ at the end, 調整, 予定, “to visit” and their like: it has not happened yet',
    words: all(
      plannedIn,
      not(either(inTraining, onMission, trainingInLead)),
      not(given(isTrip)),
      not(underWay),
      not(all(satIn, not(titled(PLANNED_TRIP)))),
    ),
  },
  {
    kind: 'announcement',
    name: 'the lead is about the future',
    because: 'the lead opens with what is being arranged or will be held, and reports nothing as held',
    words: all(aheadIn, not(either(inTraining, onMission, trainingInLead)), not(given(isTrip))),
  },
];
