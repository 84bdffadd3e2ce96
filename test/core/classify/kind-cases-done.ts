import type { Case } from './kind-case.ts';

const MOD = 'https://www.mod.go.jp/j/press/news/2031/01/01a.html';

/** What is planned, done or decided. */
export const DONE_CASES: Readonly<Record<string, Case>> = {
  'a place prepares': {
    fires: [['日米共同訓練を前に住民への説明会'], ['レゾリュート・ドラゴンで県と3町が防衛局に要請書']],
    holdsBack: [['日米共同訓練、県内の演習場で始まる', '', 'other-exercise']],
  },
  'local feeling': {
    fires: [['オスプレイ訓練に地元漁協が反発'], ['辺野古の設計変更で国を提訴'], ['名護市長選が告示']],
    holdsBack: [['米軍、嘉手納基地で降下訓練 3カ月連続、県は中止要請も'], ['日比、南シナ海で懸念を共有']],
  },
  recruits: {
    fires: [['自衛官の募集、高校で説明 応募者は3割減']],
    holdsBack: [['自衛官の採用で関係閣僚会議']],
  },
  'the title is about the future': {
    fires: [
      ['防衛相が訪豪、9日に2プラス2'],
      ['外相、イタリアへ'],
      ['防衛相、国防相会合出席のためマレーシアへ'],
      ['日韓防衛相会談を延期'],
      ['Japan, India postpone 2+2 talks'],
      ['大臣のポーランド訪問について(予定)'],
      ['中谷防衛相、フィリピンを訪問へ'],
      ['日加首脳、協力強化へ'],
      ['日仏防衛相会談、5月開催で調整'],
      ['岩屋外相、来月訪印'],
      ['第11回日ASEAN次官級会合、10月8日から東京で開催'],
      ['Japan, Philippines to sign pact next month'],
      ['Japan set to host defence chiefs in July'],
    ],
    holdsBack: [
      ['9日の2プラス2、中国に懸念'],
      ['India ready to train Philippine crews'],
      ['Marines keen to train in Japan'],
      ['護衛艦2隻、ソマリアへ'],
      ['宇宙で協力拡大へ 日仏が包括対話'],
      ['日韓共同訓練を延期', '', 'other-exercise'],
      ['日比、円滑化協定に署名 抑止力強化へ', '', 'raa'],
      ['護衛艦、呉からソマリア沖へ', '', 'counter-piracy'],
      ['韓国国防相と会談、防衛交流を再開の見通し'],
      ['日本、米比演習に参加へ', '', 'balikatan'],
      ['ギリシャ国防相と会談 尖閣近くの海を協議'],
      ['Japan and India agree to hold joint drills'],
      [
        '山本防衛副大臣、覚書署名へ',
        '副大臣はブラジルで国防相と会談し、部隊を視察した。',
        'defence-officials defence-mou',
      ],
    ],
  },
  'the lead is about the future': {
    fires: [
      ['日モルディブ首脳会談の実施について', '首相は大統領と会談を行う予定です。'],
      ['第16回日ASEAN次官級会合の開催について', '防衛省は3月10日から高松市で会合を開く。'],
      ['日仏2プラス2の開催', '両政府はパリで閣僚会合を開くと発表した。'],
      ['Japan, Fiji defence ministers’ meeting', 'The ministers will meet in Suva on Monday.'],
    ],
    holdsBack: [
      ['大臣、中東3か国を歴訪', 'アンカラで国防相と話し、協議体を設ける方針。ヨルダンにも足を運んだ。'],
      ['港に護衛艦が寄港', '練習艦が港に入り歓迎式典。沿岸を航海する予定。'],
      ['防衛相のトルコ訪問', '国防相と会談し装備で一致。次回は東京で開く予定。'],
      ['日仏2プラス2の開催', '両政府はパリで閣僚会合を開いた。次回は東京で開く予定。'],
      ['首相、神宮を参拝', '首相が神宮を参拝した。続いて会見する見込み。'],
    ],
  },
  'by telephone or video': {
    fires: [
      ['石破首相、大統領と電話 海洋を巡り意見交換'],
      ['日豪防衛相が電話'],
      ['Kishi speaks with Austin by phone'],
      ['日加防衛相テレビ会談の実施'],
      ['日米韓高官が電話協議', '', 'trilateral-us-rok'],
      ['防衛相、チリ国防相とそれぞれオンラインで会談'],
      ['Hamada, Pistorius hold video talks'],
    ],
    holdsBack: [
      ['防衛相が電話番号を公開'],
      ['日英伊防衛相テレビ会談について', '', 'gcap'],
      ['日仏2プラス2をテレビ会議で開催', '', 'two-plus-two'],
      ['中国とASEANの国防相会合、テレビ会議で開催'],
    ],
  },
  'by telephone in the lead': {
    fires: [['日豪防衛相が協議', '両大臣は電話で約30分協議した。']],
    holdsBack: [['日米韓防衛相が協議', '3大臣は電話で約30分協議した。', 'trilateral-us-rok']],
  },
  'an exercise in the title': {
    fires: [
      ['日米共同統合演習 豪州やカナダなどが視察'],
      ['日仏が2月に共同訓練 中国の進出に懸念'],
      ['各国の武官が視察 日米共同訓練'],
      ['海自とタイ海軍が親善訓練', '', 'other-exercise'],
      ['マラバール、グアム沖で開幕', '', 'malabar'],
      ['中ロが日本海で合同演習'],
      ['Japan, India kick off naval drills'],
    ],
    holdsBack: [
      ['Indonesia, Japan boost defence ties', 'The ministers held talks in Tokyo.', 'other-exercise'],
      ['中ロの演習に懸念'],
      ['護衛艦の寄港', 'トンガ海軍と訓練した。', 'other-exercise'],
      ['中ロ艦艇、海峡を共同航行 防衛省発表'],
      ['日米共同演習 防衛相が視察'],
      ['日加防衛相会談、共同訓練の強化で一致', '', 'bilateral-defence'],
      ['Taiwan scrambles jets as China drills near island'],
      ['竹島での訓練に抗議'],
      ['日豪、円滑化協定発効 共同訓練の手続き簡素に', '', 'raa'],
      ['防衛相、日米共同訓練を視察'],
    ],
  },
  'peacekeeping without troops': {
    fires: [
      ['PKOの歩みをたどる写真展', '', 'un-pko'],
      ['国連三角パートナーシップの歩み', '', 'un-pko'],
    ],
    holdsBack: [
      ['Peacekeepers leave South Sudan', '', 'un-pko'],
      ['国連三角パートナーシップで教官を派遣', '', 'un-pko'],
    ],
  },
  'a standing mission': {
    fires: [
      ['SDF contingent returns from Golan Heights mission', '', 'un-pko'],
      ['南スーダンPKO、施設部隊が撤収', '', 'un-pko'],
      ['Japan extends naval mission in the Gulf'],
      ['瀬取り監視に独フリゲートが参加', '', 'un-sanctions'],
      ['中東の活動、1年延長', '', 'mideast-info-gathering'],
      ['UNMISS司令部要員の派遣について'],
      ['シナイ半島の多国籍軍への自衛官派遣を延長'],
      ['Frigate ends sanctions patrol with port call'],
    ],
    holdsBack: [
      ['PKOの歩みを振り返る写真展', '', 'un-pko'],
      ['海賊対処の共同訓練を実施', '', 'other-exercise counter-piracy'],
      ['政務官のジブチ訪問', '', 'counter-piracy'],
      ['PKO要員への能力構築支援', '', 'capacity-building'],
    ],
  },
  'an exercise in the lead': {
    fires: [
      ['Stronger together: jets visit Japan', 'The squadron arrived for a two-week exercise.'],
      ['豪空軍の戦闘機が来日', '共同訓練を千歳で行う。'],
      ['海自の派遣部隊、スリランカに寄港', '護衛艦が入港し、海軍と親善訓練を実施した。'],
      ['British paratroopers jump near Chiba', 'The drill involved five nations.'],
      ['Japanese troops join neighbours in Java', 'The exercise opened in Java with 17 countries.'],
    ],
    holdsBack: [
      ['米軍飛行場の返還合意から20年', '大使は共同訓練の増加を踏まえた議論を求めた。'],
      ['豪海軍司令官が来日', '共同訓練を前に話し合った。'],
      ['Ministers meet in Java', 'The exercise in Java was discussed.'],
    ],
  },
  'assistance is agreed': {
    fires: [
      ['マレーシア海軍への機材供与式', '', 'osa'],
      ['Djibouti takes delivery of radars', 'The first Official Security Assistance on the continent.'],
    ],
    holdsBack: [['政府、OSAの供与候補に8カ国', '', 'osa'], ['ラオスに対する食糧の供与']],
  },
  'assistance is decided': {
    fires: [['政府、OSAの対象に8カ国', '', 'osa']],
    holdsBack: [['日マレーシア首脳会談、OSAの供与で合意', '', 'osa summit']],
  },
  'a text is signed or comes into force': {
    fires: [
      ['日仏、円滑化協定に署名'],
      ['日比2プラス2、円滑化協定に署名', '', 'two-plus-two raa'],
      ['日タジキスタン投資協定の発効'],
      ['Agreement between Japan and Sweden on security of information enters into force'],
    ],
    holdsBack: [
      ['日比防衛相会談、円滑化協定の発効を確認'],
      ['日芬防衛相会談、協力覚書に署名', '', 'bilateral-defence defence-mou'],
      ['日仏首脳会談、円滑化協定の交渉開始で一致', '', 'summit raa'],
    ],
  },
  'an act on a treaty': {
    fires: [
      ['日独、ACSA締結で実質合意'],
      ['日米合同委員会合意について', '', 'us-forces-japan'],
      ['Senate concurs with reciprocal access agreement'],
    ],
    holdsBack: [
      ['日独ACSA、参院で承認', '', 'acsa'],
      ['GIGOと新会社、契約を締結', '', 'gcap'],
      ['日泰首脳会談、移転協定の締結で一致', '', 'summit equipment-transfer'],
    ],
  },
  'a deal on the forces': {
    fires: [
      ['在日米軍の駐留費、5年で1兆円に 日米が合意', '', 'us-forces-japan'],
      ['日米、牧港の倉庫地区で合意', '', 'us-forces-japan'],
      ['思いやり予算、双方が合意', '', 'us-forces-japan'],
    ],
    holdsBack: [
      ['日米防衛相会談、駐留費で合意', '', 'us-forces-japan bilateral-defence'],
      ['返還合意から20年 進まぬ移設', '', 'us-forces-japan'],
      ['日豪、装備協力で合意', '', 'equipment-transfer'],
    ],
  },
  'a treaty signed at a sitting': {
    fires: [['日英伊、新機関設立で合意', '3カ国の国防相が都内で機関を設ける条約に署名した。']],
    holdsBack: [['日英伊防衛相会談、新機関設立で合意', '3大臣は会談し条約に署名した。', 'gcap']],
  },
  'a text in the title, signed in the lead': {
    fires: [['米英豪、原潜の建造で新協定', '3カ国の国防相がロンドンで署名した。']],
    holdsBack: [['円滑化協定の5年', '協定は5年前に署名された。', 'raa']],
  },
  'a memorandum by itself': {
    fires: [['日NZ防衛協力の覚書を締結', '', 'defence-mou']],
    holdsBack: [
      ['装備の協力で一致 日サウジ、覚書署名', '両国防相は省内で会談し装備分野で一致。', 'defence-mou'],
      ['日NZ防衛協力の覚書を締結', '両国防相が会談し、署名した。', 'defence-mou'],
      ['副大臣のアルバニア訪問 覚書に署名', '', 'defence-mou'],
    ],
  },
  'a sitting that lapses': {
    fires: [
      ['クアッド首脳会合、今年は開かれず'],
      ['日韓防衛相会談、実現せず レーダー問題が尾を引く'],
      ['日中の防衛対話、開催は不透明', '日程は決まっていない。'],
      ['Japan-China defence talks in limbo', 'No date has been agreed.'],
    ],
    holdsBack: [
      ['日米韓の防衛協議を延期 防衛省が発表'],
      ['日中防衛相会談、共同会見は行わず'],
      ['予定外の会談、公表されず', '両国防相は立ち話の後に会談した。'],
    ],
  },
  'the wish of an official': {
    fires: [
      ['外相、早期訪韓に意欲', '外相は会見で述べた。'],
      ['防衛相、日豪共同生産に前向き', '国会で考えを示した。'],
      ['官房長官、派遣延長に慎重姿勢', '官房長官は時期尚早だと語った。'],
    ],
    holdsBack: [
      ['外相、早期訪韓に意欲', '外相は韓国外相と会談し、訪韓に意欲を示したと述べた。'],
      ['政府、慎重に派遣を検討', '政府は検討している。'],
      ['日比首脳会談、装備協力に意欲', '両首脳は会談した。'],
    ],
  },
  'a trip or a call on somebody': {
    fires: [
      ['French carrier group calls at Okinawa port'],
      ['米国防長官、横田で兵士を激励', '長官は日本を訪問中。'],
      ['Minister’s visit to Singapore (The 30th Asia Security Summit)'],
      ['豪陸軍本部長の公式招待'],
      ['護衛艦「あさぎり」の寄港', 'インド太平洋派遣の艦がトンガに入った。'],
      ['練習艦隊、カヤオに入港'],
      ['Army chief lays wreath at Ichigaya', 'The general is visiting Japan until Friday.'],
      ['空幕長のインド訪問'],
      ['パラオ大統領への表敬について'],
      ['海軍司令官の訪日', '統幕長と会談した。'],
      ['第7艦隊司令官の離任挨拶について'],
      ['Japanese minister arrives in Manila for talks'],
      ['首相、中東から訪問国UAEに到着 皇太子と会談へ', '首相はサウジで国王と会談し、UAEに着いた。'],
    ],
    holdsBack: [
      ['護衛艦3隻、訪問先のコロンボで出港式'],
      ['護衛艦など寄港、一般公開に2千人', '港で歓迎の式を開いた。'],
      ['防衛相のフィリピン訪問(日比防衛相会談)'],
      ['首相、墓苑で献花', '首相は千鳥ケ淵を参列した。'],
      ['隊員の家族を招待'],
      ['防衛相がフィリピン訪問、国防相と会談'],
      ['首相訪日歓迎レセプション出席'],
      ['Japan, India hold talks in Tokyo for a third day'],
      ['ノルウェー国防相が来日', '両大臣は会談した。'],
    ],
  },
  'a guest who sat': {
    fires: [['ノルウェー国防相が来日', '両大臣は会談した。'], ['トルコ国防相が来日、覚書に署名']],
    holdsBack: [['ノルウェー国防相が来日', '防衛相を表敬した。']],
  },
  'a memorandum on a trip': {
    fires: [
      ['Signing of the Memorandum on Defense Exchanges', 'The Director General, visiting Bahrain, attended.'],
    ],
    holdsBack: [['日バーレーン防衛協力の覚書に署名', '', 'defence-mou']],
  },
  'a forum opens': {
    fires: [['アジア安保会議が開幕 独首相が講演', '40カ国の国防相らが議論する。', 'shangri-la']],
    holdsBack: [['アジア安保会議が開幕 中谷防衛相が出席', '', 'shangri-la']],
  },
  'a sitting': {
    fires: [
      ['防衛相、国軍高官と会う'],
      ['NATO事務総長と会見'],
      ['日モンゴル防衛相会談'],
      ['日豪の防衛相、潜水艦協力で一致'],
      ['合同委員会の開催(概要)'],
      ['大統領主催ワーキングディナー'],
      ['Marles, Nakatani vow closer ties'],
    ],
    holdsBack: [
      ['国家安全保障会議で輸出を決定'],
      ['指導評議会議長への表敬'],
      ['商工会議所の見学'],
      ['地元協議会の要望'],
    ],
  },
  'a deputy’s trip': {
    fires: [
      ['最後の公務:フィリピン', '外務大臣政務官としてマニラへ出張。国防次官と話した。'],
      ['山本副大臣、南米へ 密林の部隊', '防衛副大臣は国防次官と会談した。', 'defence-officials'],
    ],
    holdsBack: [
      ['最後の公務:フィリピン', 'マニラを回った。'],
      ['審議官、会合に出席へ', '防衛審議官は会談を行う予定。', 'defence-officials'],
    ],
  },
  'the lead reports a call': {
    fires: [['岸防衛相、尖閣で「強い懸念」', '中国国防相とのテレビ会談で自制を要求。', 'bilateral-defence']],
    holdsBack: [['日中、専用回線の運用開始', '両国防相は初めて通話した。', 'hotline']],
  },
  'a forum or format attended': {
    fires: [['シャングリラで法の支配を訴え', '', 'shangri-la']],
    holdsBack: [['法の支配を訴え']],
  },
  'a newspaper’s finding': {
    fires: [['日本、次期戦闘機の計画に印を誘う', '政府が打診していたことが関係者への取材で分かった。']],
    holdsBack: [['政府、次期戦闘機の輸出を解禁', '政府は輸出を認めると発表した。']],
  },
  'disaster relief': {
    fires: [['陸自、豪雪の集落に給水支援']],
    holdsBack: [['日米韓、海外の災害対応で協議']],
  },
  'capacity building': {
    fires: [['モンゴル軍に施設分野の教育を開始', '', 'capacity-building']],
    holdsBack: [['次官が能力構築支援で協議', '', 'capacity-building']],
  },
  'an authority announces': {
    fires: [['US approves missile sale to Japan'], ['Japan launches new cyber command']],
    holdsBack: [['Germany approves missile sale to Poland']],
  },
  'an authority decides': {
    fires: [
      ['離島に部隊を新設'],
      ['離島の部隊、3月に移る 防衛省'],
      ['中ロ艦艇が海峡を共同航行 防衛省発表'],
      ['豪政府、もがみ型を選定', '', 'equipment-transfer'],
      ['新型哨戒艦を命名'],
      ['隊員5人を懲戒処分'],
    ],
    holdsBack: [
      ['政府、防衛費の増額圧力を警戒'],
      ['防衛費の先行きに不満'],
      ['予算を巡り与党に戸惑い'],
      ['緊急発進は358回 開始以来最多'],
      ['自衛官の採用難'],
    ],
  },
  'a ministry’s notice': {
    fires: [['政府専用機の運航について', '', '', MOD]],
    holdsBack: [['政府専用機の運航について']],
  },
  'the lead reports a sitting': {
    fires: [
      ['Pakistan, Turkey defence ties', 'Ministers Khan and Guler reviewed projects in Ankara.'],
      ['「決意を試している」 米国の長官、東京で', '長官は防衛相と会談した。'],
    ],
    holdsBack: [
      ['Defence ties', 'The author reviewed a book.'],
      ['「決意を試している」', '長官は述べた。'],
    ],
  },
  'the lead announces': {
    fires: [['中ロの艦隊、津軽海峡を東へ', '統合幕僚監部は艦艇5隻が東へ進んだと発表した。']],
    holdsBack: [['艦艇の動き、上半期の実績', '統合幕僚監部は艦艇5隻が東へ進んだと発表した。']],
  },
};
