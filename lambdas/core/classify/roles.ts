import { RULES } from './claim.ts';
import type { Role } from './claim.ts';
import type { Around, RoleRule } from './role-rule.ts';
import { ACT, GIFT, LOOKS_BACK, SITTING, TREATY } from './role-words.ts';

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
    role: 'aside',
    rule: RULES.former,
    because: '前オランダ首相の: who held an office of X speaks for another now',
    before: /(?:^|[^以])[前元]$/,
  },
  {
    role: 'aside',
    rule: RULES.former,
    because: 'エストニア前首相の: so too with the word behind the name',
    head: /^[前元](?:首相|大統領|外相|国防相|国防長官|総理)/,
  },
  {
    role: 'topic',
    rule: RULES.topic,
    because: '念頭にあるのは names the rival one has in mind',
    before: /念頭に(?:は|ある(?:の)?は)$/,
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
    rule: RULES.earlier,
    because: '日中首脳会談で確認した…: the past form before a noun looks back on an earlier sitting',
    rest: new RegExp(
      `^(?:間の?)?(?:首脳|外相|防衛相|国防相|閣僚)?(?:電話|テレビ)?(?:会談|会合|協議)${LOOKS_BACK}`,
    ),
  },
  {
    role: 'aside',
    rule: RULES.seat,
    because: 'an ambassador to an organisation speaks for the organisation',
    rest: /^の(?:NATO|EU|国連|ASEAN)/,
  },
  {
    role: 'aside',
    rule: RULES.portfolio,
    because: '太平洋島嶼国担当大臣: what a minister is in charge of',
    head: /^担当(?:大臣|相|国務|閣外)/,
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
    role: 'aside',
    rule: RULES.topic,
    because: '日米印の…訓練の推進, 日米印豪の…を視察: what others do with Japan is spoken of or watched',
    many: true,
    rest: /^の?(?:[^、。]{0,24}(?:訓練|演習|協力|連携)の?(?:推進|促進|強化|拡大|重要性|必要性)|[^、。]{0,20}を(?:視察|見学|研修))/,
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
    role: 'topic',
    rule: RULES.topic,
    because: '訪中に意欲, 訪米を模索: a trip that is only wished for',
    before: /訪$/,
    rest: /^(?:に(?:意欲|前向き|期待|言及)|を(?:検討|模索|希望|要請|打診))/,
  },
  {
    role: 'partner',
    rule: RULES.visited,
    because: '訪米, 来伯 (as the paper there says): one character for a visit to',
    before: /[訪来]$/,
  },
  {
    role: 'partner',
    rule: RULES.act,
    because: '駐X大使 acts for Japan in X: what he signs or hands over, he does with X',
    before: /駐$/,
    head: /^(?:共和国|王国|国)?(?:特命全権|臨時代理)?(?:大使|公使|防衛駐在官)/,
    rest: /署名|調印|交換|引渡|引き渡|手渡|供与|贈呈|会談|協議|懇談|表敬/,
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
    rest: /^(?:及び周辺国)?(?:を|へ|への|に|への?公式)?(?:(?:公式|実務|初めて|初)[、に]?)?(?:訪問(?!時|先)|訪れ|出張|歴訪|訪(?=$|[、。・へ]))|^を皮切りに|^に(?:寄港|入港|到着|着陸)/,
  },
  {
    role: 'partner',
    rule: RULES.visited,
    because: 'Xの招待で: who invites is called on',
    rest: /^の(?:公式)?(?:招待|招き|招請|招へい)(?:で|に|を受け)/,
  },
  {
    role: 'partner',
    rule: RULES.received,
    because: 'が来日, による表敬, の当省訪問, を迎え: a guest of Japan’s',
    rest: /^(?:が|の|は|も|、|らが|らの)?.{0,14}?(?:来日|訪日|来訪|日本を訪|当省訪問|当省を訪問|防衛省を?訪|官邸を?訪|外務省を?訪|統幕を?訪|市ケ?ヶ?谷を?訪|を表敬|表敬訪問を受|表敬を受|が表敬)|^(?:による|の).{0,24}表敬|^(?:を|から)?(?:公式)?(?:迎え|受け入れ|招)|^(?:が|は)[^。]{0,24}(?:護衛艦|基地|駐屯地|自衛隊|潜水艦|防衛省)[^。]{0,12}(?:視察|見学|訪問|乗艦|研修)|^の?(?:離任|着任|就任)?の?(?:挨拶|あいさつ)|^[はが、]?(?:来日|訪日)/,
  },
  {
    role: 'topic',
    rule: RULES.topic,
    because: 'に関し, をめぐり, の脅威, を非難, ミサイル: what is talked about',
    rest: /^(?:に関(?:し|す|わ)|について|をめぐ|を巡|情勢|問題|関連|を念頭|念頭|をにらみ|を見据|を意識|けん制|牽制|をけん|を牽|(?:に|へ|への)(?:深い?刻?な?)?(?:懸念|対抗|反対|抗議|圧力|警戒(?!監視|管制)|対処|危機|備え)|を非難|を強く非難|に対抗|へ対抗|の(?:.{0,16}?)(?:懸念|脅威|侵略|侵攻|ミサイル|発射|行動|活動|進出|威圧|挑発|侵入|核|動き|立場|政変|領空|埋め立て|覇権|台頭|連携|軍事協力|無人機|空母|侵犯|瀬取り)|による.{0,30}(?:侵略|侵攻|行動|活動|覇権|発射|ミサイル|拡大|埋め立て|開発|抗議)|の脅威|ミサイル|機(?!関)|船(?!団)|軍機|侵略|侵攻|戦争|避難|危機|支援(?!事業)|有事|(?:は|が).{0,10}(?:発射|侵攻|侵略)|「?瀬取り|非核化|核|製)/,
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
    role: 'partner',
    rule: RULES.act,
    because: 'Xが中谷防衛相と会談: a Japanese office is the other side of X’s act',
    rest: new RegExp(
      `^(?:が|は|も|、|,|ら(?:が|は))[^。]{0,24}?(?:防衛(?:大臣|相)|外務大臣|外相|首相|総理大臣?|統幕長|幕僚長|[陸海空]幕長|副大臣|政務官|審議官|官房長官)(?:ら)?と(?:の)?[^。]{0,20}?(?:${SITTING}|${TREATY})`,
    ),
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
    unless: /^と[^。]{0,80}(?:提言|べき)/,
  },
  {
    role: 'partner',
    rule: RULES.given,
    because: 'に対する, へ, 向け + aid, arms, teaching: the recipient',
    rest: new RegExp(
      `^(?:に対する|に対し|に(?!合わ|併せ|よ[りる]|関|つい|おい|加え|続|先立|伴|際)|への|へ|へ、|向け)[^。は]{0,40}?(?:${GIFT})`,
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

/** The first rule that applies; undefined where none does. */
export const roleRuleFor = ({ joint, many, before, head, rest }: Around): RoleRule | undefined =>
  ROLE_RULES.find(
    (each) =>
      (each.joint === undefined || joint) &&
      (each.many === undefined || many) &&
      (each.before === undefined || each.before.test(before)) &&
      (each.head === undefined || each.head.test(head)) &&
      (each.rest === undefined || each.rest.test(rest)) &&
      each.unless?.test(rest) !== true,
  );

/** What a sentence says of a country: the role, and the rule by which it is read so. */
export function roleOf(around: Around): [Role, string] {
  const found = roleRuleFor(around);
  if (found !== undefined) return [found.role, found.rule];
  return ['plain', around.head === '' ? RULES.name : RULES.office];
}
