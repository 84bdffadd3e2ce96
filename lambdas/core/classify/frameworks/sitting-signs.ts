import { hasActor, hasState, isJapans } from './sign.ts';
import type { Shown, Sign } from './sign.ts';
import { TRIP } from './trip-words.ts';

const DEPUTIES = '(?:副大臣|(?:大臣)?政務官)';
const OFFICIALS = `(?:${DEPUTIES}|審議官|次官)`;
const UNNAMED =
  /(?:二国間|2国間|2[かカヵ]国間?|個別の?)(?:防衛相)?会談(?!(?:は|を)?(?:見送|行わ|行え|予定は|実現し(?:な|て(?:い)?な)))/;

const isOfficial = ({ reading }: Shown): boolean => reading.actor === 'officials';
const ofDefence = (shown: Shown): boolean => isOfficial(shown) && shown.reading.portfolio === 'defence';
const ofForeign = (shown: Shown): boolean => isOfficial(shown) && shown.reading.portfolio === 'foreign';
const isAbroad = (shown: Shown): boolean => hasActor(shown) || /海外出張|外国訪問/.test(shown.sentence.text);

/** Formats that talks without a name, an official’s trip or a group’s name show. */
export const SITTING_SIGNS: readonly Sign[] = [
  {
    id: 'bilateral-defence',
    name: 'bilaterals of ministers',
    because: '二国間会談 of a minister of defence whose partners are not named',
    where: 'opening',
    words: UNNAMED,
    when: ({ reading }) => reading.actor === 'defence',
  },
  {
    id: 'foreign-ministers',
    name: 'a minister’s bilaterals',
    because: '二国間会談 of the Foreign Minister',
    where: 'opening',
    words: UNNAMED,
    when: ({ reading }) => reading.actor === 'foreign',
  },
  {
    id: 'foreign-ministers',
    name: 'foreign ministers met',
    because: '各国外相と…を確認: several ministers, none named',
    where: 'opening',
    words: /各国(?:の)?外相(?:ら)?と[^。]{0,40}(?:会談|確認|一致|協議)/,
    when: ({ reading }) => reading.actor === 'foreign',
  },
  {
    id: 'bilateral-defence',
    name: 'defence ministers met',
    because: '各国の国防相と相次いで会談: several ministers, none named',
    where: 'opening',
    words: /各国(?:の)?(?:国防|防衛)(?:相|大臣)(?:ら)?と[^。]{0,24}(?:個別|相次|それぞれ)[^。]{0,12}会談/,
    when: ({ reading }) => reading.actor === 'defence',
  },
  {
    id: 'defence-officials',
    name: 'bilaterals of officials',
    because: '二国間会談 of an official of the Ministry of Defence',
    where: 'opening',
    words: UNNAMED,
    when: ofDefence,
  },
  {
    id: 'defence-officials',
    name: 'an official’s trip',
    because: 'a trip or talks of a State Minister, vice-minister or official; papers abroad write 来伯 of it',
    where: 'title',
    words: new RegExp(`${OFFICIALS}[^。]{0,40}${TRIP}`),
    unless: /取り?止め|中止|当省訪問|当省を?訪問|沖縄|国内/,
    when: (shown) => ofDefence(shown) && isAbroad(shown),
  },
  {
    id: 'defence-officials',
    name: 'an official abroad',
    because: 'an official at a ceremony or a base in another state has travelled there',
    where: 'title',
    words: new RegExp(`${OFFICIALS}[^。]{0,40}(?:出席|参加|視察|激励)`),
    unless: /沖縄|国内|会合|会議/,
    when: (shown) => ofDefence(shown) && hasState(shown),
  },
  {
    id: 'defence-officials',
    name: 'an official’s report',
    because: '…出張報告: the title has the trip, the lead who went',
    where: 'title',
    words: /(?:出張|訪問|歴訪)(?:の)?(?:報告|結果|概要|から帰国)/,
    when: (shown) =>
      ofDefence(shown) && !new RegExp(OFFICIALS).test(shown.sentence.text) && shown.reading.japan,
  },
  {
    id: 'defence-officials',
    name: 'an official’s meeting',
    because: 'an official at a conference of many states that has no name of its own here',
    where: 'title',
    words: new RegExp(`${OFFICIALS}[^。]{0,40}(?:多国間|国際)会[議合][^、。]{0,4}(?:出席|参加)`),
    when: (shown) => ofDefence(shown) && shown.ids.size === 0,
  },
  {
    id: 'defence-officials',
    name: 'a trip told in the lead',
    because: 'ブルガリア出張: the title has the trip and the state, the lead that a deputy or official went',
    where: 'title',
    words: /訪問|出張|歴訪/,
    when: (shown) => ofDefence(shown) && hasState(shown) && !new RegExp(OFFICIALS).test(shown.sentence.text),
  },
  {
    id: 'defence-officials',
    name: 'a mechanism’s meeting',
    because: 'the annual meeting of the maritime and aerial mechanism is one of officials',
    where: 'title',
    words: /(?:海空連絡メカニズム|ホットライン)[^。]{0,24}(?:年次会合|専門会合|当局者?間?(?:会合|協議))/,
    when: isJapans,
  },
  {
    id: 'foreign-ministers',
    name: 'a deputy’s trip',
    because:
      'of the Foreign Ministry only the State Minister and Parliamentary Vice-Minister count as ministers',
    where: 'title',
    words: new RegExp(`${DEPUTIES}[^。]{0,40}${TRIP}`),
    unless: /取り?止め|中止/,
    when: (shown) => ofForeign(shown) && hasActor(shown),
  },
  {
    id: 'eu',
    name: 'an officer of the EU',
    because: 'Commissioners and the Presidents of Council and Commission act for the Union',
    where: 'title',
    words: /(?:欧州委員|欧州理事会|(?<!担当)上級代表)[^。]{0,30}(?:会談|会合|協議|表敬|懇談|来日|訪日)/,
    when: isJapans,
  },
  {
    id: 'summit',
    name: 'a summit by its name',
    because:
      'the East Asia Summit at which the Prime Minister sits is of leaders, that of foreign ministers is not',
    where: 'title',
    words: /東アジア(?:首脳会議|首脳会合|サミット)|EAS/,
    unless: /外相/,
    when: ({ reading, ids }) => reading.actor === 'leader' && ids.has('eas'),
  },
  {
    id: 'summit',
    name: 'a group’s summit',
    because: 'サミット and 首脳 of a group in which Japan sits; as an occasion it is none',
    where: 'title',
    words:
      /(?:G7|G20|NATO|日中韓|ASEAN|APEC)(?:サミット|首脳(?!会))(?!に合わせ|に併せ|の際|前に|を前に|の機会|出席のため|後)/,
    when: ({ reading }) => !reading.third && (reading.japan || /G7/.test(reading.title)),
  },
  {
    id: 'foreign-ministers',
    name: 'G7 foreign ministers',
    because: 'what the foreign ministers of the G7, Japan’s among them, say together',
    where: 'title',
    words: /G7外相(?!会[合議談])/,
  },
];
