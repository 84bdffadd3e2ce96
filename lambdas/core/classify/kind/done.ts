import { isTrip } from './planned.ts';
import { all, either, given, has, not, opened, titled } from './rule.ts';
import type { KindRule } from './rule.ts';
import { AGREED, DECIDES, RECORD, SITTING, STANDING, TREATY, VISIT } from './vocabulary.ts';

const CALL =
  /テレビ会談|電話会談|電話協議|TV会談|VTC会談|テレビ電話会談|telephone|phone call|by phone|video call|\bcall with\b|readout of .{0,40}call/i;
/** A memorandum signed there is part of the sitting or trip. */
const TOGETHER = /[相臣官]と|会談|会合|訪問|来日|訪日|出張|へ$/;
const TOOK_PART =
  /会談|会合|会議|協議|懇談|出席|met|welcomed|agree|condemn|attend|participat|takes? part|一致|参加/;
const DECIDED =
  /新設|設置完了|設置|発表|採用|決定|選定|命名|引渡|防衛費|予算|発射|参画|完了|公表|計画|合意|契約|延長|開始|表明|承認|格上げ|提供|解除|弾道ミサイル|速報|続報/;
const DECIDED_EN =
  /\blaunch(?:es|ed)?\b|\bannounces?\b|\bto (?:supply|export|provide|deploy|send)\b|\b(?:provides|donates|delivers)\b/;

/** What was done, and at last what was decided or released. */
export const DONE: readonly KindRule[] = [
  {
    kind: 'call',
    name: 'by telephone or video',
    because:
      'the title says so, or the lead does of the sitting in the title; several states by video are a meeting',
    words: either(
      titled(CALL),
      all(opened(/電話|テレビ会談|by phone|telephone/), titled(SITTING), not(has('minilateral'))),
    ),
  },
  {
    kind: 'agreement',
    name: 'assistance is agreed',
    because: 'notes exchanged or goods handed over are the act of OSA',
    words: all(
      titled(/供与/),
      has('osa'),
      either(titled(/署名|供与式|引渡|引き渡|書簡/), opened(/署名|供与式|引渡|引き渡|書簡/)),
    ),
  },
  {
    kind: 'announcement',
    name: 'assistance is decided',
    because: 'recipients and gifts before any signature are Japan’s own decision',
    words: all(titled(/供与|候補|対象国/), has('osa')),
  },
  {
    kind: 'exercise',
    name: 'an exercise is the news',
    because: 'forces train, trained or will train, and no minister sits in the title',
    words: all(not(titled(SITTING)), not(titled(DECIDES)), has('exercise')),
  },
  {
    kind: 'other',
    name: 'peacekeeping without troops',
    because: 'a page on the programme sends nobody',
    words: all(
      not(titled(VISIT)),
      not(titled(SITTING)),
      has(...STANDING),
      has('un-pko'),
      not(titled(/派遣|要員|隊員/)),
    ),
  },
  {
    kind: 'deployment',
    name: 'a standing mission',
    because: 'patrols and missions go on for years, their monthly records included',
    words: all(not(titled(VISIT)), not(titled(SITTING)), has(...STANDING)),
  },
  {
    kind: 'agreement',
    name: 'an act on a treaty',
    because: 'signed, exchanged, in force, notified: the text is the news',
    words: all(titled(AGREED, /会談|会合(?!意)/), has(...TREATY)),
  },
  {
    kind: 'agreement',
    name: 'a memorandum by itself',
    because: 'signed at no sitting and on no trip',
    words: all(titled(AGREED, TOGETHER), has('defence-mou')),
  },
  {
    kind: 'visit',
    name: 'a trip or a call on somebody',
    because: 'the title names the trip and no sitting',
    words: titled(VISIT, /会談|協議|会合/),
  },
  {
    kind: 'meeting',
    name: 'a sitting',
    because: 'the title says that they sat or what they settled',
    words: either(titled(SITTING), titled(DECIDES)),
  },
  {
    kind: 'meeting',
    name: 'a memorandum at a sitting',
    because: 'it is signed with a minister',
    words: all(titled(AGREED), titled(/[相臣官]と/), has('defence-mou')),
  },
  {
    kind: 'visit',
    name: 'a deputy’s trip',
    because: 'the lead reports the talks of an official under way',
    words: all(given(isTrip), has('sitting')),
  },
  {
    kind: 'meeting',
    name: 'a guest who sat',
    because: 'the title says that a guest came, the lead that they talked',
    words: all(titled(/来日/), opened(/会談|懇談/)),
  },
  {
    kind: 'meeting',
    name: 'a forum or format attended',
    because: 'a forum, a format or a group of states is named and somebody sat, spoke or took part',
    words: all(either(titled(TOOK_PART), opened(TOOK_PART)), has('forum', 'sitting', 'minilateral')),
  },
  {
    kind: 'meeting',
    name: 'a guest who signed',
    because: 'a guest came and a memorandum was signed with him',
    words: all(titled(/来日|訪日/), either(titled(/覚書|署名/), opened(/覚書|署名/))),
  },
  {
    kind: 'visit',
    name: 'a guest came',
    because: 'no more is said than that he came',
    words: titled(/来日|訪日/),
  },
  {
    kind: 'exercise',
    name: 'training without a framework',
    because: 'forces of one state train',
    words: titled(/(?:訓練|演習)(?:を|に|が|の|、|「|$|\(|開始|について|始)/, /抗議/),
  },
  {
    kind: 'announcement',
    name: 'an authority announces',
    because: 'announces, launches, is to supply: one side’s own act',
    words: titled(DECIDED_EN),
  },
  {
    kind: 'announcement',
    name: 'an authority decides',
    because: 'something dated and single was decided or released; a periodic record was not',
    words: titled(DECIDED, RECORD),
  },
  {
    kind: 'announcement',
    name: 'a ministry’s notice',
    because: 'について alone, on a ministry’s own site, is a release',
    words: all(
      titled(/について$/),
      given(({ host, types }) => host.endsWith('.go.jp') && types.size === 0),
    ),
  },
  {
    kind: 'announcement',
    name: 'the lead announces',
    because: 'と発表 without a record of a period',
    words: all(
      opened(/と発表。|発表した|方向。|発表$/),
      given(({ reading }) => reading.japan),
      not(titled(RECORD)),
    ),
  },
];
