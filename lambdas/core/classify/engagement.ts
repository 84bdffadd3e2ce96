import { RULES } from './claim.ts';
import type { Claim, Role } from './claim.ts';
import type { Run } from './countries.ts';
import type { Sentence } from './document.ts';
import { englishClaims, isEnglish } from './english.ts';

/** Words that belong to the noun phrase of a country: its offices, forces, organs, forms of state. Longest first. */
const WORDS =
  '第[0-9]+艦隊|作戦部長|インド太平洋|沿岸警備隊|高等弁務官|安全保障|社会主義|大統領|共和国|部長官|加盟国|合衆国|太平洋|宇宙軍|陸軍長|国防軍|本部長|海兵隊|司令官|の国防|トップ|代表団|代表部|司令部|哨戒機|連邦軍|補佐官|参謀長|の防衛|陸上|議員|会議|総局|総長|など|国会|当局|幹部|総理|航空|担当|国防|産業|総省|使節|駐日|総監|民主|中将|次期|議会|政務|閣僚|全権|首脳|国務|大将|統合|人民|長官|部長|上級|特使|艦隊|代理|及び|特命|首席|陸軍|大臣|各国|艦艇|国家|諸国|大使|外務|代表|外相|本部|代行|高官|議長|軍事|海軍|准将|防衛|事務|局長|海上|両国|参謀|連邦|首相|部隊|空軍|外交|政府|少将|次官|王国|ら|省|外|等|氏|長|新|相|国|前|副|軍|団|側|両|産|元|艦|級|兼|首|補';
/** A person's name in kanji between の and the office: 韓国の金善鎬国防部長官. */
const NAME = 'の[一-龥々]{1,6}(?=国防|首相|大統領|外相|外務|統合参謀|合同参謀|軍司令官|参謀)';
const HEAD = new RegExp(
  `^(?:${NAME}|${WORDS}|[ァ-ヺー]{2,}|\\((?:[^()、]{0,24})\\)|の(?=(?:${WORDS}|[ァ-ヺー]{2,}[^でにの、。]{0,12}(?:${WORDS})))|[A-Z][A-Za-z.' ]{1,30}(?=氏|長官|国防))*`,
);
const LIST = /^(?:、|,|,|や|及び|および|並びに|と|・|;)$/;

const SITTING = '会談|会合|協議|懇談|対話|会議|面会|通話';
const ACTS = `${SITTING}|訓練|演習|協定|覚書|署名|調印|合意|一致|交渉|共催|交換|締結|ACSA|RAA|GSOMIA|共同開発|共同声明|連携して|2\\+2|2プラス2|握手|文書|パートナーシップ|枠組み|共同`;
const WITH = new RegExp(
  `^(?:との間で|と(?:の|も|は|共に|ともに|共同|それぞれ|個別に|、|初)?)(?!いう|する|し[てた、]|され|みられ|なる|述べ|発表).{0,60}?(?:${ACTS})`,
);
const RECEIVED =
  /^(?:が|の|は|も|、|らが|らの)?.{0,14}?(?:来日|訪日|来訪|日本を訪|当省訪問|当省を訪問|防衛省を?訪|官邸を?訪|外務省を?訪|を表敬|表敬訪問を受)|^による.{0,24}表敬|^(?:を|から)?(?:迎え|受け入れ|招)/;
const VISITED = /^(?:及び周辺国)?(?:を|へ|への|に|への公式)?(?:公式|実務)?(?:訪問(?!時|先)|訪れ|出張|歴訪)/;
const GIVEN =
  /^(?:に対する|に対し|に|への|へ|へ、|向け).{0,40}?(?:供与|移転|寄贈|能力構築|教育|引き渡し|引渡し|輸出|支援事業|仕様)/;
/** Existing or earlier: との既存協定, と立ち上げた会合 (a relative clause). */
const OF_BEFORE =
  /^との?(?:既存|過去|従来|これまで)|^と(?:共に|ともに)?(?:立ち上げ|設け|始め|創設し|提案し|開発し)た(?=[一-龥ァ-ヺ])/;
const TOPIC =
  /^(?:に関(?:し|す|わ)|をめぐ|を巡|情勢|問題|関連|を念頭|念頭|をにらみ|を見据|を意識|けん制|牽制|をけん|を牽|(?:に|へ|への)(?:深い?刻?な?)?(?:懸念|対抗|反対|抗議|圧力|警戒|対処|危機)|を非難|を強く非難|に対抗|へ対抗|の(?:.{0,16}?)(?:懸念|脅威|侵略|侵攻|ミサイル|発射|行動|活動|進出|威圧|挑発|侵入|核|動き|立場|政変|領空|埋め立て|覇権|台頭|連携|軍事協力|艦|無人機|空母|侵犯|瀬取り)|による.{0,30}(?:侵略|侵攻|行動|活動|覇権|発射|ミサイル|拡大|埋め立て|開発|訓練|抗議)|の脅威|ミサイル|機(?!関)|船|軍機|侵略|侵攻|戦争|避難|危機|支援(?!事業)|有事|(?:は|が).{0,10}(?:発射|侵攻|侵略)|「?瀬取り|非核化|核)/;
const VENUE =
  /^(?:で(?!き|す|あ|の(?:共同|合同|日))|において|における|にて|沖|海(?![軍兵上空洋])|近海|周辺|入り|国内|現地|滞在|経由|発|首都|の(?:首都|[ァ-ヺー]+(?:で|にて|において)))/;
const EARLIER = /^(?:に(?:続|次)|に加え|とは締結済|と手続|と.{0,6}(?:締結済|手続))/;
const HOSTED = /^(?:が|の)?(?:主催|が主導|主導|ホスト)/;
const PARTICIPATES = /^(?:が|も|は|から)?.{0,12}?(?:が|も|など.{0,10}が)?(?:参加|加わ)/;
const OBSERVER = /オブザーバー/;

/** A sentence and the runs in it → what it says of each group of countries. */
export function claimsOf(sentence: Sentence, runs: readonly Run[]): Claim[] {
  if (isEnglish(sentence)) return englishClaims(sentence, runs);
  const claims: Claim[] = [];
  let group: Run[] = [];
  for (const [index, run] of runs.entries()) {
    group.push(run);
    const { head, rest } = split(sentence.text, run.end);
    const next = runs[index + 1];
    const gap = next === undefined ? undefined : sentence.text.slice(run.end + head.length, next.start);
    if (gap !== undefined && isList(sentence.text, run, next, gap, head)) continue;
    claims.push(...judge(sentence, group, head, rest));
    group = [];
  }
  return claims;
}

const OFFICE_AT_END = /(?:大臣|相|長官|部長|首相|大統領|司令官|総長|議長|大使|政府)氏?$/;

/**
 * Whether two names share what follows them. 日本政府、X is no list, nor is 米国防長官、X (a headline's subject), unless
 * both have their offices.
 */
function isList(text: string, run: Run, next: Run | undefined, gap: string, head: string): boolean {
  if (next === undefined || !(LIST.test(gap) || gap === '')) return false;
  if (run.japan !== next.japan && gap !== 'と')
    return gap === '、' && head === '' && run.parties.length === 0;
  return gap !== '、' || !OFFICE_AT_END.test(head) || OFFICE_AT_END.test(split(text, next.end).head);
}

function split(text: string, end: number): { head: string; rest: string } {
  const after = text.slice(end, end + 160);
  const head = HEAD.exec(after)?.[0] ?? '';
  return { head, rest: after.slice(head.length) };
}

function judge(sentence: Sentence, group: readonly Run[], head: string, rest: string): Claim[] {
  const together = group.some((run) => run.japan);
  const named = group.filter((run) => run.parties.length > 0);
  return named.map((run) => {
    const own = together && named.length + 1 >= group.length && !run.japan ? true : run.japan;
    const before = sentence.text.slice(Math.max(0, run.start - 16), run.start);
    const [role, rule] = roleOf(own, before, head, rest);
    return { run, parties: run.parties, role, rule, sentence, rest, head, start: run.start, end: run.end };
  });
}

function roleOf(joint: boolean, before: string, head: string, rest: string): [Role, string] {
  if (EARLIER.test(rest)) return ['aside', RULES.earlier];
  if (/念頭に(?:は|ある|あるの)?(?:は)?$/.test(before)) return ['topic', RULES.topic];
  if (/(?:次は|続いて|その後|次の訪問先)$/.test(before) || OF_BEFORE.test(rest)) {
    return ['aside', RULES.occasion];
  }
  if (/^の(?:NATO|EU|国連|ASEAN)/.test(rest)) return ['aside', RULES.seat];
  if (joint) return ['joint', RULES.beside];
  if (/対$/.test(before)) return ['topic', RULES.topic];
  if (/訪$/.test(before)) return ['partner', RULES.visited];
  if (HOSTED.test(rest)) return ['host', RULES.host];
  if (VISITED.test(rest)) return ['partner', RULES.visited];
  if (RECEIVED.test(rest) || /^(?:来日|訪日)/.test(rest)) return ['partner', RULES.received];
  if (TOPIC.test(rest) && !/^の.{0,10}と.{0,12}(?:会談|会合|協議|訓練)/.test(rest))
    return ['topic', RULES.topic];
  if (VENUE.test(rest)) return ['venue', RULES.venue];
  if (WITH.test(rest)) return ['partner', RULES.act];
  if (GIVEN.test(rest)) return ['partner', RULES.given];
  if (OBSERVER.test(rest.slice(0, 20))) return ['aside', RULES.observer];
  if (PARTICIPATES.test(rest)) return ['participant', RULES.part];
  if (/^(?:が|は|も|、|,|から|側から)/.test(rest)) return ['subject', RULES.subject];
  return ['plain', head === '' ? RULES.name : RULES.office];
}
