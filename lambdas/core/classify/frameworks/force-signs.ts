import { hasActor, hasOwnExercise, isJapans } from './sign.ts';
import type { Sign } from './sign.ts';

const TRAINING = '(?:訓練|演習|巡航|編隊(?:飛行|航行)|共同(?:飛行|航行|航海)|洋上補給)';
const SDF = '(?:自衛隊|[陸海空]自(?!治)|護衛艦)';
const NO_EXERCISE =
  /抗議|能力構築|教育訓練|訓練移転|対抗|懸念|視察|会談|会見|災害派遣|避難|Jアラート|警報|動向|情報収集|研修|留学/;

/** Missions, training and bases that the words show without their names. */
export const FORCE_SIGNS: readonly Sign[] = [
  {
    id: 'other-exercise',
    name: 'Japan’s forces training',
    because: 'the Self-Defence Forces and a training in one title with another state',
    where: 'title',
    words: new RegExp(`${SDF}[^。]{0,30}${TRAINING}|${TRAINING}[^。]{0,16}${SDF}`),
    unless: NO_EXERCISE,
    when: (shown) => isJapans(shown) && hasActor(shown) && !hasOwnExercise(shown),
  },
  {
    id: 'other-exercise',
    name: 'training with a force',
    because: '仏陸軍と…の訓練: a headline may leave Japan’s side out, と says that there is one',
    where: 'title',
    words: new RegExp(`(?:軍|海兵隊|部隊|艦隊|艦|機)と(?:の)?[^。]{0,24}${TRAINING}`),
    unless: NO_EXERCISE,
    when: (shown) =>
      isJapans(shown) &&
      !hasOwnExercise(shown) &&
      shown.claims.some(({ role, head }) => role === 'partner' && /軍|隊|艦|機/.test(head)),
  },
  {
    id: 'mideast-info-gathering',
    name: 'the mission’s task',
    because: '中東…情報収集, アラビア海…での情報収集: what the mission does and where',
    where: 'opening',
    words: /(?:中東|アラビア海|オマーン湾|ホルムズ)[^。]{0,20}情報収集|中東(?:に|への|へ)?(?:派遣|出港|出発)/,
    unless: /邦人|米軍|有志連合|(?:説明|理解)(?:し|を求)(?!.*延長)/,
  },
  {
    id: 'counter-piracy',
    name: 'the base in Djibouti',
    because: 'Japan’s only base abroad serves the mission against pirates',
    where: 'title',
    words:
      /ジブチ[^、。]{0,8}(?:活動|自衛隊|海自)[^、。]{0,3}(?:拠点|基地)|(?:自衛隊|海自)[^、。]{0,4}ジブチ[^、。]{0,4}(?:拠点|基地)/,
    unless: /邦人|退避/,
  },
  {
    id: 'un-pko',
    name: 'troops for the UN',
    because: 'South Sudan and Golan: Japan’s troops were there under the United Nations alone',
    where: 'title',
    words:
      /(?:南スーダン|ゴラン高原)[^、。]{0,16}(?:派遣|撤収|撤退|司令部要員|施設部隊|自衛隊)|自衛隊[^、。]{0,12}(?:南スーダン|ゴラン高原)/,
    unless: /邦人|退避/,
    when: ({ reading }) => !reading.third,
  },
  {
    id: 'un-sanctions',
    name: 'a sanctions patrol',
    because: 'North Korea’s ships are watched at sea under resolutions of the Security Council',
    where: 'first',
    words:
      /(?:北朝鮮|北)[^。]{0,24}(?:制裁(?!決議)|密輸|違法な[^、。]{0,6}海上)[^。]{0,24}(?:監視|哨戒)|(?:監視|哨戒)[^。]{0,24}北朝鮮[^。]{0,12}(?:制裁逃れ|制裁違反)/,
  },
  {
    id: 'us-forces-japan',
    name: 'the status agreement',
    because: 'the agreement on the status of US forces, with its criminal and environmental clauses',
    where: 'title',
    words: /(?:日米)?(?<!国連軍)地位協定/,
    unless: /訪問部隊|国連軍|豪|比|フィリピン|韓/,
  },
  {
    id: 'us-forces-japan',
    name: 'politics of the bases',
    because: 'governors, towns and courts deal with US bases, aircraft and soldiers in Japan',
    where: 'title',
    words:
      /(?:米兵|米軍属|米軍|在日米|在沖米|嘉手納|普天間|辺野古|横田基地|厚木基地|三沢基地|岩国基地|オスプレイ)[^。]{0,40}(?:知事|[県市町村](?:は|が|に|も|議会|長|側|民)|住民|抗議|要請|訴訟|判決|地裁|高裁|最高裁|騒音|PFAS|[Pp]fas|容疑|逮捕|起訴|性的暴行|事件|撤去|返還|移設)|(?:知事|[県市町村](?:は|が|に|も|議会|長|側|民)|住民|抗議|訴訟|判決|騒音|PFAS)[^。]{0,40}(?:米兵|米軍|在沖米|嘉手納|普天間|辺野古|横田基地|厚木基地|岩国基地|オスプレイ)/,
    unless: /共同訓練|合同訓練|陸自|海自|空自|自衛隊|会見/,
  },
  {
    id: 'us-forces-japan',
    name: 'land for US forces',
    because:
      'facilities and areas have numbers (FAC3066); 駐留軍用地 and the firing over road 104 are theirs too',
    where: 'title',
    words: /FAC ?[0-9]{4}|駐留軍用地|米軍施設区域|(?:県道)?104号線越え|SACO(?:最終)?(?:報告|合意)?/,
  },
];
