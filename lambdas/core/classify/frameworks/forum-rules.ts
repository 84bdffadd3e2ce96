import type { FrameworkRule } from './rule.ts';
import { TALKED } from './words.ts';

/** In the title: in X, at X, X ends. What makes it an occasion or a recollection was tried before. */
export const IN_TITLE: FrameworkRule = {
  name: 'its name in the title',
  because: 'a title names what its item is about',
  counts: true,
  when: ({ titled }) => titled,
};

/** What Japan does in a forum, in the clause that names it. */
const TAKES_PART =
  /^[^、。]{0,32}?(?:出席|参加|臨[むみん席]|開催|開幕|閉幕|開か|開き|開く|開い|演説|講演|発言|スピーチ|登壇|共催|主催|議長|採択|報告|発表|打ち出|署名|行わ|行い|終え|評価|ホスト|会合|(?:ASEAN|各国)[^、。]{0,16}会談)/;

export const FORUM: readonly FrameworkRule[] = [
  {
    name: 'its working group',
    because: 'officials and experts below a forum of ministers have formats of their own',
    counts: false,
    when: ({ framework, after }) =>
      framework.office === 'defence' &&
      /^[」』)]*(?:\([^()]{1,16}\))?の?[^、。の]{0,16}(?:専門家会合|専門家会議|高級事務レベル|高級実務者|作業部会|ワーキンググループ|EWG)/.test(
        after,
      ),
  },
  {
    name: 'a forum to come',
    because: 'に向け, を見据え: what is prepared elsewhere for it; those who set out for it take part',
    counts: false,
    when: ({ after }) =>
      /^[」』)]*(?:\([^()]{1,16}\))?(?:に向け(?!て?(?:、)?(?:出発|出国|離日|羽田|成田|日本を))|を見据え|をにらみ|の議題|の準備)/.test(
        after,
      ),
  },
  IN_TITLE,
  {
    name: 'only talked about',
    because: 'a forum without Japan, or one of which somebody speaks',
    counts: false,
    when: ({ framework, after }) =>
      !framework.japan ||
      (TALKED.test(after) &&
        !/^[」』)]*(?:\([^()]{1,16}\))?(?:に|へ)(?:[^、。]{0,6})(?:出席|参加|臨)/.test(after)),
  },
  {
    name: 'told at a conference',
    because: 'X、Y…後の記者会見 lists what the minister has just taken part in',
    counts: true,
    when: ({ after }) => /^[、及びや・]{1,2}[^。]{0,160}?後の(?:臨時)?記者会見/.test(after),
  },
  {
    name: 'Japan’s part in it',
    because: 'に出席, で演説, を開催: the lead reports the forum itself',
    counts: true,
    when: ({ before, after }) =>
      TAKES_PART.test(after) || /(?:開かれた|開催された)(?:第[0-9]+回)?(?:の)?$/.test(before),
  },
];

/** Words that follow an organisation where it is a measure, a region or a class. */
const A_MEASURE =
  /^(?:加盟(?!国(?:の|と|代表))|基準|並み|拡大(?!会合)|域内|諸国|標準|弾|規格|条約|市場|産(?!業)|離脱|製|型|圏|非加盟|東方|と連携し|の東方|各国)/;

const OFFICERS =
  /^[^、。]{0,16}(?:代表団|代表部|事務総長|事務次長|軍事委員(?:会|長)|本部|上級代表|議員会議|大使|欧州委員)/;
/** They meet, come, sign or say something together with Japan: who only sits on the same panel does not. */
const THEIR_ACT =
  /^[^。]{0,60}?(?:会談|会合|協議|懇談|対話|会見|表敬|面会|電話|来日|訪日|訪問|署名|公表|発表|招|迎え|一致|合意|確認|意見|出席|参加)/;

export const ORGANISATION: readonly FrameworkRule[] = [
  {
    name: 'a measure or a class',
    because: 'NATO基準, NATO加盟, EU諸国, アジア版NATO: no act of the organisation',
    counts: false,
    when: ({ before, after }) => A_MEASURE.test(after) || /版$/.test(before),
  },
  IN_TITLE,
  {
    name: 'its officers’ talks',
    because:
      'the organisation acts through its Secretary General, High Representative, delegations and ambassadors',
    counts: true,
    when: ({ reading, after, form }) =>
      reading.actor !== undefined &&
      (OFFICERS.test(after) || /上級代表|軍事委員/.test(form)) &&
      THEIR_ACT.test(after),
  },
];
