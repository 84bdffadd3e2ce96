import { hasActor, hasPartner, isJapans } from './sign.ts';
import type { Shown, Sign } from './sign.ts';

const ARMS =
  '(?:護衛艦|艦艇|哨戒艦|掃海艇|警備艇|潜水艦|フリゲート|レーダー|アンテナ|車両|哨戒機|練習機|飛行艇|ミサイル|迎撃弾|誘導弾|弾薬|戦闘機|輸送機|ヘリ|エンジン|武器|兵器)';
const NOT_SOLD = /次期戦闘機|日本(?:へ|に|向け)の?|対日|米(?:国|政府)?(?:から|製)|国務省|FMS/;

/** Japan is the seller: no other state is, nor is it left out where a state is named as one. */
const isOffered = ({ reading, claims }: Shown): boolean =>
  !reading.third &&
  (reading.japan ||
    !claims.some(({ role, head, rest }) => role === 'subject' || /^(?:の|製)/.test(head + rest)));

/** Arms that change hands, and memoranda: what newspapers say where ministries name the agreement. */
export const ARMS_SIGNS: readonly Sign[] = [
  {
    id: 'fms',
    name: 'a sale to Japan',
    because:
      'the US sells arms to governments by Foreign Military Sales, each approved by the State Department',
    where: 'title',
    words:
      /米(?:国|政府|国務省)?[^。]{0,24}(?:日本(?:へ|に|向け)[^。]{0,24}売却|対日売却|売却[^、。]{0,12}(?:日本|対日))/,
  },
  {
    id: 'equipment-transfer',
    name: 'arms for export',
    because: 'Japan exports, sells or hands over ships, aircraft, radars, missiles',
    where: 'title',
    words: new RegExp(`(?:${ARMS}|装備品?)[^。]{0,24}(?:輸出|売却|譲渡|移譲|貸与)|${ARMS}[^、。]{0,12}移転`),
    unless: NOT_SOLD,
    when: (shown) => isOffered(shown),
  },
  {
    id: 'equipment-transfer',
    name: 'a Japanese design chosen',
    because: 'another state chooses or orders what Japan offers',
    where: 'title',
    words:
      /(?:日本(?:案|製|の提案|提案)|三菱重工|川崎重工|三菱電機|NEC)[^。]{0,30}(?:採用|選定|選ぶ|選んだ|受注|契約|発注|引き渡し|引渡し|納入)|(?:採用|選定|発注)[^、。]{0,16}(?:日本(?:案|製)|三菱重工)/,
    when: (shown) => !shown.reading.third && hasActor(shown),
  },
  {
    id: 'equipment-transfer',
    name: 'arms made together',
    because: 'joint development and production are what cooperation in defence equipment means',
    where: 'title',
    words: new RegExp(`${ARMS}[^、。]{0,20}共同(?:開発|生産)|共同(?:開発|生産)[^、。]{0,16}${ARMS}`),
    unless: /次期戦闘機|GCAP|検討|協議/,
    when: (shown) => isJapans(shown) && hasPartner(shown) && !shown.ids.has('gcap'),
  },
  {
    id: 'equipment-transfer',
    name: 'a dialogue of industry',
    because: 'the talks on defence industry and equipment, by whatever length of name',
    where: 'title',
    words: /防衛(?:装備|産業)(?:品)?の?(?:政策|技術|協力|間|官民|当局間)?(?:対話|フォーラム|協議体)/,
    when: isJapans,
  },
  {
    id: 'defence-mou',
    name: 'a memorandum',
    because: 'a memorandum on defence cooperation or exchanges, with words between',
    where: 'title',
    words: /(?:防衛|国防)(?:協力|交流|(?:当局|省)間)[^。]{0,24}覚書/,
    when: ({ reading }) => !reading.third,
  },
  {
    id: 'defence-mou',
    name: 'a memorandum signed',
    because: 'what was signed counts wherever it stands',
    where: 'opening',
    words:
      /(?:防衛|国防)(?:協力|交流|(?:当局|省)間)[^、。]{0,24}覚書[^、。]{0,6}(?:署名|調印|交わ|締結)(?!(?:を(?:目指|めざ|検討|望)|に向け|したい|する))/,
    when: ({ reading }) => !reading.third,
  },
  {
    id: 'osa',
    name: 'a grant to forces',
    because:
      'ODA may not go to forces: gear granted to an army, navy or air force by exchange of notes is OSA',
    where: 'title',
    words:
      /軍(?:に|へ|への|に対する|向け)[^。]{0,40}(?:供与|贈与)[^。]{0,30}(?:書簡|公文|供与式|引渡式)|軍(?:に|へ|への|に対する|向け)[^。]{0,30}無償/,
    unless: /ウクライナ/,
    when: ({ reading }) => !reading.third,
  },
];
