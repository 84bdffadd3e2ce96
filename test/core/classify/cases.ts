/** Items written for the tests; `expected`: frameworks / counterparts / kind / relevance. */
export interface Case {
  readonly title: string;
  readonly lead?: string;
  readonly url?: string;
  readonly expected: string;
}

export const CASES: readonly Case[] = [
  {
    title: '日仏2プラス2、南シナ海で連携確認',
    lead: '日仏両政府は外務・防衛閣僚協議をテレビ会議形式で開き、中国の海洋進出に懸念を表明した。',
    expected: 'two-plus-two / FR / meeting / relevant',
  },
  {
    title: '中谷防衛相、フィリピンを訪問 テオドロ国防相と会談',
    lead: '中谷防衛相はマニラでテオドロ国防相と会談し、円滑化協定の発効後の協力を確認した。南シナ海情勢も協議した。',
    expected: 'bilateral-defence / PH / meeting / relevant',
  },
  { title: '日比RAA、9月11日に発効', expected: 'raa / PH / agreement / relevant' },
  {
    title: '日・フィリピン部隊間協力円滑化協定の署名',
    lead: '上川外務大臣とテオドロ国防大臣がマニラで署名した。',
    expected: 'raa / PH / agreement / relevant',
  },
  {
    title: '海自護衛艦「のしろ」、オーストラリア海軍と共同訓練',
    lead: '護衛艦のしろは四国沖で豪海軍フリゲートと日豪共同訓練を行った。',
    expected: 'other-exercise / AU / exercise / relevant',
  },
  {
    title: '日米豪印、マラバール2024を実施',
    lead: '海自は10月8日から18日までインド東方海空域で日米豪印共同訓練マラバールに参加した。',
    expected: 'malabar / AU IN US / exercise / relevant',
  },
  {
    title: '陸自、米豪とサザン・ジャッカルー訓練に参加',
    lead: '陸自は豪州で米陸軍、豪陸軍との実動訓練「サザン・ジャッカルー」を実施する。',
    expected: 'other-exercise / AU US / exercise / relevant',
  },
  {
    title: '日英共同訓練「ヴィジラント・アイルズ」開始',
    lead: '陸自と英陸軍による共同訓練。',
    expected: 'other-exercise / GB / exercise / relevant',
  },
  {
    title: '空自とインド空軍、「ヴィーア・ガーディアン」を実施',
    expected: 'other-exercise / IN / exercise / relevant',
  },
  {
    title: '日米韓防衛相会談、北朝鮮ミサイルで連携',
    lead: 'シンガポールで日米韓3カ国の防衛相が会談し、北朝鮮の弾道ミサイル発射を非難した。',
    expected: 'trilateral-us-rok / KR US / meeting / relevant',
  },
  { title: '防衛省、次期護衛艦の入札公告', expected: ' /  / procurement / not relevant' },
  {
    title: '吉田統幕長、韓国合同参謀議長と会談',
    lead: '吉田統合幕僚長はソウルで金明秀合同参謀議長、米統合参謀本部議長と日米韓参謀長級会議を行った。',
    expected: 'service-chiefs trilateral-us-rok / KR US / meeting / relevant',
  },
  {
    title: '海幕長、WPNSに参加',
    lead: '酒井海上幕僚長は中国・青島で開かれた西太平洋海軍シンポジウムに出席した。',
    expected: 'service-chiefs /  / meeting / relevant',
  },
  {
    title: '森下陸幕長、オーストラリアを訪問',
    lead: '陸幕長は豪陸軍本部長と懇談した。',
    expected: 'service-chiefs / AU / visit / relevant',
  },
  {
    title: 'ベトナム国防次官が防衛省訪問',
    lead: 'ベトナムのチエン国防次官が鬼木防衛副大臣を表敬した。',
    expected: 'defence-officials / VN / visit / relevant',
  },
  { title: '鬼木防衛副大臣、トンガを訪問', expected: 'defence-officials / TO / visit / relevant' },
  {
    title: '日・モンゴル防衛装備品・技術移転協定の署名',
    lead: '武藤大使とモンゴル国防相がウランバートルで署名した。',
    expected: 'equipment-transfer / MN / agreement / relevant',
  },
  {
    title: '政府、OSAでフィリピンに沿岸監視レーダー供与',
    lead: '政府はフィリピン海軍に沿岸監視レーダーを供与する書簡に署名した。',
    expected: 'osa / PH / agreement / relevant',
  },
  {
    title: '日豪、もがみ型護衛艦の共同開発で契約',
    lead: '豪政府は次期フリゲートに海自のもがみ型改良型を採用すると発表した。',
    expected: 'equipment-transfer / AU / announcement / relevant',
  },
  {
    title: '日英伊首脳、GCAP推進を確認',
    lead: 'G7サミットに合わせて3カ国首脳が会談し次期戦闘機開発を協議した。',
    expected: 'gcap summit / GB IT / meeting / relevant',
  },
  {
    title: 'GIGO初代トップに岡真臣氏',
    lead: '日英伊が共同開発する次期戦闘機の国際機関GIGOの首席行政官に元防衛審議官が就く。',
    expected: ' /  / personnel / not relevant',
  },
  {
    title: '日加情報保護協定に署名',
    lead: '岩屋外相はオタワでアナンド外相と会談し情報保護協定に署名した。',
    expected: 'gsomia / CA / agreement / relevant',
  },
  {
    title: '日米拡大抑止協議を開催',
    lead: '外務省と防衛省の審議官級が米国務省、国防総省高官と協議した。',
    expected: 'defence-officials / US / meeting / relevant',
  },
  { title: 'NATO軍事委員長が来日、吉田統幕長と会談', expected: 'nato / NATO / meeting / relevant' },
  {
    title: '石破首相、NATO事務総長と会談',
    lead: '石破首相はルッテ事務総長と官邸で会談した。',
    expected: 'nato summit / NATO / meeting / relevant',
  },
  { title: '能登半島地震、米軍が物資輸送', expected: ' /  / other / not relevant' },
  {
    title: '海自インド太平洋方面派遣、スリランカに寄港',
    lead: '護衛艦いずもがコロンボに入港しスリランカ海軍と親善訓練を実施した。',
    expected: 'other-exercise / LK / exercise / relevant',
  },
  {
    title: '第60次派遣海賊対処行動水上部隊が出港',
    lead: '護衛艦さみだれが呉を出港した。',
    expected: 'counter-piracy /  / deployment / relevant',
  },
  {
    title: '日印防衛相会談、共同宣言を改定',
    lead: '中谷防衛相はシン国防相とデリーで会談した。',
    expected: 'bilateral-defence / IN / meeting / relevant',
  },
  { title: '日印2+2、装備協力で一致', expected: 'two-plus-two / IN / meeting / relevant' },
  {
    title: '日中韓外相会議、釜山で開催',
    lead: '日中韓の外相が会談し北朝鮮情勢を協議した。',
    expected: 'foreign-ministers / CN KR / meeting / not relevant',
  },
  {
    title: '日中防衛相がテレビ会談',
    lead: '浜田防衛相は李尚福国防相とテレビ会談を行った。',
    expected: 'bilateral-defence / CN / call / relevant',
  },
  { title: '日中安保対話、5年ぶり開催', expected: 'defence-officials / CN / meeting / relevant' },
  { title: '林外相、シンガポールの国防相と会談', expected: 'foreign-ministers / SG / meeting / relevant' },
  { title: '国連PKO司令部要員を南スーダンへ派遣', expected: 'un-pko / UN / deployment / relevant' },
  { title: '自衛隊中央音楽隊、フランスの音楽祭に参加', expected: ' /  / other / not relevant' },
  { title: '米軍オスプレイ、屋久島沖で墜落', expected: ' /  / other / not relevant' },
  {
    title: '中国軍機が空自機に異常接近、政府が抗議',
    lead: '防衛省は中国軍の戦闘機が海自哨戒機に異常接近したと発表し、中国側に抗議した。',
    expected: ' /  / other / not relevant',
  },
  { title: '韓国軍が竹島で訓練、外務省が抗議', expected: ' /  / other / not relevant' },
  {
    title: 'ヘグセス長官、フィリピンと日本を訪問へ',
    expected: 'bilateral-defence / US / announcement / relevant',
  },
  {
    title: 'トルコ国防相が来日、防衛協力覚書に署名',
    expected: 'bilateral-defence defence-mou / TR / meeting / relevant',
  },
  {
    title: 'ウクライナ国防相とのテレビ会談',
    lead: '浜田大臣はレズニコフ国防大臣とテレビ会談を行い、装備品の提供を伝えた。',
    expected: 'bilateral-defence / UA / call / relevant',
  },
  {
    title: 'インドネシアとの2プラス2、東京で開催',
    lead: '岩屋外相と中谷防衛相、スギオノ外相とシャフリィ国防相が出席した。',
    expected: 'two-plus-two / ID / meeting / relevant',
  },
  {
    title: '日米共同統合演習キーン・ソード25始まる',
    lead: '自衛隊と米軍の演習に豪軍とカナダ軍も参加する。',
    expected: 'keen-sword / AU CA US / exercise / relevant',
  },
  {
    title: '日豪米比、南シナ海で共同航行',
    lead: '海自護衛艦は米海軍、豪海軍、フィリピン海軍と海上協同活動を実施した。',
    expected: 'other-exercise squad / AU PH US / exercise / relevant',
  },
  {
    title: 'Japan, Philippines sign Reciprocal Access Agreement',
    lead: 'Foreign Minister Kamikawa and Defense Secretary Teodoro signed the pact in Manila.',
    expected: 'raa / PH / agreement / relevant',
  },
  {
    title: "Australia, Japan and US hold trilateral defence ministers' meeting",
    lead: 'Marles, Nakatani and Hegseth met in Singapore.',
    expected: 'trilateral-us-au / AU US / meeting / relevant',
  },
  {
    title: 'UK Defence Secretary meets Japanese Defence Minister',
    lead: 'John Healey met Gen Nakatani in London to discuss GCAP.',
    expected: 'bilateral-defence / GB / meeting / relevant',
  },
  {
    title: 'Japan to supply Mogami-class frigates to Australia',
    lead: 'Australia selected the upgraded Mogami-class for its navy.',
    expected: 'equipment-transfer / AU / announcement / relevant',
  },
  {
    title: 'Exercise Malabar 2025 begins in Guam',
    lead: 'The navies of India, Japan, Australia and the US take part.',
    expected: 'malabar / AU IN US / exercise / relevant',
  },
  { title: 'Japan and Philippines hold 2+2 in Tokyo', expected: 'two-plus-two / PH / meeting / relevant' },
  {
    title: 'ROK, US, Japan conduct Freedom Edge exercise',
    expected: 'other-exercise trilateral-us-rok / KR US / exercise / relevant',
  },
  {
    title: 'Singapore and Japan Defence Ministers meet on sidelines of Shangri-La Dialogue',
    expected: 'bilateral-defence shangri-la / SG / meeting / relevant',
  },
  { title: 'China, Russia hold joint patrol near Japan', expected: ' /  / other / not relevant' },
  {
    title: 'Joint Statement of the Security Consultative Committee (2+2)',
    expected: 'two-plus-two / US / joint-statement / relevant',
  },
  {
    title: "Readout of Secretary Hegseth's Call With Japanese Defense Minister",
    lead: "Secretary Hegseth spoke by phone with Japan's Minister of Defense Koizumi.",
    expected: 'bilateral-defence / US / call / relevant',
  },
  {
    title: 'Philippines and Australia hold defence ministers meeting',
    expected: ' /  / meeting / not relevant',
  },
  { title: '防衛省発令(将補人事)', expected: ' /  / personnel / not relevant' },
  {
    title: '令和8年度防衛装備品の調達に係る一般競争入札公告',
    lead: '契約担当官 星野 ページを印刷する',
    expected: ' /  / procurement / not relevant',
  },
  {
    title: '駐留軍等労働者の給与等の水準の公表について',
    url: 'https://www.mod.go.jp/j/press/news/2026/06/01a.html',
    expected: ' /  / personnel / not relevant',
  },
  {
    title: '防衛大臣政務官の部隊視察の予定について',
    url: 'https://www.mod.go.jp/j/press/news/2026/06/02a.html',
    expected: ' /  / announcement / not relevant',
  },
  {
    title: '米子駐屯地、豪雪の除雪に災害派遣',
    lead: '陸自米子駐屯地は豪雪で孤立した集落の除雪に当たった。',
    expected: ' /  / other / not relevant',
  },
  { title: '首相、伊勢神宮を参拝', expected: ' /  / other / not relevant' },
  {
    title: '防衛大臣記者会見',
    lead: '大臣は隊員の不祥事について陳謝し、再発防止を述べた。',
    expected: ' /  / press-conference / not relevant',
  },
  {
    title: '防衛大臣政務官とカナダ国防副大臣の会談について',
    url: 'https://www.mod.go.jp/j/approach/exchange/area/2026/20260604_can-j.html',
    expected: 'defence-officials / CA / meeting / relevant',
  },
  {
    title: '防衛大臣の当地訪問',
    lead: '両大臣は協力を確認した。',
    url: 'https://www.se.emb-japan.go.jp/itpr_ja/visit.html',
    expected: ' / SE / visit / relevant',
  },
  { title: '駐日イタリア大使による防衛大臣表敬', expected: 'courtesy-call / IT / visit / relevant' },
  {
    title: 'NATO代表部大使による外務大臣表敬',
    lead: '米、英、ポーランドのNATO代表部大使が外相を表敬した。',
    expected: 'courtesy-call nato / NATO / visit / relevant',
  },
  {
    title: '日・ペルー外相会談',
    lead: '両外相は貿易と投資を協議した。',
    expected: 'foreign-ministers / PE / meeting / not relevant',
  },
  {
    title: 'リムパックとは',
    lead: '米海軍が主催する多国間演習の解説。',
    expected: 'rimpac /  / other / not relevant',
  },
  {
    title: 'リムパックに海自が参加',
    lead: '米海軍主催のリムパックに韓国、豪州など29カ国が参加する。',
    expected: 'rimpac / US / exercise / relevant',
  },
  {
    title: '米比のバリカタン始まる',
    lead: '米軍と比軍が約1万人でバリカタンを開始した。',
    expected: 'balikatan /  / exercise / not relevant',
  },
  {
    title: '防衛相、ADMMプラスに合わせ韓国国防相と会談へ',
    lead: '防衛相はクアラルンプールで安圭伯国防相と会談する方向で調整している。',
    expected: 'bilateral-defence / KR / announcement / relevant',
  },
  { title: '海賊対処航空隊の11月の活動状況', expected: 'counter-piracy /  / deployment / relevant' },
  {
    title: '日ASEAN防衛担当大臣会合を開催',
    lead: '防衛大臣はASEAN各国の国防相と会合を行い、中国の動向に懸念を示した。',
    expected: 'japan-asean / ASEAN / meeting / relevant',
  },
  { title: '日米豪比韓の5か国防衛相会談', expected: 'five-powers / AU KR PH US / meeting / relevant' },
  { title: '日印外務・防衛当局間協議の開催', expected: 'defence-officials / IN / meeting / relevant' },
  {
    title: '米英豪、AUKUSで日本との協力を検討',
    lead: '米英豪の国防相が共同声明。',
    expected: 'aukus /  / joint-statement / relevant',
  },
  { title: 'Foreign Military Sales: what is it', expected: 'fms /  / other / not relevant' },
];
