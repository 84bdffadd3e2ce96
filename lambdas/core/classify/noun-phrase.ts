/**
 * The noun phrase of a country: its forms of state, organs, forces, offices and their holders, up to the particle.
 * 韓国の申源湜国防部長官 + と会談.
 */
export interface NounPhrase {
  /** What belongs to the name: の申源湜国防部長官. */
  readonly head: string;
  /** What follows: と会談. */
  readonly rest: string;
}

const FORCES =
  '第[0-9]+(?:艦隊|軍団|師団|旅団|連隊|大隊|海兵遠征軍|海兵師団|空軍|航空団|飛行隊|戦闘航空団)|沿岸警備隊|海上警備隊|海兵遠征軍|空母打撃群|沿海域|インド太平洋|太平洋|海兵隊|宇宙軍|国防軍|連邦軍|人民軍|解放軍|地上軍|陸軍|海軍|空軍|軍楽隊|州兵|艦隊|艦艇|哨戒機|戦闘機|爆撃機|輸送機|駆逐艦|フリゲート艦?|強襲揚陸艦|揚陸艦|補給艦|哨戒艦|空母|潜水艦|巡視船|部隊|軍隊|艦|軍';
const ORGANS =
  '社会主義|共和国|合衆国|連合国|首長国|王国|連邦|人民|民主|加盟国|諸国|各国|両国|国家|政府|議会|国会|上院|下院|国防総省|国務省|総省|社会開発|国際協力|庁|当局|司令部|参謀本部|統合|代表団|代表部|大使館|本部|側|両|国|省|軍';
const OFFICES =
  '皇太子|国王|女王|王女|王子|陛下|殿下|総督|国務長官|国防長官|作戦部長|高等弁務官|安全保障|大統領|部長官|本部長|司令官|参謀総長|参謀長|参謀|補佐官|顧問|総司令官|最高司令官|司令|トップ|首席|総局|総長|幹部|総理|担当|国防部|国防省|国防|防衛|産業|軍需|航空|海上|陸上|外務|外交|貿易|経済|財務|内務|運輸|科学技術|退役軍人|第[一二三]|軍事|事務|政務|常任|特命|全権|使節|駐日|総監|次期|新任|前任|閣僚|首脳|国務|大将|中将|少将|准将|大佐|元帥|提督|長官|部長|上級|特使|代理|臨時|大臣|大使|公使|代表|外相|国防相|代行|高官|議長|議員|委員長|委員|主席|書記長|局長|次官|首相|副|前|元|新|長|相|氏|団|産|兼|首|補|級|ら|等|外';
/** Another charge of the same minister: 兼 + 太平洋島嶼国担当大臣. */
const CHARGE = /^[^、。とがはを]{1,14}?担当(?:大臣|相|国務大臣)/;
const JOINTS = '及び|および|など|の国防|の防衛';
const WORDS = `${JOINTS}|${OFFICES}|${FORCES}|${ORGANS}`;
/** A person's name in kanji between の and the office: 韓国の金善鎬国防部長官. */
const NAME = 'の[一-龥々]{1,6}(?=国防|首相|大統領|外相|外務|統合参謀|合同参謀|軍司令官|参謀)';
const LATIN_NAME = "[A-Z][A-Za-z.' ]{1,30}(?=氏|長官|国防)";
/** の belongs to the phrase where an office or force follows, perhaps behind a name in katakana. */
const OF = `の(?=(?:${WORDS}|[ァ-ヺー=]{2,}[^でにの、。]{0,12}(?:${WORDS})))`;
const HEAD = new RegExp(
  `(?:${NAME}|${WORDS}|[ァ-ヺー=]{2,}|\\([^()、]{0,24}\\)|「[^「」]{1,20}」(?=[がはとの、など])|${OF}|${LATIN_NAME})*`,
  'y',
);
/** No noun phrase with its verb is longer: what looks behind a name stays linear in the whole. */
const REACH = 160;

/**
 * The noun phrase that continues at `end` of a folded text, and what follows it. It ends at the next country's name, at
 * `until`, unless that belongs to what the minister is in charge of.
 */
export function nounPhraseAt(text: string, end: number, until = text.length): NounPhrase {
  const after = text.slice(end, end + REACH);
  const own = headOf(text.slice(end, Math.min(until, end + REACH)));
  const head = own.endsWith('兼') ? own + (CHARGE.exec(after.slice(own.length))?.[0] ?? '') : own;
  return { head, rest: after.slice(head.length) };
}

function headOf(words: string): string {
  HEAD.lastIndex = 0;
  return HEAD.exec(words)?.[0] ?? '';
}
