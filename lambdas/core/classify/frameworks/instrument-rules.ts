import { IN_TITLE } from './forum-rules.ts';
import { isOfOthers, ownersOf } from './others.ts';
import type { FrameworkRule, Named } from './rule.ts';
import { hasPartner } from './sitting-rules.ts';

/** Somebody speaks of it, wishes for it or studies it, in the clause that names it. */
const WISHED =
  /^[^、。]{0,24}?(?:検討|期待|目指|めざ|模索|望(?:む|み|ん|まし)|求め|議論|意見交換|言及|念頭|謝意|歓迎|触れ|重要性|必要性|課題|活用|紹介|質問|状況|進捗|進展|予算|経費|説明を受け|(?:について|に関し[^、。]{0,4}|[をも])(?:協議|話し合|議題)|に向け[^、。]{0,12}(?:協力|連携|取り組))|^[^、。]{0,8}?(?:を|の|での)(?:更なる|さらなる|一層の)?(?:協力|連携|推進|強化|促進|深化|拡大)/;
/** What is done to an agreement, a transfer, a programme. */
const DONE =
  /署名|調印|締結|妥結|合意|一致|交換|交渉|発効|効力|批准|承認|可決|提出|通告|適用|改定|改正|延長|終了|破棄|発表|公表|確認|採択|披露|供与|贈与|引渡|引き渡|開始|始ま|設置|対象|表明|決定|決め|閣議|実施|新設|設立|立ち?上げ|選定|採用|契約|受注|輸出|移転|売却|納入|解禁|参画|加入/;
/** 発効後の, 署名以来: it was done before. */
const DONE_BEFORE = /(?:発効|締結|署名|調印|適用|開始|設置)(?:後|以来|以降|済み?)/;
const SIGNED =
  /^[^、。]{0,30}?(?:署名|調印|公文[をの]?[^、。]{0,6}交換)(?![^、。]{0,3}(?:後|以来|済|を(?:目指|めざ|検討|望)|に向け|した[いか一-龥]|する))/;
const JAPANS_SHIP = /もがみ/;

const near = (named: Named): string => named.after.slice(0, 32);
const act = (named: Named): boolean =>
  named.first && DONE.test(near(named)) && !DONE_BEFORE.test(near(named));

const COMMON: readonly FrameworkRule[] = [
  {
    name: 'a Japanese ship',
    because: 'the Mogami class is an export only where another state is named',
    counts: false,
    when: (named) => JAPANS_SHIP.test(named.form) && !hasPartner(named),
  },
  {
    name: 'others’ programme',
    because: '独仏の次期戦闘機: the next fighter of states that are not Japan’s partners in it',
    counts: false,
    when: (named) =>
      named.form === '次期戦闘機' &&
      (ownersOf(named) ?? []).some((code) => named.framework.parties?.includes(code) === false),
  },
  {
    name: 'done before',
    because: 'RAA発効後初の, 協定下の: the agreement dates or frames something else',
    counts: false,
    when: ({ framework, after }) =>
      framework.type === 'instrument' &&
      ((DONE_BEFORE.test(after.slice(0, 8)) && !/^[^、。]{0,10}適用/.test(after)) ||
        /^[」』)]*(?:協定)?(?:の?下(?:の|で)|に基づく(?!初))/.test(after)),
  },
];

export const INSTRUMENT: readonly FrameworkRule[] = [
  ...COMMON,
  IN_TITLE,
  {
    name: 'a signature',
    because: 'に署名: what was signed counts wherever it stands',
    counts: true,
    when: (named) => !isOfOthers(named) && SIGNED.test(named.after),
  },
  {
    name: 'only wished for',
    because: 'を検討, を目指す, の重要性, について協議; の根拠, の前提: what rests on it',
    counts: false,
    when: ({ after }) => WISHED.test(after) || /^(?:など)?の(?:根拠|前提|基礎|土台)/.test(after),
  },
  {
    name: 'an act on it',
    because: 'the lead’s first sentence says that it was done, agreed, announced or presented',
    counts: true,
    when: act,
  },
];

export const PROGRAMME: readonly FrameworkRule[] = [
  ...COMMON,
  IN_TITLE,
  {
    name: 'a grouping without Japan',
    because: 'AUKUS is Japan’s matter only where the title names it',
    counts: false,
    when: ({ framework }) => !framework.japan,
  },
  {
    name: 'a step of the programme',
    because: 'the lead’s first sentence says what was agreed or decided',
    counts: true,
    when: (named) => !WISHED.test(named.after) && act(named),
  },
];

export const DOCUMENT: readonly FrameworkRule[] = [
  IN_TITLE,
  {
    name: 'no ASEAN beside it',
    because: 'ジャスミン is a flower, ビエンチャン a town',
    counts: false,
    when: ({ reading, form }) => !/2[.]0$/.test(form) && !/ASEAN/.test(`${reading.title}${reading.lead}`),
  },
  {
    name: 'its presentation',
    because: 'を発表, を採択: presented or adopted, not quoted',
    counts: true,
    when: (named) =>
      !WISHED.test(named.after) &&
      /^[^、。]{0,24}?(?:発表|公表|採択|披露|確認|署名|合意|提唱|打ち出|説明(?!を受))/.test(named.after),
  },
];
