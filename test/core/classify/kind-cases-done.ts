import type { Case } from './kind-case.ts';

const MOD = 'https://www.mod.go.jp/j/press/news/2031/01/01a.html';

/** What is done to a text, who sat or travelled, what is decided. */
export const DONE_CASES: Readonly<Record<string, Case>> = {
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
      ['円滑化協定の締結を承認 参院本会議', '', 'raa'],
      ['ACSAの締結、衆院委員会で可決', '', 'acsa'],
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
    holdsBack: [
      ['日伊の協定、参院本会議で承認', '1月に署名した協定が承認された。', 'acsa'],
      ['円滑化協定の5年', '協定は5年前に署名された。', 'raa'],
    ],
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
  'blamed by a rival': {
    fires: [
      ['中国、日比2プラス2の共同声明に抗議'],
      ['北朝鮮紙、日米韓の参謀総長会談を「同盟の強化」と非難', '3人は国防総省で会談した。'],
      ['中国国防省、日比2プラス2に反発'],
      ['日越が防衛協力で合意、中国紙が警戒「標的は我々」'],
      ['Pyongyang slams trilateral defence talks'],
    ],
    holdsBack: [
      ['中国外相、日中外相会談で日本を批判'],
      ['日比防衛相会談、中国を非難'],
      ['ロシア国防相、会談を前に警戒'],
      ['China condemns Japan at defence talks'],
      ['Japan condemns launch ahead of summit'],
    ],
  },
  'a trip or a call on somebody': {
    fires: [
      ['空自の戦闘機がフィンランドに到着', '2機が基地に着陸した。'],
      ['海自の練習艦隊、ペルーに到着'],
      ['空自F2戦闘機3機が豪州に着陸'],
      ['Vice-Minister of Defence Calls on Ravi Kumar'],
      ['Commander of Indian fleet calls on Vice Admiral Sato'],
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
      ['空自の輸送機がヨルダンに到着 邦人退避'],
      ['米軍の輸送機が普天間に到着'],
      ['空自の戦闘機がフィンランドに到着 共同訓練始まる'],
      ['Foreign minister calls on Iran to return to the pact'],
      ['Army chief calls on allies for restraint'],
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
    fires: [
      ['海洋安保会議が開幕 米中国防相の会談は見送りか', '', 'shangri-la'],
      ['地域対話が開幕、仏首相が講演'],
      ['アジア安保会議が開幕 独首相が講演', '40カ国の国防相らが議論する。', 'shangri-la'],
    ],
    holdsBack: [
      ['海洋安保会議が開幕 日米韓会談も', '', 'shangri-la'],
      ['海洋安保会議が開幕 2国間会談も', '', 'shangri-la'],
      ['アジア安保会議が開幕 中谷防衛相が出席', '', 'shangri-la'],
    ],
  },
  'a sitting': {
    fires: [
      ['米比が「3プラス3」を初開催'],
      ['防衛相、国軍高官と会う'],
      ['NATO事務総長と会見'],
      ['日モンゴル防衛相会談'],
      ['日豪の防衛相、潜水艦協力で一致'],
      ['合同委員会の開催(概要)'],
      ['大統領主催ワーキングディナー'],
      ['Marles, Nakatani vow closer ties'],
    ],
    holdsBack: [
      ['日独ACSA、参院本会議で可決', '', 'acsa'],
      ['日本会議の集い'],
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
    fires: [
      ['Japan hands over patrol radars to Fiji'],
      ['Diet approves reciprocal access pact'],
      ['US approves missile sale to Japan'],
      ['Japan launches new cyber command'],
    ],
    holdsBack: [['Norway hands over patrol radars to Fiji'], ['Germany approves missile sale to Poland']],
  },
  'an authority decides': {
    fires: [
      ['日伊ACSA、参院本会議で承認', '協定の締結が承認された。', 'acsa'],
      ['円滑化協定、衆院外務委で可決', '', 'raa'],
      ['観艦式の体験航海、乗船希望者を一般募集'],
      ['離島に部隊を新設'],
      ['離島の部隊、3月に移る 防衛省'],
      ['中ロ艦艇が海峡を共同航行 防衛省発表'],
      ['豪政府、もがみ型を選定', '', 'equipment-transfer'],
      ['新型哨戒艦を命名'],
      ['隊員5人を懲戒処分'],
    ],
    holdsBack: [
      ['自衛隊の応募者募集に苦心'],
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
