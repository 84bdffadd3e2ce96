import { all, began, either, given, not, opened, titled } from './rule.ts';
import type { KindRule } from './rule.ts';
import { VISIT } from './vocabulary.ts';

const PROCUREMENT =
  /入札|(?:一般|指名)競争(?=$|[にの])|公募型|調達公告|契約希望(?:者|業者)|(?:業者|事業者|委託先|受託者)の?(?:募集|公募|選定)|企画競争|プロポーザル|オープンカウンター|見積(?:り|も?り)?(?:合わせ|依頼)|仕様書|指名停止|落札|競争参加|納入について|補助金|情報提供企業を募集|随意契約|公募(?:について|の実施|を開始|$)|(?:購入|賃貸借|借上げ?|請負|役務)(?:に係る|契約)|公告.{0,12}(?:業務|製本|購入)|invitation (?:to|for) (?:bids?|tenders?)|tender notice|solicitation:|sources sought|procurement notice|request for (?:proposals?|quotations?|tenders?)|contract notice|\bRFP\b/i;
/** Rigged tenders are a matter of courts. */
const RIGGED = /談合|妨害|汚職|不正|逮捕|起訴/;
const TENDER_LEAD = /(?:一般|指名|企画)競争入札|競争に付する|開札|入札公告|の入札\(/;

const PERSONNEL =
  /人事(?!院|交流)|異動|(?<!(?:行動|警報|アラート|指示|宣言)(?:の|を|が)?)発令(?!時)|(?<!就)任命|就任(?!後|以来|から|前|式|[0-9]+(?:年|日|[かカヵヶ]月|周年|カ月)|の?(?:挨拶|あいさつ|表敬)|を祝)|に[一-龥]{2,4}(?:氏|陸将|海将|空将|補)$|(?:次官|長官|司令官|総監|幕僚長|幕長|大使|局長|大臣|議長|所長|校長)に[^、。]{2,16}(?:氏|[大中少准]将|[陸海空]将補?|局長|官房長|審議官|次官)(?:が|を|、|。|$|[^とに])|トップに[^、。]{2,14}(?:氏|将補?)$|着任|辞表|新(?:大臣|総監|司令官|[統陸海空]幕長|艦長|局長|次官)に|(?:司令官|総監|大使|幕僚長|幕長|次官|局長)(?:が|に|を)?(?:交代|起用|内定|決定|へ(?:、|$))|大使に[一-龥]{1,4}氏|(?:大使|次官|長官|司令官|議長)に[^、。]{1,14}を(?:指名|充て)|(?:大使|次官|長官|局長)(?:を)?起用|大使起用|更迭|辞任|辞職|再就職|(?<!早期)退職(?!金)|退任|昇任|報酬|給与|俸給|役職員|処遇|\bappoint(?:s|ed|ment)\b|\bnamed (?:as )?(?:new |next |first )?(?:chief|commander|minister|ambassador|head|chairman|vice)|\bnames .{0,40}(?:as )?(?:new |next )?(?:chief|commander|minister|ambassador|head of)\b|takes (?:office|command)|assumes (?:office|command)|\bnames? .{0,40}\bto (?:head|lead|command)\b|takes (?:the )?helm|change of command(?!.{0,40}\b(?:Forces Japan|USFJ))|relinquish(?:es|ed) command|\b(?:bids?|bade|says?) (?:farewell|goodbye) to .{0,32}(?:commander|chief|general|admiral)|\b(?:welcomes?|gets?|has) (?:a |its |their )?new .{0,32}(?:commander|chief of staff)|sworn in|\bresigns?\b|\bretires? as\b|steps? down|\bto (?:head|lead) (?:the )?(?:joint|ground|air|maritime) /i;
/** The office is only the occasion, or the news is a conference, a trip, a call, or how to find recruits. */
const NOT_PERSONNEL =
  /会見|会談|表敬|来日|訪日|訪問|電話|(?:隊員|自衛官)の?(?:確保|募集|採用)|press conference/i;
const APPOINTED =
  /司令官の任命|任命を閣議決定|充てる人事|人事を(?:決め|発表|発令|固め|閣議)|(?:が|を)(?:発令|任命|起用)(?:し|する|した)|定期異動|後任に[^。]{1,30}(?:就|充て|起用)|が退任し[^。]{1,24}が就任/;

/** The paper of an office: tenders and appointments. */
export const PAPERS: readonly KindRule[] = [
  {
    kind: 'procurement',
    name: 'a tender or contract notice',
    because: 'who buys what from whom is public, and no act between states',
    words: either(
      titled(PROCUREMENT, RIGGED),
      all(began(TENDER_LEAD), not(titled(RIGGED))),
      given(({ host }) => host === 'kkj.go.jp'),
    ),
  },
  {
    kind: 'personnel',
    name: 'an appointment',
    because: 'who takes or leaves an office is news of the office, whoever reports it',
    words: all(titled(PERSONNEL, NOT_PERSONNEL), not(titled(VISIT))),
  },
  {
    kind: 'personnel',
    name: 'an appointment in the lead',
    because: 'the title names the person, the lead the office that he takes',
    words: all(opened(APPOINTED), not(titled(NOT_PERSONNEL)), not(titled(VISIT))),
  },
];
