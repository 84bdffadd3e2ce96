import { satIn } from './aspect.ts';
import { MEMORANDUM, ON_TRIP } from './acts.ts';
import { isMany, VOICE } from './calls.ts';
import { isTrip, underWay } from './planned.ts';
import { DECIDED } from './releases.ts';
import { all, began, either, given, has, not, opened, titled } from './rule.ts';
import type { KindRule, Words } from './rule.ts';
import { DECIDES, PORT_CALL, SITTING, VISIT } from './vocabulary.ts';

const TOOK_PART =
  /会談|会合|会議|協議|懇談|出席|met|welcomed|agree|condemn|attend|participat|takes? part|一致|参加|演説|発言|スピーチ|講演|訴え|speech|address(?:es|ed)|\bspoke\b/;
/** A sitting is what the trip is for. */
const TRIP_FOR =
  /\b(?:visits?|visited|arrives? in|travels? to) .{0,40}\bfor (?:.{0,24} )?(?:talks|dialogue|meetings?|consultations|summit)\b/i;
const OPENS =
  /(?:会議|会合|対話|ダイアローグ|フォーラム|シンポジウム)(?:\(.{1,12}\))?(?:が|、)?[^、。]{0,12}開幕|(?:dialogue|summit|forum|symposium) opens\b/i;
const OURS_THERE = /(?:防衛|外)相|大臣|審議官|幕長|出席|参加|会談|Japan/;
/** 米中国防相の会談: two others sit, or fail to, beside the forum. */
const OTHERS_SIT = /(?<!日)[米中豪韓印英仏独露比越]{2,3}[^日、。]{0,8}会談/;
/** A line that nobody used. */
const UNUSED = /使わ(?:れ)?ず|使用(?:され|せ)ず|不使用|機能せず|not used|unused/i;
const ABROAD = /レセプション|式典(?:への)?(?:出席|参列)|祈念式|慰霊式/;

/** The occasion in brackets: visit to Singapore (The 15th IISS Summit). Talks in brackets are what the trip was for. */
const OCCASION =
  /\([^()]{0,60}(?:summit|dialogue|conference|forum|symposium|サミット|会議|対話|ダイアローグ|フォーラム)[^()]{0,60}\)/gi;
const travels: Words = ({ title }) => {
  const bare = title.replaceAll(OCCASION, '');
  return SITTING.test(bare) ? undefined : VISIT.exec(bare)?.[0];
};
/** A guest's rites in the title, his trip in the lead. */
const RITES =
  /\blays? (?:a )?wreath|\bguard of honou?r\b|\bhonou?r guard\b|献花|激励|儀じょう|儀仗|栄誉礼|\bpays? (?:homage|respects)\b/i;
const TRIP_TOLD =
  /\b(?:in|visiting|arrived in) Japan (?:on|for|from)\b|\bvisit(?:ing|s|ed)?\b|訪問|来日|訪日|滞在/i;
/** The names of Japanese ports are not written in katakana. */
const PORT_ABROAD = /[ァ-ヺー]{2,}(?:港)?(?:に|へ|の)?(?:寄港|入港)|遠洋練習航海|\bport (?:call|visit)\b/i;
/** A ship calls at a port of another state; at home it is shown to the public. */
const shipCalls = all(
  titled(PORT_CALL),
  not(titled(SITTING)),
  given(
    ({ host, reading }) =>
      host.includes('emb-japan') ||
      PORT_ABROAD.test(reading.title) ||
      reading.opening.some((sentence) =>
        (reading.runs.get(sentence) ?? []).some((run) => run.parties.length > 0),
      ),
  ),
);
/** A sitting that is not to be, or did not come about, is no sitting; 中止 by a ministry is its announcement. */
const LAPSED =
  /(?:会談|会合|協議|会議|サミット|対話)[^。]{0,16}(?:開催|実施|実現)?(?:(?:され|行わ|開か|でき|実現し|成立し)(?:れ)?(?:ない|ず)|実現せず|立ち消え|頓挫|不透明|宙に浮|暗礁)|\b(?:summit|meeting|talks|dialogue)\b.{0,32}\b(?:unlikely|in doubt|in limbo|not be held|will not take place|stall(?:s|ed)?|collapses?)\b/i;
/** What one official would like: it is his word, and nobody sat. */
const WISHES =
  /(?:に|へ)(?:強い)?(?:意欲|前向き|慎重(?:姿勢|論)?|含み|難色|期待感|否定的|消極的)(?:な(?:考え|姿勢))?(?:を?示す)?$/;
const SAYS = /述べ|語っ|話し|考えを示|姿勢を示|意欲を示|表明|強調|説明し|発言し|\bsaid\b/;
const wishes: Words = ({ clauses }) =>
  clauses.map((clause) => WISHES.exec(clause)?.[0]).find((each) => each !== undefined);

/** 来日 says less than 訪日: what the guest did here is the news. */
const sat = either(all(titled(/来日/), satIn), all(titled(/来日/), titled(/覚書|署名/)));

/** He tells in his own words where he went: 外務大臣政務官としてマニラへ出張. */
const DEPUTY_WENT =
  /(?:副大臣|政務官|審議官|補佐官|幕僚?長)[^。]{0,16}(?:へ|に)?(?:出張(?!予定)|を訪問し|を訪[れね])/;

/** Units of the forces, and where they arrive: katakana or the sign of a state, never a base at home. */
const UNITS_ARRIVE =
  /(?:機|[艦隊]|部隊|隊員|将兵|艦艇)(?:\d+[機隻人名])?(?:が|、)[^。]{0,16}?(?:[ァ-ヺー]{2,}|[米英独仏豪韓][国州]?|本土)[にへ](?:初)?(?:到着|着陸)/;
/** Not to help or to fetch somebody. */
const FOR_RELIEF = /邦人|退避|物資|救援|支援/;

const RIVAL = '(?:北朝鮮|中国|ロシア|露|朝鮮中央)';
const BLAMES = '(?:非難|批判|反発|抗議|警告|けん制|牽制|警戒)';
/** The sitting of others is what it blames, not where it spoke; or its press is the last to speak. */
const BLAMED = new RegExp(
  `^${RIVAL}[^。]{0,60}(?:会談|協議|会合|対話|2プラス2|2\\+2|サミット)(?:の(?:共同声明|合意))?[をにへ](?!出席|参加|前|受け|機)[^、。]{0,24}${BLAMES}$|${RIVAL}(?:紙|メディア|国営[^、。]{0,8})[がは、]?[^、。]{0,8}${BLAMES}`,
);
const BLAMED_EN =
  /^(?:North Korea|China|Russia|Beijing|Pyongyang|Moscow)\b[^,]{0,40}?\b(?:slams|condemns|denounces|blasts|criticizes|criticises|decries)\b(?:(?!\b(?:at|in|during)\b).){0,60}\b(?:talks|meeting|summit|dialogue|2\+2)\b/i;

/** Trips, and those who sat. */
export const SITTINGS: readonly KindRule[] = [
  {
    kind: 'other',
    name: 'a sitting that lapses',
    because: 'what is not held is neither a sitting nor anybody’s act',
    words: all(titled(LAPSED), not(satIn)),
  },
  {
    kind: 'other',
    name: 'the wish of an official',
    because: 'what he is ready for or hopes to do binds nobody yet',
    words: all(wishes, began(SAYS), not(satIn)),
  },
  {
    kind: 'other',
    name: 'blamed by a rival',
    because: 'the news is what a rival or its press says of the sitting, not the sitting',
    words: either(titled(BLAMED), titled(BLAMED_EN)),
  },
  {
    kind: 'visit',
    name: 'a trip or a call on somebody',
    because: 'the title names the trip and no sitting',
    words: all(
      either(
        titled(TRIP_FOR),
        underWay,
        travels,
        shipCalls,
        all(titled(UNITS_ARRIVE, FOR_RELIEF), titled(/自衛隊|[陸海空]自|護衛艦|練習艦/)),
        all(titled(RITES), began(TRIP_TOLD)),
      ),
      not(titled(ABROAD)),
      not(sat),
    ),
  },
  {
    kind: 'meeting',
    name: 'a guest who sat',
    because: 'the title says that a guest came, the lead that they talked',
    words: sat,
  },
  {
    kind: 'visit',
    name: 'a memorandum on a trip',
    because: 'it is signed by an official under way',
    words: all(titled(MEMORANDUM), began(ON_TRIP), not(titled(SITTING))),
  },
  {
    kind: 'other',
    name: 'a forum opens',
    because: 'that it opens is no sitting of Japan’s',
    words: all(
      titled(OPENS),
      given(({ title }) => !OURS_THERE.test(title.replace(OTHERS_SIT, ''))),
      not(satIn),
      not(opened(/(?:出席|参加|演説|発言)し|Japan's/)),
    ),
  },
  {
    kind: 'meeting',
    name: 'a sitting',
    because: 'the title says that they sat or what they settled',
    words: either(titled(SITTING), titled(DECIDES)),
  },
  {
    kind: 'visit',
    name: 'a deputy’s trip',
    because: 'the lead reports the talks of an official under way',
    words: all(either(given(isTrip), began(DEPUTY_WENT)), either(has('sitting'), began(DEPUTY_WENT))),
  },
  {
    kind: 'call',
    name: 'the lead reports a call',
    because: 'the title quotes one side, the lead says that they spoke by telephone or video',
    words: all(
      began(VOICE),
      not(titled(DECIDED)),
      not(titled(UNUSED)),
      given((signals) => !isMany(signals)),
    ),
  },
  {
    kind: 'meeting',
    name: 'a forum or format attended',
    because: 'a forum, a format or a group of states is named and somebody sat, spoke or took part',
    words: all(either(titled(TOOK_PART), opened(TOOK_PART)), has('forum', 'sitting', 'minilateral')),
  },
];
