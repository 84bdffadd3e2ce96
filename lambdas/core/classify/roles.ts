import { RULES } from './claim.ts';
import type { Role } from './claim.ts';

/** One rule of what a sentence says of a country in it. The first that applies decides. */
interface RoleRule {
  readonly role: Role;
  readonly rule: (typeof RULES)[keyof typeof RULES];
  readonly because: string;
  /** Words right before the name. */
  readonly before?: RegExp;
  /** The noun phrase behind the name. */
  readonly head?: RegExp;
  /** Particle and verb behind the noun phrase. */
  readonly rest?: RegExp;
  readonly unless?: RegExp;
  /** Whether Japan is named in the same run or list. */
  readonly joint?: true;
}

const SITTING = '会談|会合|協議|懇談|対話|会議|面会|面談|通話|意見交換|意見を交|話し合|会見|握手';
const TRAINING = '訓練|演習|巡航|共同航行|共同飛行|編隊|射撃|射爆';
const TREATY =
  '協定|覚書|署名|調印|締結|妥結|批准|合意|一致|交換|交渉|取決め|取り決め|取り交わ|ACSA|RAA|GSOMIA|共同声明|共同宣言|文書|パートナーシップ';
const JOINT_WORK =
  '共催|共同議長|共同開発|共同生産|共同研究|共同|連携して|連携し[、て]|情報交換|情報共有|枠組み|2\\+2|2プラス2|防衛協力|協力プログラム|交流事業';
const ACT = `${SITTING}|${TRAINING}|${TREATY}|${JOINT_WORK}`;
const GIFT =
  '供与|移転|寄贈|贈呈|贈与|譲渡|貸与|能力構築|教育|引き渡|引渡|輸出|売却|提供|納入|支援事業|支援を実施|技術支援|仕様';

/**
 * What particle and verb say of a country, in the order in which they are tried. Japanese puts the particle behind the
 * noun phrase and the verb at the end: と + 会談 is a partner, に関し + 協議 a topic, で + 会談 the place.
 */
export const ROLE_RULES: readonly RoleRule[] = [
  {
    role: 'aside',
    rule: RULES.earlier,
    because: 'に続き, に加え name those with whom it was done before',
    rest: /^(?:に(?:続[いくき]|次[いぐぎ])|に加え|とは締結済|と手続|と.{0,6}(?:締結済|手続)|と.{0,12}(?:締結|署名|発効)して(?:いる|おり|きた)|以外)/,
  },
  {
    role: 'topic',
    rule: RULES.topic,
    because: '念頭にあるのは names the rival one has in mind',
    before: /念頭に(?:は|ある|あるの)?(?:は)?$/,
  },
  {
    role: 'aside',
    rule: RULES.occasion,
    because: '次は, その後 name the next stop',
    before: /(?:次は|続いて|その後|次の訪問先)$/,
    unless: /^と.{0,20}(?:会談|協議|懇談)/,
  },
  {
    role: 'partner',
    rule: RULES.act,
    because: '相手は: the list of those met',
    before: /相手(?:国)?は$/,
  },
  {
    role: 'partner',
    rule: RULES.act,
    because: 'が共同議長: chairs or hosts together with Japan',
    rest: /^(?:が|と(?:共同で|ともに|共に)?|も).{0,12}(?:共同議長|共催|共同主催)/,
  },
  {
    role: 'aside',
    rule: RULES.earlier,
    because: 'との既存の, と立ち上げた: a relative clause on what is older',
    rest: /^との?(?:既存|過去|従来|これまで|同種|同様|既に|すでに)|^と(?:共に|ともに)?(?:立ち上げ|設け|始め|創設し|提案し|開発し)た(?=[一-龥ァ-ヺ])/,
  },
  {
    role: 'aside',
    rule: RULES.seat,
    because: 'an ambassador to an organisation speaks for the organisation',
    rest: /^の(?:NATO|EU|国連|ASEAN)/,
  },
  {
    role: 'participant',
    rule: RULES.part,
    because: '日米中露などの首脳が参加: a list of those who came, not of those met',
    rest: /^(?:の(?:[0-9]+[かカヵヶケ]国|各国|首脳|閣僚|外相|国防相)*|等の?)?(?:首脳|閣僚|外相|国防相|代表|当局者|専門家)?(?:ら)?(?:が|も)(?:参加|出席|加盟|加わ|集)/,
    head: /など|等/,
    joint: true,
  },
  {
    role: 'joint',
    rule: RULES.beside,
    because: 'named in one breath with Japan: 日豪, 日本とフランス',
    joint: true,
  },
  { role: 'topic', rule: RULES.topic, because: '対中, 対北: the direction', before: /対$/ },
  {
    role: 'partner',
    rule: RULES.visited,
    because: '訪米, 来伯 (as the paper there says): one character for a visit to',
    before: /[訪来]$/,
  },
  {
    role: 'host',
    rule: RULES.host,
    because: 'who hosts or leads an event takes part in it',
    rest: /^(?:が|の)?(?:主催|共催|が主導|主導|ホスト)/,
  },
  {
    role: 'partner',
    rule: RULES.visited,
    because: 'を訪問, へ出張: the goal of a trip',
    rest: /^(?:及び周辺国)?(?:を|へ|への|に|への?公式)?(?:(?:公式|実務|初めて|初)[、に]?)?(?:訪問(?!時|先)|訪れ|出張|歴訪|訪(?=$|[、。・へ]))/,
  },
  {
    role: 'partner',
    rule: RULES.received,
    because: 'が来日, による表敬, の当省訪問, を迎え: a guest of Japan’s',
    rest: /^(?:が|の|は|も|、|らが|らの)?.{0,14}?(?:来日|訪日|来訪|日本を訪|当省訪問|当省を訪問|防衛省を?訪|官邸を?訪|外務省を?訪|統幕を?訪|市ケ?ヶ?谷を?訪|を表敬|表敬訪問を受|表敬を受|が表敬)|^(?:による|の).{0,24}表敬|^(?:を|から)?(?:迎え|受け入れ|招)|^の?(?:離任|着任|就任)?の?(?:挨拶|あいさつ)|^[はが、]?(?:来日|訪日)/,
  },
  {
    role: 'topic',
    rule: RULES.topic,
    because: 'に関し, をめぐり, の脅威, を非難, ミサイル: what is talked about',
    rest: /^(?:に関(?:し|す|わ)|について|をめぐ|を巡|情勢|問題|関連|を念頭|念頭|をにらみ|を見据|を意識|けん制|牽制|をけん|を牽|(?:に|へ|への)(?:深い?刻?な?)?(?:懸念|対抗|反対|抗議|圧力|警戒(?!監視)|対処|危機|備え)|を非難|を強く非難|に対抗|へ対抗|の(?:.{0,16}?)(?:懸念|脅威|侵略|侵攻|ミサイル|発射|行動|活動|進出|威圧|挑発|侵入|核|動き|立場|政変|領空|埋め立て|覇権|台頭|連携|軍事協力|無人機|空母|侵犯|瀬取り)|による.{0,30}(?:侵略|侵攻|行動|活動|覇権|発射|ミサイル|拡大|埋め立て|開発|抗議)|の脅威|ミサイル|機(?!関)|船(?!団)|軍機|侵略|侵攻|戦争|避難|危機|支援(?!事業)|有事|(?:は|が).{0,10}(?:発射|侵攻|侵略)|「?瀬取り|非核化|核|製)/,
    unless: /^の.{0,10}と.{0,12}(?:会談|会合|協議|訓練)/,
  },
  {
    role: 'partner',
    rule: RULES.act,
    because: 'X…日本との協定を批准, Xが日本に売却: Japan is the other side of X’s act',
    rest: new RegExp(
      `^(?:が|は|も|、|,)?[^。]{0,20}?日本(?:政府|側|国)?(?:と(?:の)?[^。]{0,30}?(?:${ACT})|(?:に|へ|への|に対し)[^。]{0,30}?(?:${GIFT}))`,
    ),
    unless: /検討|期待|模索|目指|望/,
  },
  {
    role: 'venue',
    rule: RULES.venue,
    because: 'で, において, 沖, 入り: the place',
    rest: /^(?:で(?!き|す|あ|の(?:共同|合同|日))|において|における|にて|沖|海(?![軍兵上空洋])|近海|周辺|入り|国内|現地|滞在|経由|発|首都|の(?:首都|[ァ-ヺー]+(?:で|にて|において)))/,
  },
  {
    role: 'partner',
    rule: RULES.act,
    because: 'と, との + talks, training, a text, joint work',
    rest: new RegExp(
      `^(?:との間で|と(?:の|も|は|共に|ともに|共同|それぞれ|個別に|相次いで|、|初)?)(?!いう|する|し[てた、]|され|みられ|なる|述べ|発表|言え|見て).{0,60}?(?:${ACT})`,
    ),
  },
  {
    role: 'partner',
    rule: RULES.given,
    because: 'に対する, へ, 向け + aid, arms, teaching: the recipient',
    rest: new RegExp(
      `^(?:に対する|に対し|に(?!合わ|併せ|よ[りる]|関|つい|おい|加え|続|先立|伴|際)|への|へ|へ、|向け).{0,40}?(?:${GIFT})`,
    ),
  },
  {
    role: 'aside',
    rule: RULES.observer,
    because: 'observers watch and take no part',
    rest: /^.{0,14}オブザーバー/,
  },
  {
    role: 'participant',
    rule: RULES.part,
    because: 'が参加: it takes part in what is reported',
    rest: /^(?:が|も|は|から)?.{0,12}?(?:が|も|など.{0,10}が)?(?:参加|加わ)/,
  },
  {
    role: 'subject',
    rule: RULES.subject,
    because: 'が, は: it does something; with whom is said elsewhere',
    rest: /^(?:が|は|も|、|,|から|側から)/,
  },
];

/** What a sentence says of a country: the role, and the rule by which it is read so. */
export function roleOf(joint: boolean, before: string, head: string, rest: string): [Role, string] {
  const found = ROLE_RULES.find(
    (each) =>
      (each.joint === undefined || joint) &&
      (each.before === undefined || each.before.test(before)) &&
      (each.head === undefined || each.head.test(head)) &&
      (each.rest === undefined || each.rest.test(rest)) &&
      each.unless?.test(rest) !== true,
  );
  if (found !== undefined) return [found.role, found.rule];
  return ['plain', head === '' ? RULES.name : RULES.office];
}
