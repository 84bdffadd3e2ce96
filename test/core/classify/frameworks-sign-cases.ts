import type { RuleCase } from './frameworks-rule-cases.ts';

const MOD = 'https://www.mod.go.jp/j/approach/exchange/area/2031/20310102_a.html';

/** Signs of frameworks that are not named. */
export const SIGN_CASES: Readonly<Record<string, RuleCase>> = {
  'a forum’s officials': {
    id: 'adsom-plus',
    fires: [['防衛審議官が出席', '防衛審議官はADMMプラスの高級事務レベル会合に出席した。']],
    holdsBack: [['防衛相が出席', '防衛相はADMMプラスに出席した。']],
  },
  'a forum’s experts': {
    id: 'ewg',
    fires: [['ADMMプラスのサイバー専門家会合、自衛隊も参加']],
    holdsBack: [['有識者の専門家会合、防衛省で']],
  },
  'bilaterals of ministers': {
    id: 'bilateral-defence',
    fires: [['防衛大臣、ラオスへ', '現地で二国間会談も行う。']],
    holdsBack: [
      ['防衛大臣、ラオスへ', '二国間会談は見送られた。'],
      ['外相、ラオスへ', '二国間会談も行う。'],
    ],
  },
  'a minister’s bilaterals': {
    id: 'foreign-ministers',
    fires: [['外相、ラオスへ', '現地で二国間会談も行う。']],
    holdsBack: [['防衛大臣、ラオスへ', '二国間会談も行う。']],
  },
  'foreign ministers met': {
    id: 'foreign-ministers',
    fires: [['外相、アフリカへ', '各国外相と国連改革での連携を確認した。']],
    holdsBack: [['外相、アフリカへ', '各国の経済を視察した。']],
  },
  'defence ministers met': {
    id: 'bilateral-defence',
    fires: [['防衛大臣、欧州へ', '各国の国防相と相次いで会談した。']],
    holdsBack: [['防衛大臣、欧州へ', '各国の国防相が集まる会議で話した。']],
  },
  'bilaterals of officials': {
    id: 'defence-officials',
    fires: [['防衛審議官、バンコクへ', '参加国と二国間会談を行う。']],
    holdsBack: [['防衛大臣、バンコクへ', '参加国と二国間会談を行う。']],
  },
  'an official’s trip': {
    id: 'defence-officials',
    fires: [['防衛副大臣、トンガを訪問'], ['防衛政務官が来伯'], ['防衛大臣政務官の海外出張予定について']],
    holdsBack: [['防衛副大臣、沖縄を訪問'], ['防衛大臣政務官の海外出張取り止めについて']],
  },
  'an official abroad': {
    id: 'defence-officials',
    fires: [['防衛政務官、ジブチの拠点で式典に出席']],
    holdsBack: [['防衛政務官、練馬の式典に出席']],
  },
  'a trip told in the lead': {
    id: 'defence-officials',
    fires: [['フィジー・トンガ出張', '防衛副大臣が両国を訪れ、国防当局の幹部と意見を交わした。']],
    holdsBack: [
      ['フィジー・トンガ出張', '防衛大臣が両国を訪れた。'],
      ['沖縄出張', '防衛副大臣が部隊を視察した。'],
    ],
  },
  'a mechanism’s meeting': {
    id: 'defence-officials',
    fires: [['日中「海空連絡メカニズム」年次会合を開催']],
    holdsBack: [['日中「海空連絡メカニズム」の運用を開始']],
  },
  'an official’s report': {
    id: 'defence-officials',
    fires: [['アフリカ出張報告', '防衛大臣政務官として要人と会談した。']],
    holdsBack: [['アフリカ出張報告', '防衛大臣として要人と会談した。']],
  },
  'an official’s meeting': {
    id: 'defence-officials',
    fires: [['防衛省の審議官、ウクライナ支援の多国間会議に出席']],
    holdsBack: [['防衛副大臣、ADMMプラスの国際会議に出席']],
  },
  'a deputy’s trip': {
    id: 'foreign-ministers',
    fires: [['外務副大臣、サモアを訪問']],
    holdsBack: [['外務省局長、サモアを訪問']],
  },
  'an official’s visit': {
    id: 'defence-officials',
    fires: [['インド国防次官の当省訪問について', '', MOD], ['タイの国防次官が防衛省訪問']],
    holdsBack: [['インド国防大臣の当省訪問について', '', MOD]],
  },
  'a minister’s visit': {
    id: 'bilateral-defence',
    fires: [['ベトナム国防大臣の当省訪問について', '', MOD]],
    holdsBack: [['ベトナム国防副大臣の当省訪問について', '', MOD]],
  },
  'a minister as guest': {
    id: 'bilateral-defence',
    fires: [['トルコ国防相が来日']],
    holdsBack: [['スウェーデン国防相が衆院委員会を表敬訪問'], ['トルコ外相が来日']],
  },
  'a chief’s trip': {
    id: 'service-chiefs',
    fires: [['陸幕長、オーストラリアを訪問']],
    holdsBack: [['陸幕長、熊本を訪問']],
  },
  'a chief at a forum': {
    id: 'service-chiefs',
    fires: [['空幕長、東京で航空会議に出席', '空幕長は各国の空軍参謀長と意見を交わした。']],
    holdsBack: [['空幕長、卒業式に出席', '空軍参謀長も見守った。']],
  },
  'a foreign chief’s visit': {
    id: 'service-chiefs',
    fires: [['ニュージーランド国防軍司令官の訪日について', '統合幕僚長と会談した。']],
    holdsBack: [['ニュージーランド大使の離任挨拶について', '統合幕僚長と会談した。']],
  },
  'a guest’s office': {
    id: 'courtesy-call',
    fires: [['駐日ジョージア大使、防衛相と懇談']],
    holdsBack: [['駐日ジョージア大使、防衛副大臣と懇談']],
  },
  'an officer of the EU': {
    id: 'eu',
    fires: [['欧州委員が来日、防衛相と会談']],
    holdsBack: [['欧州委員、域内の鉄鋼関税を発表']],
  },
  'a summit by its name': {
    id: 'summit',
    fires: [['首相、東アジアサミットで発言']],
    holdsBack: [['外相、東アジアサミットの外相会議で発言']],
  },
  'a group’s summit': {
    id: 'summit',
    fires: [['石破首相、G7サミットで発言'], ['日中韓サミット、ソウルで開催']],
    holdsBack: [['石破首相、G7サミットに合わせ日加首脳会談'], ['独首相、NATOサミットへ']],
  },
  'G7 foreign ministers': {
    id: 'foreign-ministers',
    fires: [['G7外相、北朝鮮を非難']],
    holdsBack: [['G7国防相、北朝鮮を非難']],
  },
  'a sale to Japan': {
    id: 'fms',
    fires: [['米国務省、日本への対艦弾売却を承認'], ['米、対日売却を承認']],
    holdsBack: [['米国務省、台湾への戦車売却を承認']],
  },
  'arms for export': {
    id: 'equipment-transfer',
    fires: [['フィリピンに護衛艦を輸出へ'], ['海自の退役艦艇、ベトナムへ譲渡']],
    holdsBack: [['独、ポーランドに潜水艦を輸出'], ['韓国の戦闘機、初の輸出'], ['米国からミサイル移転']],
  },
  'a Japanese design chosen': {
    id: 'equipment-transfer',
    fires: [['豪政府、次期フリゲートに日本案を採用'], ['三菱電機、フィリピンのレーダーを受注']],
    holdsBack: [['三菱重工、H3ロケットを受注']],
  },
  'arms made together': {
    id: 'equipment-transfer',
    fires: [['日米、迎撃ミサイルの共同生産を拡大']],
    holdsBack: [['日英伊、次期戦闘機を共同開発'], ['米独、ミサイルの共同生産で合意']],
  },
  'a dialogue of industry': {
    id: 'equipment-transfer',
    fires: [['日EU、防衛産業政策対話を設置']],
    holdsBack: [['日EU、産業政策対話を設置']],
  },
  'a memorandum': {
    id: 'defence-mou',
    fires: [['日ブラジル、防衛交流を深める覚書に署名へ']],
    holdsBack: [['日ブラジル、教育協力の覚書に署名']],
  },
  'a memorandum signed': {
    id: 'defence-mou',
    fires: [['防衛相が中東へ', '防衛交流に関する覚書に署名した。']],
    holdsBack: [['防衛相が中東へ', '防衛交流に関する覚書の調印を目指す。']],
  },
  'a grant to forces': {
    id: 'osa',
    fires: [['スリランカ海軍に対する無人機の供与に関する書簡の交換']],
    holdsBack: [['スリランカに対する食糧援助に関する書簡の交換']],
  },
  'Japan’s forces training': {
    id: 'other-exercise',
    fires: [['自衛隊とフィリピン軍、初の救助訓練']],
    holdsBack: [['自衛隊、静岡で避難訓練'], ['海自、日米豪印のマラバール演習に参加']],
  },
  'training with a force': {
    id: 'other-exercise',
    fires: [['仏陸軍と市街地戦闘の訓練 防衛省が公開']],
    holdsBack: [['米海兵隊、伊江島で降下訓練']],
  },
  'the mission’s task': {
    id: 'mideast-info-gathering',
    fires: [['自衛隊派遣を延長', '政府はアラビア海での情報収集を1年延長する。']],
    holdsBack: [['中東の邦人退避へ情報収集']],
  },
  'the base in Djibouti': {
    id: 'counter-piracy',
    fires: [['ジブチの自衛隊拠点で式典'], ['自衛隊のジブチ拠点、機能を強化']],
    holdsBack: [['ジブチの自衛隊拠点に邦人退避']],
  },
  'troops for the UN': {
    id: 'un-pko',
    fires: [['南スーダンへの司令部要員派遣を延長']],
    holdsBack: [['南スーダンで停戦合意']],
  },
  'a sanctions patrol': {
    id: 'un-sanctions',
    fires: [['北朝鮮の制裁逃れ監視、加哨戒機が到着']],
    holdsBack: [['北朝鮮の制裁決議、安保理で協議']],
  },
  'the status agreement': {
    id: 'us-forces-japan',
    fires: [['社説 日米地位協定を見直せ']],
    holdsBack: [['国連軍地位協定に基づく活動']],
  },
  'politics of the bases': {
    id: 'us-forces-japan',
    fires: [['嘉手納基地の騒音訴訟、国に賠償命令'], ['県議会、米兵の事件に抗議']],
    holdsBack: [['米軍の輸送機、屋久島沖で墜落'], ['日米共同訓練でオスプレイ 県は安全を要請']],
  },
  'land for US forces': {
    id: 'us-forces-japan',
    fires: [['FAC3066根岸住宅地区の全部返還について'], ['県道104号線越え射撃訓練の分散実施']],
    holdsBack: [['駐留軍等労働者の給与の公表']],
  },
};
