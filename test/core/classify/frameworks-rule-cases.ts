/** Title and lead of an invented item. */
export type Item = readonly [title: string, lead?: string, url?: string];

/** For a rule: the framework that it judges, items in which it decides, and items like them in which it holds back. */
export interface RuleCase {
  readonly id: string;
  readonly fires: readonly Item[];
  readonly holdsBack: readonly Item[];
}

const MOD = 'https://www.mod.go.jp/j/approach/exchange/area/2031/20310102_a.html';
const WIKI = 'https://ja.wikipedia.org/wiki/a';

/** Rules on frameworks that are named. */
export const NAMED_CASES: Readonly<Record<string, RuleCase>> = {
  'no forces beside it': {
    id: 'jasmine',
    fires: [['ジャスミンの香水、春の新作が並ぶ']],
    holdsBack: [['日ASEAN防衛相、「ジャスミン」を確認']],
  },
  'beside the subject': {
    id: 'raa',
    fires: [['バリカタン', '米比の演習の解説。円滑化協定の発効で自衛隊の参加が広がった。', WIKI]],
    holdsBack: [['円滑化協定', '円滑化協定の解説。', WIKI]],
  },
  'only the occasion': {
    id: 'admm-plus',
    fires: [
      ['日韓防衛相会談へ ADMMプラスに合わせ'],
      ['防衛相が出発', '防衛相は拡大ASEAN国防相会議(ADMMプラス)に出席するためタイへ出発した。'],
      ['日比防衛相会談', '拡大ASEAN国防相会議の傍らで会談した。'],
      ['各国と会談', 'ADMMプラスで国防相が集まる機会に会談した。'],
    ],
    holdsBack: [['防衛相、ADMMプラスに出席'], ['防衛相、ADMMプラスで発言']],
  },
  'only its time': {
    id: 'raa',
    fires: [['日比、RAAの発効へ', '円滑化協定に先立ち、両国は覚書を交わした。']],
    holdsBack: [['日比、円滑化協定に署名']],
  },
  'only recalled': {
    id: 'trilateral-us-au',
    fires: [
      ['防衛協議体が初会合', '日米豪防衛相会談で合意した防衛協議体の会合が東京で開かれた。'],
      ['机上演習を開始', '昨年11月の日米豪防衛相会談の成果を具体化する。'],
      ['共同声明の履行を点検', '日米豪防衛相会談以来の取組を点検した。'],
    ],
    holdsBack: [['日米豪防衛相会談で合意']],
  },
  'in parentheses': {
    id: 'raa',
    fires: [['日仏が協議', '日仏は部隊の往来(RAA)を協議した。']],
    holdsBack: [['日仏が合意', '日仏はRAAの締結で合意した。']],
  },
  'talked of by ministers': {
    id: 'other-exercise',
    fires: [['日印防衛相会談、共同訓練の拡充で一致']],
    holdsBack: [['日印が共同訓練を開始']],
  },
  'a question of the press': {
    id: 'us-forces-japan',
    fires: [['防衛大臣が記者会見 普天間移設などに言及']],
    holdsBack: [['普天間移設、日米が計画を見直し']],
  },
  'one of the issues': {
    id: 'equipment-transfer',
    fires: [['安保3文書の改定始まる 装備移転も論点']],
    holdsBack: [['装備移転の三原則を改定']],
  },
  'an item of the budget': {
    id: 'gcap',
    fires: [['概算要求9兆円 次期戦闘機に1千億円']],
    holdsBack: [['次期戦闘機、機体の設計を開始']],
  },
  'others among themselves': {
    id: 'two-plus-two',
    fires: [['米比2プラス2、マニラで開催'], ['豪州とインドの2プラス2に日本も注目']],
    holdsBack: [['日比2プラス2、マニラで開催'], ['日米安全保障協議委員会(SCC)を開催']],
  },
  'named in the title too': {
    id: 'rimpac',
    fires: [['海自、リムパックへ', 'リムパックはハワイ沖で行われる。']],
    holdsBack: [['海自、ハワイへ', 'リムパックはハワイ沖で行われる。']],
  },
  'its working group': {
    id: 'admm-plus',
    fires: [['防衛審議官が出席', 'ADMMプラスの高級事務レベル会合に出席した。']],
    holdsBack: [['防衛相が出席', 'ADMMプラスに出席した。']],
  },
  'a forum to come': {
    id: 'admm-plus',
    fires: [['高級事務レベル会合に出席', '11月の拡大国防相会議に向け議題を調整した。']],
    holdsBack: [['防衛相、ADMMプラスに向け出発']],
  },
  'its name in the title': {
    id: 'shangri-la',
    fires: [['シャングリラ会合が開幕']],
    holdsBack: [['防衛相が講演', '防衛相はシャングリラ会合で講演した。']],
  },
  'only talked about': {
    id: 'shangri-la',
    fires: [['防衛相が会見', 'シャングリラ会合での対話の重要性に触れた。']],
    holdsBack: [['防衛相が講演', 'シャングリラ会合に出席し、国際秩序を議論した。']],
  },
  'told at a conference': {
    id: 'admm-plus',
    fires: [['防衛大臣会見', 'ADMMプラス、日米韓防衛相会談後の記者会見。']],
    holdsBack: [['防衛大臣会見', '大臣は記者会見でADMMプラスの意義を述べた。']],
  },
  'Japan’s part in it': {
    id: 'manama-dialogue',
    fires: [['防衛相、中東へ', '防衛相はマナーマ対話で講演した。']],
    holdsBack: [['防衛相、中東へ', 'マナーマ対話の経緯をまとめた冊子を贈られた。']],
  },
  'a measure or a class': {
    id: 'nato',
    fires: [['フィンランドのNATO加盟、議会が承認'], ['アジア版NATO構想に慎重論'], ['NATO基準の弾薬を採用']],
    holdsBack: [['NATO、日本との協力で合意']],
  },
  'its officers’ talks': {
    id: 'nato',
    fires: [['防衛相、ブリュッセルへ', '防衛相はNATO事務総長と会談した。']],
    holdsBack: [['防衛相、ブリュッセルへ', '防衛相はNATOの動きを注視すると述べた。']],
  },
  'a call by officials': {
    id: 'courtesy-call',
    fires: [['防衛副大臣のタイ訪問', '副大臣は国防相を表敬した。']],
    holdsBack: [['防衛大臣のタイ訪問', '大臣は首相を表敬した。']],
  },
  'a port call': {
    id: 'courtesy-call',
    fires: [['練習艦隊、リマに寄港', '艦長が海軍の幹部を表敬した。']],
    holdsBack: [['ペルー大使、防衛相を表敬']],
  },
  'a call of chiefs': {
    id: 'courtesy-call',
    fires: [['海幕長、印海軍参謀長を表敬']],
    holdsBack: [['印海軍参謀長、防衛大臣を表敬']],
  },
  'a caller from home': {
    id: 'courtesy-call',
    fires: [['佐世保市長による防衛大臣表敬']],
    holdsBack: [['駐日豪大使による防衛大臣表敬']],
  },
  'its name': {
    id: 'courtesy-call',
    fires: [['駐日豪大使による防衛大臣表敬']],
    holdsBack: [['防衛副大臣、豪国防相を表敬']],
  },
  'of officials': {
    id: 'two-plus-two',
    fires: [['日越が次官級2プラス2']],
    holdsBack: [['日越が初の2プラス2']],
  },
  'a 2+2 in the title': {
    id: 'two-plus-two',
    fires: [['日独2プラス2、来月開催へ']],
    holdsBack: [['日独が協議', '両政府は2プラス2を開いた。']],
  },
  'a 2+2 that is held': {
    id: 'two-plus-two',
    fires: [['日独、安保で連携', '両政府は外務・防衛閣僚協議を東京で開いた。']],
    holdsBack: [['日独、安保で連携', '外務・防衛閣僚協議の枠組みもある。']],
  },
  'a group’s sitting': {
    id: 'foreign-ministers',
    fires: [['NATO外相会合に岩屋外相出席'], ['ASEAN+3(日中韓)外相会議', '', MOD]],
    holdsBack: [['日仏外相会談']],
  },
  'a named summit': {
    id: 'summit',
    fires: [['第11回太平洋・島サミット、東京で開幕']],
    holdsBack: [['日米首脳会談を開催']],
  },
  'a symposium of chiefs': {
    id: 'service-chiefs',
    fires: [['海幕長、西太平洋海軍シンポジウムへ'], ['海幕長、青島へ', 'WPNSに出席した。']],
    holdsBack: [['海幕長が講演', 'WPNSの歴史を述べた。']],
  },
  'a meeting of chiefs': {
    id: 'service-chiefs',
    fires: [['韓米日の参謀総長級会議、東京で']],
    holdsBack: [['NATO参謀長会議に日本の統幕長も']],
  },
  'unnamed bilaterals': {
    id: 'bilateral-defence',
    fires: [['防衛相、シンガポールで各国防衛相会談']],
    holdsBack: [['日加防衛相会談']],
  },
  'talks of officials': {
    id: 'defence-officials',
    fires: [['日米拡大抑止協議を開催']],
    holdsBack: [['日メキシコ次官級協議を開催']],
  },
  'talks that are held': {
    id: 'bilateral-defence',
    fires: [['フランス軍事相が来日', '防衛相会談では宇宙での協力を確認した。']],
    holdsBack: [
      ['フランス軍事相が来日', '防衛相会談で合意した枠組みを点検した。'],
      ['日仏防衛相会談では宇宙が議題'],
    ],
  },
  'its exercise has an id': {
    id: 'quad',
    fires: [['日米豪印、マラバールを開始']],
    holdsBack: [['日米豪印の首脳会合']],
  },
  'cooperation in general': {
    id: 'trilateral-us-rok',
    fires: [['日韓防衛相会談、日米韓の連携を確認'], ['防衛相、日米韓の連携を強調']],
    holdsBack: [['日米韓、連携を確認 防衛相会談'], ['日米韓の連携確認 3カ国防衛相が会談']],
  },
  'its exercise talked of': {
    id: 'trilateral-us-in',
    fires: [['日印防衛相が会談', '両氏は日米印の共同訓練の意義を確認した。']],
    holdsBack: [['海自が訓練へ', '日米印の共同訓練に参加する。']],
  },
  'a sitting or training': {
    id: 'trilateral-us-rok',
    fires: [['統幕長、ソウルへ', '日米韓の参謀総長級会議に出席した。']],
    holdsBack: [['統幕長、ソウルへ', '日米韓の連携は重要だと述べた。']],
  },
  'training of others': {
    id: 'other-exercise',
    fires: [['米韓合同演習に北朝鮮が反発']],
    holdsBack: [['米韓の合同軍事演習「フリーダム・シールド」開始'], ['自衛隊と米軍が共同訓練']],
  },
  'training within another': {
    id: 'other-exercise',
    fires: [['日米豪印共同訓練「マラバール」を開始']],
    holdsBack: [['日米共同訓練を開始']],
  },
  'an exercise agreed': {
    id: 'other-exercise',
    fires: [['3カ国防衛相が会談', '防衛相はフリーダム・エッジの年内実施で一致した。']],
    holdsBack: [['3カ国防衛相が会談', '防衛相はフリーダム・エッジの意義に触れた。']],
  },
  'an exercise by name': {
    id: 'other-exercise',
    fires: [['陸自が九州へ部隊輸送', '陸自はレゾリュート・ドラゴンに参加する部隊を輸送した。']],
    holdsBack: [['日米防衛相会談', '両氏はレゾリュート・ドラゴンの実施を歓迎した。']],
  },
  'forces in training': {
    id: 'other-exercise',
    fires: [['護衛艦、コロンボに寄港', 'スリランカ海軍と親善訓練を実施した。']],
    holdsBack: [['日スリランカ防衛相会談', '親善訓練を実施することを議論した。']],
  },
  'a Japanese ship': {
    id: 'equipment-transfer',
    fires: [['もがみ型護衛艦の8番艦が進水']],
    holdsBack: [['豪海軍、もがみ型の建造契約に署名']],
  },
  'others’ programme': {
    id: 'gcap',
    fires: [['独仏の次期戦闘機、開発が停滞']],
    holdsBack: [['日英伊の次期戦闘機、開発が前進']],
  },
  'done before': {
    id: 'raa',
    fires: [['RAA発効後初、陸自がルソン島で訓練'], ['円滑化協定下の協力を拡大']],
    holdsBack: [['RAA、9月に発効'], ['RAA発効後初の適用']],
  },
  'a signature': {
    id: 'gsomia',
    fires: [['日加が安保協力', '首脳が会談した。両政府は情報保護協定に署名した。']],
    holdsBack: [['日加が安保協力', '首脳が会談した。情報保護協定の署名を目指す。']],
  },
  'only wished for': {
    id: 'acsa',
    fires: [
      ['日蘭が協力', 'ACSAの締結を検討する。'],
      ['日蘭が協力', 'ACSAの重要性を述べた。'],
    ],
    holdsBack: [['日蘭が協力', 'ACSAの交渉開始で一致した。']],
  },
  'an act on it': {
    id: 'acsa',
    fires: [
      ['日蘭が協力', 'ACSAの交渉開始で一致した。'],
      ['日伊が協力', 'ACSAの発効を通告した。'],
    ],
    holdsBack: [['日蘭が協力', '首脳が会談した。ACSAの交渉開始も話題になった。']],
  },
  'a grouping without Japan': {
    id: 'aukus',
    fires: [['防衛相、豪州へ', 'AUKUSの第2の柱で合意した。']],
    holdsBack: [['AUKUS、日本と協力へ']],
  },
  'a step of the programme': {
    id: 'gcap',
    fires: [['3カ国が機関設立', '次期戦闘機の開発機関の設立で合意した。']],
    holdsBack: [['3カ国が会談', '次期戦闘機の進捗に触れた。']],
  },
  'no ASEAN beside it': {
    id: 'jasmine',
    fires: [['防衛相が花の寄贈式に', '防衛省はジャスミンの苗を受け取り、確認した。']],
    holdsBack: [['防衛相、ASEANと会合', 'ジャスミンの実施を確認した。']],
  },
  'its presentation': {
    id: 'vientiane-vision',
    fires: [['防衛相がASEANと会合', 'ビエンチャン・ビジョン2.0を発表した。']],
    holdsBack: [['防衛相がASEANと会合', 'ビエンチャン・ビジョンに沿って協力する。']],
  },
  'a field of training': {
    id: 'un-pko',
    fires: [['モンゴルにPKO分野の能力構築支援'], ['PKOの多国間訓練に参加']],
    holdsBack: [['国連PKOに要員を派遣']],
  },
  'a mission of others': {
    id: 'counter-piracy',
    fires: [['中国海軍、アデン湾で海賊対処']],
    holdsBack: [['海自、アデン湾で海賊対処']],
  },
  'a base as a place': {
    id: 'us-forces-japan',
    fires: [['豪軍の哨戒機、普天間に到着 瀬取り監視']],
    holdsBack: [['普天間の移設、知事が反対']],
  },
  'a mission visited': {
    id: 'counter-piracy',
    fires: [['防衛相、アフリカへ', '海賊対処の部隊を激励した。']],
    holdsBack: [['防衛相、アフリカへ', '海賊対処の意義に言及した。']],
  },
  'one of a list': {
    id: 'counter-piracy',
    fires: [['統幕長が会見', '海賊対処についても言及した。']],
    holdsBack: [['統幕が公表', '海賊対処の航空隊が20回飛行した。']],
  },
  'named in talks': {
    id: 'un-sanctions',
    fires: [['日独防衛相が電話会談', '両氏は瀬取り監視での独軍の貢献を確認した。']],
    holdsBack: [['独フリゲートが東京へ', '東シナ海で瀬取りの警戒監視を行った。']],
  },
  'an act of governments': {
    id: 'us-forces-japan',
    fires: [['日米、海兵隊の先行移転で一致', '日米はグアム移転の加速で合意した。']],
    holdsBack: [['防衛相が沖縄へ', 'グアム移転の経費にも触れた。']],
  },
  'its being carried out': {
    id: 'counter-piracy',
    fires: [['統幕が公表', '海賊対処の航空隊が20回飛行した。']],
    holdsBack: [['統幕長が会見', '海賊対処についても言及した。']],
  },
};
