import type { Claim, Role } from './claim.ts';
import type { Run } from './countries.ts';
import type { Sentence } from './document.ts';
import { englishClaims, isEnglish } from './english.ts';

/** Words that belong to the noun phrase of a country: its offices, forces, organs, forms of state. */
const WORDS =
  '国防|防衛|軍事|外務|外交|国家|安全保障|首脳|首相|大統領|総理|副|大臣|相|長官|部長|次官|政務|国務|担当|産業|総省|省|政府|当局|大使|特命|全権|駐日|代表部|代表|上級|参謀|総長|議長|本部|統合|司令官|司令部|陸上|海上|航空|陸軍|海軍|空軍|海兵隊|国防軍|軍|沿岸警備隊|側|両国|両|各国|加盟国|諸国|共和国|王国|連邦|社会主義|民主|人民|合衆国|インド太平洋|太平洋|艦隊|艦艇|艦|部隊|哨戒機|議員|議会|国会|代表団|団|外相|兼|及び|閣僚|高官|幹部|准将|大将|中将|少将|氏|ら|等|など|次期|新|前|元|特使|補佐官|首席|事務|総局|局長|使節|高等弁務官|外|首|産|補|級|会議|国|の国防|の防衛';
const HEAD = new RegExp(
  `^(?:${WORDS}|[ァ-ヺー]{2,}|\\((?:[^()、]{0,24})\\)|の(?=(?:${WORDS}|[ァ-ヺー]{2,}[^でにの、。]{0,12}(?:${WORDS})))|[A-Z][A-Za-z.' ]{1,30}(?=氏|長官|国防))*`,
);
const LIST = /^(?:、|,|,|や|及び|および|並びに|と|・|;)$/;

const SITTING = '会談|会合|協議|懇談|対話|会議|面会';
const ACTS = `${SITTING}|訓練|演習|協定|覚書|署名|調印|合意|一致|交渉|共催|交換|締結|ACSA|RAA|GSOMIA|共同開発|共同声明|連携して|2\\+2|2プラス2|握手|文書|パートナーシップ|枠組み|共同`;
const WITH = new RegExp(
  `^(?:との間で|と(?:の|も|は|共に|ともに|共同|それぞれ|個別に|、|初)?)(?!いう|する|し[てた、]|され|みられ|なる|述べ|発表).{0,60}?(?:${ACTS})`,
);
const RECEIVED =
  /^(?:が|の|は|も|、|らが|らの)?.{0,14}?(?:来日|訪日|来訪|日本を訪|当省訪問|当省を訪問|防衛省を?訪|官邸を?訪|外務省を?訪|を表敬|表敬訪問を受)|^による.{0,24}表敬|^(?:を|から)?(?:迎え|受け入れ|招)/;
const VISITED = /^(?:及び周辺国)?(?:を|へ|への|に|への公式)?(?:公式|実務)?(?:訪問(?!時|先)|訪れ|出張|歴訪)/;
const GIVEN =
  /^(?:に対する|に対し|に|への|へ|へ、|向け).{0,40}?(?:供与|移転|寄贈|能力構築|教育|引き渡し|引渡し|輸出|支援事業|仕様)/;
const TOPIC =
  /^(?:に関(?:し|す|わ)|をめぐ|を巡|情勢|問題|関連|を念頭|念頭|をにらみ|を見据|を意識|けん制|牽制|をけん|を牽|(?:に|へ|への)(?:深い?刻?な?)?(?:懸念|対抗|反対|抗議|圧力|警戒|対処|危機)|を非難|を強く非難|に対抗|へ対抗|の(?:.{0,16}?)(?:懸念|脅威|侵略|侵攻|ミサイル|発射|行動|活動|進出|威圧|挑発|侵入|核|動き|立場|政変|領空|埋め立て|覇権|台頭|連携|軍事協力|艦|無人機|空母|侵犯|瀬取り)|による.{0,30}(?:侵略|侵攻|行動|活動|覇権|発射|ミサイル|拡大|埋め立て|開発|訓練|抗議)|の脅威|ミサイル|機(?!関)|船|軍機|(?:は|が).{0,10}(?:発射|侵攻|侵略)|「?瀬取り|非核化|核)/;
const VENUE =
  /^(?:で(?!き|す|あ|の(?:共同|合同|日))|において|における|にて|沖|近海|周辺|入り|国内|現地|滞在|経由|発|首都|の(?:首都|[ァ-ヺー]+(?:で|にて|において)))/;
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
  if (/米国に加え$|ベース:$/.test(before)) return ['aside', 'earlier party'];
  if (EARLIER.test(rest)) return ['aside', 'earlier or other party'];
  if (/念頭に(?:は|ある|あるの)?(?:は)?$/.test(before)) return ['topic', 'what is talked about'];
  if (
    /(?:次は|続いて|その後|次の訪問先)$/.test(before) ||
    /^との?(?:既存|過去|従来|立ち上げ|これまで)/.test(rest)
  ) {
    return ['aside', 'another occasion'];
  }
  if (/^の(?:NATO|EU|国連|ASEAN)/.test(rest)) return ['aside', 'represented in an organisation'];
  if (joint) return ['joint', 'in one run with Japan'];
  if (/対$/.test(before)) return ['topic', '対X'];
  if (/訪$/.test(before)) return ['partner', '訪X'];
  if (HOSTED.test(rest)) return ['host', 'holds the event'];
  if (VISITED.test(rest)) return ['partner', 'visited'];
  if (RECEIVED.test(rest) || /^(?:来日|訪日)/.test(rest)) return ['partner', 'received'];
  if (TOPIC.test(rest) && !/^の.{0,10}と.{0,12}(?:会談|会合|協議|訓練)/.test(rest))
    return ['topic', 'what is talked about'];
  if (VENUE.test(rest)) return ['venue', 'where it takes place'];
  if (WITH.test(rest)) return ['partner', 'with X'];
  if (GIVEN.test(rest)) return ['partner', 'given to X'];
  if (OBSERVER.test(rest.slice(0, 20))) return ['aside', 'observer'];
  if (PARTICIPATES.test(rest)) return ['participant', 'takes part'];
  if (/^(?:が|は|も|、|,|から|側から)/.test(rest)) return ['subject', 'subject'];
  return ['plain', head === '' ? 'named' : 'named with its office'];
}
