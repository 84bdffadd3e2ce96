import type { Case } from './kind-case.ts';

const WIKI = 'https://ja.wikipedia.org/wiki/a';

/** Papers of offices, and what somebody says or writes. */
export const TOLD_CASES: Readonly<Record<string, Case>> = {
  'a tender or contract notice': {
    fires: [
      ['会議通訳の契約希望業者の募集'],
      ['清掃業務の受託者の公募'],
      ['装備品調査の企画競争の実施'],
      ['庁舎の補修に関する見積合わせ'],
      ['Solicitation: pier maintenance at Sasebo'],
      ['糧食の購入に係る公募について'],
      ['仮設倉庫の整備', '九州防衛局による一般競争入札の公告。開札は3月。'],
      ['航空機用タイヤ', '', '', 'https://kkj.go.jp/d/?x'],
      ['Tender Notice: radar maintenance'],
    ],
    holdsBack: [
      ['隊員の募集、応募が減る'],
      ['防衛省、企業の輸出を後押しへ'],
      ['護衛艦修理の入札談合で2人逮捕'],
      ['豪州、もがみ型を選定'],
    ],
  },
  'an appointment': {
    fires: [
      ['Wing holds change of command at Misawa'],
      ['Fleet says farewell to its commander'],
      ['Japan names first woman to lead regional army'],
      ['駐日大使に実業家を指名'],
      ['Admiral takes helm of Seventh Fleet'],
      ['防衛省発令(将補人事)'],
      ['防衛次官に鈴木官房長 来月1日付'],
      ['在日米軍司令官に新たな中将が着任'],
      ['US names new commander of Pacific fleet'],
    ],
    holdsBack: [
      ['Visiting fleet commander says farewell at press conference'],
      ['Japan to lead naval drills off Guam'],
      ['NATO事務総長が就任後初来日'],
      ['就任1年の統幕長が会見'],
      ['海上警備行動を発令'],
      ['新任の英国大使が防衛相を表敬'],
    ],
  },
  'an appointment in the lead': {
    fires: [['自衛官出身の大使 ジブチに', '政府は前情報本部長を大使に充てる人事を決めた。']],
    holdsBack: [['日比防衛相会談を開催', '大臣を起用した新内閣で初の会談を行った。']],
  },
  'a conference of others': {
    fires: [['米豪の国防相が共同記者会見', '米国と豪州の国防相が国防総省で会見した。']],
    holdsBack: [['日豪の防衛相が共同記者会見']],
  },
  'a conference in the title': {
    fires: [
      ['日加首脳会談後の共同記者発表'],
      ['【日越外相会談】共同記者発表全文'],
      ['防衛大臣臨時会見(マニラ)'],
      ['防衛相が会見 3月の訪印を発表'],
      ['Doorstop interview, Tokyo'],
    ],
    holdsBack: [
      ['日加首脳会談後の共同発表'],
      ['首相、タイ国王と会見'],
      ['防衛相が訪印へ', '防衛相は会見で3月に訪印する予定と述べた。'],
    ],
  },
  'the record of a conference': {
    fires: [
      ['海上幕僚長、寄港と訓練を報告', '定例会見で海幕長が2点を述べた。'],
      ['オスプレイの飛行停止について説明', '防衛相は記者会見で経緯を述べた。'],
      ['大臣の発言(3月2日)', '閣議後の会見の要旨は次のとおり。'],
    ],
    holdsBack: [
      ['外相、早期訪韓に意欲', '外相は会見で述べた。'],
      ['調査結果を報告', '委員会が報告書を出した。'],
      ['日印防衛相が会談', '会談の要旨は次のとおり。'],
    ],
  },
  'a statement is the item': {
    fires: [
      ['日豪首脳会談「共同声明」の要旨(2031年2月3日)'],
      ['日仏首脳共同声明の骨子'],
      ['日印共同宣言の全文'],
      ['G7外相、海峡の安定を求める声明'],
      ['Trilateral Statement on the launch'],
      ['日仏共同ステートメント 協力を格上げ'],
      ['日伊防衛協力に関する共同声明(仮訳)'],
      ['日米豪防衛相会談 共同プレスステートメント'],
      ['Joint Vision Statement on Japan-Indonesia Defence Cooperation'],
    ],
    holdsBack: [
      ['日仏首脳会談、共同声明の骨子を協議'],
      ['北朝鮮が声明 演習を非難'],
      ['日米豪防衛相会談で合意 共同声明で中国に懸念'],
      ['日仏防衛相会談'],
    ],
  },
  'a statement is the news': {
    fires: [['米英豪、日本との技術協力を検討', '3カ国の国防相が協力を検討していると共同声明。']],
    holdsBack: [['日米韓高官が電話協議', '3カ国の高官が共同声明を出した。']],
  },
  'an entry of a dictionary': {
    fires: [
      ['物品役務の相互提供の意味をわかりやすく解説'],
      ['円滑化協定(えんかつかきょうてい)の意味'],
      ['海上連絡(かいじょうれんらく)とは'],
      ['相互提供の意味や使い方'],
      ['ホットラインの意味', '', '', WIKI],
    ],
    holdsBack: [['日豪準同盟の意味'], ['日比(ひび)協力の意味を問う声'], ['防衛相、演習の意味を説明']],
  },
  'an argument': {
    fires: [
      ['「防衛相の発言は県のせいと言わんばかりだ」'],
      ['日英準同盟の実像'],
      ['装備輸出、歯止めはどこに'],
      ['変わる海外派遣の30年(上)'],
      ['An alliance in the making?'],
      ['The pact is a modest but welcome step'],
      ['(社説)円滑化協定の発効 抑止と外交を'],
      ['日豪準同盟の狙いと課題'],
      ['なぜ今、日韓防衛協力なのか'],
      ['日米2+2とRAA(国防部会・外交部会合同会議)'],
      ['Why the frigate deal matters'],
      ['What the pact means for the region'],
    ],
    holdsBack: [
      ['(中)日防衛対話'],
      ['豪軍、装備は「一歩も引かぬ」と防衛相'],
      ['地域の課題を協議 日ASEAN防衛次官級会合'],
      ['不明の隊員の行方不明届を受理'],
      ['Japan must spend more, Pentagon chief says in Tokyo'],
      ['(課題に関する)日ASEAN防衛当局会合'],
    ],
  },
  'a speech': {
    fires: [['IISSにおける防衛大臣スピーチ(仮訳)'], ['Remarks by the Defence Minister at the Academy']],
    holdsBack: [['防衛相、マナーマ対話で演説', '防衛相が出席した。', 'manama-dialogue']],
  },
  'an interview before the event': {
    fires: [['トンガ国防相、日本に期待 会合を前に書面インタビュー']],
    holdsBack: [['トンガ国防相に聞く 島しょ国の安全']],
  },
  'an interview': {
    fires: [['トンガ国防相に聞く 島しょ国の安全'], ['Interview: the admiral and his fleet']],
    holdsBack: [['トンガ国防相、日本に期待 会合を前に書面インタビュー']],
  },
  'a work of reference': {
    fires: [
      ['海洋安保会議とは何?'],
      ['日越防衛協力文書について教えてください'],
      ['地域国防相会議の下での取組み', '会議は2010年に創設された。'],
      ['防衛装備品の移転に関する日本国政府とトルコ共和国政府との間の協定', '両政府は、次のとおり協定した。'],
      [
        'Agreement between Japan and Norway on defence equipment',
        'The two governments have agreed as follows.',
      ],
      ['Section: Transfers', 'White paper section explaining why the rules changed.'],
      ['ACSAの仕組みを図解'],
      ['ACSAとは 後方支援の取り決め'],
      ['多国間の演習', '米海軍が主催する演習の解説。'],
      ['日英円滑化協定', '', 'raa', WIKI],
      ['Explainer: the island dialogue'],
      ['防衛白書 共同訓練の節'],
    ],
    holdsBack: [
      ['地域国防相会議の下での取組み', '両国防相が会談した。'],
      ['日越防衛協力について教えを受ける'],
      ['日土移転協定に署名', '両政府は、次のとおり協定した。', 'equipment-transfer'],
      ['Section chiefs meet in Tokyo', 'They spoke of the white paper.'],
      ['防衛白書を閣議了承 中国の動向を「最大の挑戦」'],
      ['日比防衛相会談', '比側の説明によると、両国防相は会談した。'],
      ['演習場周辺の住民への説明会'],
    ],
  },
  'a contribution': {
    fires: [
      ['日仏・日伊首脳会談', '会談の成果を官房長官が紹介。', '', 'https://ameblo.jp/taro/entry-1.html'],
      ['海の道を守る', '元海将が日豪の連携の意味を論じる。'],
    ],
    holdsBack: [
      ['日仏・日伊首脳会談', '会談の成果を官房長官が紹介。'],
      ['中谷防衛相がモンゴル訪問', '防衛相は協力の意義を論じた。'],
    ],
  },
  'a bare name': {
    fires: [
      ['日英円滑化協定', '', 'raa'],
      ['日米合同委員会', '', 'us-forces-japan'],
    ],
    holdsBack: [
      ['日英円滑化協定が発効', '', 'raa'],
      ['マナーマ対話', '防衛大臣として初めて参加し、仏国防相と会談した。', 'manama-dialogue'],
    ],
  },
};
