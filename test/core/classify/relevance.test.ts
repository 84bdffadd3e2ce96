import { describe, expect, test } from '@jest/globals';
import type { ItemKind } from '../../../lambdas/contract/alert.ts';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { readSubject } from '../../../lambdas/core/classify/reading.ts';
import { decideRelevance } from '../../../lambdas/core/classify/relevance/decide.ts';
import { RELEVANCE_RULES } from '../../../lambdas/core/classify/relevance/rules.ts';
import { subject } from './subject-of.ts';

/** Title, kind, frameworks, counterparts; then lead and URL. */
type Item = readonly [
  title: string,
  kind: ItemKind,
  ids?: string,
  codes?: string,
  lead?: string,
  url?: string,
];

/** For each rule: items that it decides, and items like them in which it holds back. */
interface Case {
  readonly fires: readonly Item[];
  readonly holdsBack: readonly Item[];
}

const EXCHANGE = 'https://www.mod.go.jp/j/approach/exchange/area/2031/20310102_plw-j.html';
const NEWS = 'https://www.mod.go.jp/j/press/news/2031/01/02a.html';
const WIKI = 'https://ja.wikipedia.org/wiki/a';

const CASES: Readonly<Record<string, Case>> = {
  'the paper of an office': {
    fires: [
      ['GIGOの首席に元審議官', 'personnel', 'gcap', 'GB IT'],
      ['米軍施設の入札公告', 'procurement'],
    ],
    holdsBack: [['日英伊防衛相会合', 'meeting', 'gcap', 'GB IT']],
  },
  'a work of reference': {
    fires: [
      ['日越パートナーシップについて教えてください', 'other', 'eu', 'EU'],
      [
        '防衛装備品の移転に関する日本国政府とトルコ共和国政府との間の協定',
        'other',
        'equipment-transfer',
        'TR',
        '両政府は、次のとおり協定した。',
      ],
      ['地域国防相会議の下での取組み', 'other', 'admm-plus', 'ASEAN', '会議は2010年に創設された。', NEWS],
      [
        'Section: Transfers',
        'other',
        'equipment-transfer',
        '',
        'White paper section explaining why the rules changed.',
      ],
      ['円滑化協定(えんかつかきょうてい)の意味', 'other', 'raa'],
      ['円滑化協定', 'other', 'raa', 'GB', '', WIKI],
      ['日豪防衛協力・交流', 'other', '', 'AU'],
      ['防衛外交とは何か 平時の役割', 'commentary'],
      ['リムパック', 'other', 'rimpac', '', '米海軍が主催する演習の解説。'],
    ],
    holdsBack: [
      ['地域国防相会議の下での取組み', 'meeting', 'admm-plus', 'ASEAN', '両国防相が会談した。'],
      [
        'Section: Exchanges',
        'other',
        'bilateral-defence',
        'FR',
        'White paper section on the year: the ministers met in Paris.',
      ],
      ['日土移転協定に署名', 'agreement', 'equipment-transfer', 'TR', '両政府は、次のとおり協定した。'],
      ['日英円滑化協定が発効', 'agreement', 'raa', 'GB'],
    ],
  },
  'a war of others': {
    fires: [
      ['ウクライナ関連', 'other', '', 'UA', '', EXCHANGE],
      ['ロシアによる侵略の状況', 'other', '', 'UA'],
    ],
    holdsBack: [['日ウクライナ防衛相会談', 'meeting', 'bilateral-defence', 'UA', '戦況の説明を受けた。']],
  },
  'an alert': {
    fires: [
      ['北朝鮮が弾道ミサイルを発射', 'announcement', 'trilateral-us-rok', 'US KR'],
      ['空自の緊急発進、上半期は389回', 'other'],
    ],
    holdsBack: [['ミサイル発射受け日米韓高官が電話協議', 'call', 'trilateral-us-rok', 'US KR']],
  },
  'an exchange of the Defense Ministry': {
    fires: [['大統領への表敬について', 'visit', '', 'PW', '', EXCHANGE]],
    holdsBack: [['政府専用機の運航について', 'announcement', '', '', '', NEWS]],
  },
  'a trip abroad': {
    fires: [
      ['小泉防衛大臣の海外出張予定について', 'announcement'],
      ['吉田防衛大臣政務官の海外出張取り止めについて', 'announcement'],
      ['統合幕僚長の海外出張について', 'visit'],
    ],
    holdsBack: [['小泉防衛大臣の沖縄県への出張の予定について', 'announcement']],
  },
  'a conference of states': {
    fires: [['審議官の支援に関する多国間会議への参加', 'meeting', '', '', '', NEWS]],
    holdsBack: [['防衛力変革推進本部会議の開催について', 'meeting', '', '', '', NEWS]],
  },
  'a reproach by others': {
    fires: [
      ["China's defence ministry urges Japan to act with caution", 'other', '', 'CN PH'],
      ['中国国防省、日本の南シナ海派遣に反発', 'other', '', 'CN PH'],
      ['Moscow protests missile drills in Japan', 'announcement', '', 'US'],
    ],
    holdsBack: [
      ['日中防衛相会談、中国が日本の派遣に抗議', 'meeting', 'bilateral-defence', 'CN'],
      ['Japan urges China to act with caution at sea', 'other', '', 'CN'],
      ['中国国防省、比の派遣に反発', 'other', '', 'CN PH'],
    ],
  },
  'coast guards': {
    fires: [['海保、比沿岸警備隊と海賊対処訓練', 'exercise', 'counter-piracy', 'PH']],
    holdsBack: [
      [
        'バリカタン開始 日本供与の巡視船も',
        'exercise',
        'balikatan',
        'PH US',
        'フィリピン軍と米軍の演習で、日本はオブザーバー。',
      ],
      ['日米比の沿岸警備隊が訓練', 'exercise', 'other-exercise trilateral-us-ph', 'US PH'],
      ['海自、比沿岸警備隊と訓練', 'exercise', 'other-exercise', 'PH'],
    ],
  },
  'at home': {
    fires: [
      ['辺野古の土砂投入、県が抗議', 'other', 'us-forces-japan'],
      ['FMS調達、検査院が指摘', 'other', 'fms'],
    ],
    holdsBack: [['日米合同委員会合意について', 'agreement', 'us-forces-japan', 'US']],
  },
  'an exercise of others': {
    fires: [
      [
        'Balikatan opens with boats on parade',
        'exercise',
        'balikatan',
        '',
        'Ships donated by Japan joined; French officers are observing.',
      ],
      ['米比、最大規模のバリカタン開始', 'exercise', 'balikatan'],
      [
        'Balikatan opens with gifts on parade',
        'exercise',
        'balikatan',
        'US PH',
        'Boats donated by Japan joined.',
      ],
      ['伊江島で降下訓練', 'exercise', 'other-exercise', 'US', '自衛隊の参加はなかった。'],
    ],
    holdsBack: [
      [
        'Australian and Philippine forces begin Exercise Alon',
        'exercise',
        'other-exercise',
        '',
        'Canada, Japan and Korea join as observers.',
      ],
      ['米比の演習始まる', 'exercise', 'balikatan', 'PH US', '日本など十数カ国はオブザーバー。'],
      [
        '政務官、フィリピンとインドネシアを訪問',
        'visit',
        'defence-officials garuda-shield',
        'PH ID',
        '政務官は演習にも触れた。',
      ],
      ['護衛艦がバリカタンに参加', 'exercise', 'balikatan'],
      ['米海兵隊との実動訓練について', 'exercise', 'other-exercise'],
      ['スーパー・ガルーダ・シールドの概要', 'exercise', 'garuda-shield', 'ID US', '', NEWS],
    ],
  },
  'forces of one state': {
    fires: [['陸自と消防が合同訓練', 'exercise', 'other-exercise']],
    holdsBack: [
      ['陸自と米海兵隊が訓練', 'exercise', 'other-exercise'],
      ['陸自、実動訓練「アイアン・フィスト」を開始', 'exercise', 'other-exercise'],
    ],
  },
  'others among themselves': {
    fires: [
      ['ASEAN国防相会議、行動規範を協議', 'meeting', 'admm'],
      ['NATO、ポーランドで演習', 'exercise', 'nato', 'NATO'],
    ],
    holdsBack: [
      ['米英豪、AUKUSで日本との協力を検討', 'joint-statement', 'aukus'],
      ['NATO事務総長が来日', 'visit', 'nato', 'NATO'],
    ],
  },
  'a sitting of others': {
    fires: [
      ['米中国防相が会談', 'meeting', 'admm-plus', 'ASEAN'],
      ['印豪が2プラス2', 'meeting', 'two-plus-two', 'AU'],
    ],
    holdsBack: [
      ['中谷防衛相、米韓国防相と会談', 'meeting', 'bilateral-defence', 'US KR'],
      ['G7国防相会合、中露連携に懸念', 'meeting', 'g7-defence', 'G7', '中谷防衛相が出席した。'],
      ['米豪国防相、日本の防衛相と会談', 'meeting', 'trilateral-us-au', 'US AU'],
    ],
  },
  'a call on the defence minister': {
    fires: [['駐日大使の来訪', 'visit', 'courtesy-call', 'IT', '大使が防衛大臣を表敬した。']],
    holdsBack: [['大統領による総理大臣表敬', 'visit', 'courtesy-call', 'MN']],
  },
  'security at a general format': {
    fires: [
      [
        '日中首脳会談 共同記者発表',
        'press-conference',
        'summit',
        'CN',
        '海での偶発的な衝突を防ぐ仕組みを発表した。',
      ],
      ['日米首脳会談、抑止力を強化', 'meeting', 'summit', 'US'],
      ['クアッド外相会合', 'meeting', 'quad foreign-ministers', 'US AU IN', 'ミサイル発射を非難した。'],
      ['外務大臣政務官の多国籍部隊訪問', 'visit', 'foreign-ministers', 'MFO'],
    ],
    holdsBack: [
      ['日中首脳会談 共同記者発表', 'press-conference', 'summit', 'CN', '貿易を話し合った。'],
      ['日ボツワナ外相会談', 'meeting', 'foreign-ministers', 'BW', '安保理改革を話し合った。'],
      [
        '日ペルー外相会談',
        'meeting',
        'foreign-ministers',
        'PE',
        '経済安全保障と北朝鮮のミサイルを話し合った。',
      ],
      ['日ラトビア首脳、社会保障協定で一致', 'meeting', 'summit', 'LV'],
    ],
  },
  'a general format': {
    fires: [
      [
        '外務大臣のヨルダン訪問',
        'visit',
        'foreign-ministers courtesy-call',
        'JO',
        '大臣は首相兼国防大臣を表敬し、難民の受入れに敬意を示した。',
      ],
      ['日ガーナ外相会談', 'meeting', 'foreign-ministers', 'GH', '投資協定を話し合った。'],
      ['クアッド首脳、自由で開かれたインド太平洋を確認', 'meeting', 'quad summit', 'US AU IN'],
    ],
    holdsBack: [['日仏首脳会談、円滑化協定の交渉開始', 'meeting', 'summit raa', 'FR']],
  },
  'a forum without Japan': {
    fires: [
      ['海洋安保会議が開幕 独首相が講演', 'other', 'shangri-la', '', '40カ国の国防相らが議論する。'],
      ['地域対話が開幕 米中会談は見送り', 'other', 'manama-dialogue', '', '米国防長官は2日目に講演する。'],
      ['Dialogue opens in Bahrain', 'other', 'manama-dialogue', '', 'The king spoke first.'],
    ],
    holdsBack: [
      ['海洋安保会議が開幕 独首相が講演', 'other', 'shangri-la', '', '小泉防衛相は2日目から加わる。'],
      ['海洋安保会議が開幕', 'other', 'shangri-la'],
      ['海洋安保会議で講演', 'meeting', 'shangri-la', '', '仏国防相が講演した。'],
      ['海洋安保会議の資料', 'other', 'shangri-la', '', '資料の一覧。', NEWS],
    ],
  },
  'a framework': {
    fires: [
      ['日中ホットライン使わず', 'other', 'hotline'],
      ['OSAの担当室を新設', 'announcement', 'osa'],
      ['日米韓外相会合', 'meeting', 'foreign-ministers trilateral-us-rok', 'US KR'],
    ],
    holdsBack: [['首相、神宮を参拝', 'other']],
  },
  'the seven on security': {
    fires: [['G7外相、露朝の軍事協力を非難', 'joint-statement']],
    holdsBack: [
      ['G7外相、気候資金で一致', 'meeting'],
      ['露朝の軍事協力を非難', 'other'],
    ],
  },
  'a partner and defence': {
    fires: [
      ['トルコ国防産業庁長官との懇談', 'meeting', '', 'TR'],
      ['第7艦隊司令官の離任挨拶', 'visit', '', 'US', '自衛艦隊司令官が挨拶を受けた。'],
    ],
    holdsBack: [
      ['日モンゴル戦略対話', 'meeting', '', 'MN'],
      ['Scandals threaten national defense', 'commentary', '', 'US'],
    ],
  },
  'somebody of another state': {
    fires: [
      ['Japan set to host trilateral defence chiefs', 'meeting'],
      ['海自が各国海軍と司令官級協議', 'meeting'],
      ['トンガ国防相、日本との連携に意欲', 'announcement', '', '', '東京での会合を前に語った。'],
    ],
    holdsBack: [
      ['中国海軍艦艇の動向について', 'announcement', '', '', '海自の護衛艦が監視した。'],
      ['米軍が日本原演習場で訓練', 'exercise', '', '', '防衛省が連絡所を置く。'],
      ['防衛省の有識者会議', 'meeting'],
    ],
  },
  'an office for dealings with others': {
    fires: [
      ['防衛省、次官級の新ポスト設置', 'announcement', '', '', '諸外国との防衛交流を強める狙い。'],
      ['防衛装備庁に国際室を新設', 'announcement', '', '', '同志国との協力を担う。'],
      [
        'Japan sets up office for arms cooperation',
        'announcement',
        '',
        '',
        'It will lead defence cooperation with partners.',
      ],
    ],
    holdsBack: [
      ['防衛省にAI室を新設', 'announcement', '', '', '職員20人で業務を改める。'],
      ['防衛費、過去最大', 'announcement', '', '', '同志国との連携を強める。'],
    ],
  },
  'forces deal with each other': {
    fires: [
      ['陸自、英軍将校を教官に招く', 'other'],
      ['観艦式に自衛艦とカナダ艦が参加', 'other'],
      ['防衛省、ベトナム軍人を留学生に受け入れ', 'other'],
      ['防衛大学校、各国の士官候補生と交流', 'meeting'],
    ],
    holdsBack: [
      ['自衛隊、カナダ艦の航行を監視', 'other'],
      ['自衛隊の音楽祭に米軍が参加', 'other'],
      ['陸自、消防を教官に招く', 'other'],
      ['自衛隊と英軍の協力、その歩み', 'commentary'],
    ],
  },
  'an attaché': {
    fires: [
      ['防衛駐在官を増員 アフリカを重視', 'announcement', '', '', '日本政府が決めた。'],
      ['Japan posts first defence attache to Fiji', 'announcement'],
    ],
    holdsBack: [
      ['防衛駐在官の手記を読む', 'other'],
      ['Canada posts first defence attache to Fiji', 'announcement'],
    ],
  },
  'a mission': {
    fires: [['政府、シナイ半島への自衛官派遣を延長', 'deployment']],
    holdsBack: [['India sends a frigate against pirates', 'deployment']],
  },
  'assistance to forces': {
    fires: [
      ['Djibouti takes delivery of radars', 'agreement', '', '', 'An Official Security Assistance delivery.'],
    ],
    holdsBack: [['ラオスへの食糧の供与に関する書簡', 'agreement']],
  },
  'an argument about cooperation': {
    fires: [
      ['日本の防衛外交、その課題', 'commentary'],
      ['Japan’s arms exports: an assessment', 'commentary'],
    ],
    holdsBack: [
      ['防衛増税から逃げるな', 'commentary', '', '', '日本の財政を論じる。'],
      ['北欧の防衛協力を読む', 'commentary'],
    ],
  },
  'nothing of defence with others': {
    fires: [
      ['防衛費の概算要求、過去最大', 'announcement'],
      ['護衛艦を命名', 'announcement'],
      ['隊員5人を処分', 'announcement'],
      ['豪雨で災害派遣', 'other'],
      ['若林防衛大臣政務官の部隊視察の予定について', 'announcement', '', '', '', NEWS],
    ],
    holdsBack: [['日仏防衛相会談', 'meeting', 'bilateral-defence', 'FR']],
  },
};

const setOf = (words: string | undefined): Set<string> => new Set((words ?? '').split(' ').filter(Boolean));

function decide([title, kind, ids, codes, lead, url]: Item): ReturnType<typeof decideRelevance> {
  const given = subject({
    title,
    lead: lead === '' ? null : (lead ?? null),
    url: url ?? 'https://news.example.com/a',
  });
  const reading = readSubject(given, defaultTaxonomy());
  return decideRelevance({ reading, kind, ids: setOf(ids), counterparts: setOf(codes) });
}

describe.each(RELEVANCE_RULES.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  const { fires, holdsBack } = CASES[name] ?? { fires: [], holdsBack: [] };

  test('has items that it decides and items in which it holds back', () => {
    expect(fires.length).toBeGreaterThan(0);
    expect(holdsBack.length).toBeGreaterThan(0);
  });

  test.each(fires)('decides: %s', (...item) => {
    expect(decide(item)).toMatchObject({ relevant: rule.relevant, rule: { name } });
  });

  test.each(holdsBack)('holds back: %s', (...item) => {
    expect(decide(item).rule.name).not.toBe(name);
  });
});

test('every rule has a name and a reason of its own, and no case is left over', () => {
  const names = RELEVANCE_RULES.map((rule) => rule.name);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(RELEVANCE_RULES.map((rule) => rule.because)).size).toBe(names.length);
  expect(Object.keys(CASES).toSorted()).toEqual(names.toSorted());
});
