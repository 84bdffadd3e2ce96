import type { ItemKind } from '../../contract/alert.ts';
import { hostOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** The kinds in the order in which they are tried; the first rule that fits names the kind. */
interface Signals {
  readonly title: string;
  readonly lead: string;
  readonly both: string;
  readonly host: string;
  readonly ids: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly parties: number;
}

const PROCUREMENT =
  /入札|公募型|調達公告|契約希望者|指名停止|落札|競争参加|納入について|補助金|情報提供企業を募集/;
const PERSONNEL =
  /人事(?!院)|異動|発令|任命|就任(?![0-9]+(?:年|[かカヵヶ]月|周年))|に[一-龥]{2,4}氏$|更迭|辞任|再就職|退職|報酬|給与|俸給|役職員|処遇/;
const PRESS = /会見|press conference|minister's report|Minister's report|記者団/i;
const STATEMENT = /共同声明|共同プレスステートメント|joint statement|^Statement on|閣僚声明|大臣共同声明/i;
const ESSAY =
  /の狙い|の意味|課題|を読む|をめぐって|を巡って|振り返|現在地|[2-5二三四五](?:本柱|つの(?:柱|論点|理由|視点))|に思う|論じ|寄稿|分析|考察|視点|論点|展望|Perspective|Analysis|Commentary|opinion|コメンタリー/i;
/** A lawmaker's account of a session of his party. */
const PARTY_SESSION = /(?:国防|外交|安全保障)(?:部会|調査会)/;
const REFERENCE_HOST = /wikipedia|weblio|kotobank|knowledge|dictionary|wiki\.|jiten/;
const REFERENCE =
  /とは$|用語|語義|百科|解説|説明。|の説明|白書|メルマガ|まとめ読み|\bwhat is\b|ニュースレター|vol\.\d+/i;
const PLANNED_TITLE =
  /(?:来日|訪日|訪問|出席|派遣|開催|署名|締結|輸出|供与)へ(?!の|向け|合意)|へ(?:調整|$|…|[!!。])|調整$|で調整|予定|開催へ|署名へ|招待へ|今月|来月|来週|を前に|設置へ|取り止め/;
/** A plan that somebody has, unless it is what a sitting came to. */
const INTENDED = /方針を固|を検討/;
const LOCAL_FEELING = /(?:自治体|住民|地元|県|市|町|村|島|知事|漁協)[^、。]{0,8}(?:困惑|反発|不安|戸惑|懸念)/;
const CALL =
  /テレビ会談|電話会談|電話協議|TV会談|VTC会談|テレビ電話会談|telephone|phone call|by phone|video call|\bcall with\b|readout of .{0,40}call/i;
const EXERCISE = /訓練|演習|exercise|drill/i;
const AGREED =
  /\bsign(?:s|ed)?\b|enters? into force|発効|署名|締結|公文の?交換|文書を?交換|交換$|公表|通告|供与式|調印|conclude[sd]?\b|launch(?:es|ed)? .{0,40}Partnership|(?:分離|返還|移転|移設|削減|開放|計画|協定)で合意|委(?:員会)?[がで]合意|批准|ratif(?:y|ies|ied)\b|引渡式|協定に合意|合同委員会合意/;
/** A memorandum signed there is part of the sitting or trip. */
const TOGETHER = /[相臣官]と|会談|会合|訪問|来日|訪日|出張|へ$/;
const VISIT = /訪問|出張|訪日|表敬|歴訪|視察|visit(?:s|ed)?\b|courtesy call/i;
const SITTING =
  /会談|協議|会合(?!意)|懇談|会議|対話|2\+2|2プラス2|meets?\b|met\b|meeting|talks|dialogue|hosts?\b|discuss|shake hands/i;
const DECIDED =
  /新設|設置完了|設置|発表|採用|決定|選定|命名|引渡|防衛費|予算|発射|参画|完了|公表|計画|合意|契約|延長|開始|表明|承認|格上げ|提供|解除|弾道ミサイル|速報|続報/;
const RECORD = /\d+回|\d+隻|状況|災害派遣|緊急発進|スクランブル|組織令|日誌|活動状況/;
/** Ministers who settle something about an exercise: the news is what they did. */
const DECIDES = /(?:防衛相|国防相|大臣|長官|首脳|外相)[^。]*(?:一致|合意|確認|決定)/;
const STANDING = ['counter-piracy', 'mideast-info-gathering', 'un-sanctions', 'un-pko'];
const TREATY = ['raa', 'acsa', 'gsomia', 'equipment-transfer', 'osa', 'us-forces-japan', 'eu'];

/** What kind of item it is (the rules of section 3 of the labelling guide, in their order). */
export function decideKind(reading: Reading, ids: ReadonlySet<string>): ItemKind {
  const signals = signalsOf(reading, ids);
  return (
    administrative(signals) ??
    spoken(reading, signals) ??
    written(reading, signals) ??
    planned(reading, signals) ??
    acted(reading, signals) ??
    'other'
  );
}

function signalsOf(reading: Reading, ids: ReadonlySet<string>): Signals {
  const { title, lead } = reading;
  const types = new Set([...ids].flatMap((id) => reading.taxonomy.frameworks.get(id)?.type ?? []));
  return {
    title,
    lead,
    both: `${title}\n${lead}`,
    host: hostOf(reading.document.url),
    ids,
    types,
    parties: 0,
  };
}

function administrative({ title, lead, host }: Signals): ItemKind | undefined {
  if (PROCUREMENT.test(title) || host === 'kkj.go.jp') return 'procurement';
  if (PERSONNEL.test(title) && !VISIT.test(title) && !/会見/.test(title)) return 'personnel';
  return /司令官の任命|任命を閣議決定/.test(lead) ? 'personnel' : undefined;
}

function spoken(reading: Reading, { title, lead }: Signals): ItemKind | undefined {
  if (PRESS.test(title)) return reading.third ? 'other' : 'press-conference';
  if (
    /(?:共同声明|共同プレスステートメント|共同発表|Joint Statement)(?:\(.{1,8}\))?$|^Joint Statement/i.test(
      title,
    )
  )
    return 'joint-statement';
  if (STATEMENT.test(title) && !SITTING.test(title.replace(STATEMENT, ''))) return 'joint-statement';
  if (/[とがは]共同声明(?:。|を)|共同声明を発表し|Statement on/.test(lead) && !SITTING.test(title))
    return 'joint-statement';
  return undefined;
}

function written(reading: Reading, { title, lead, host, types }: Signals): ItemKind | undefined {
  if (ESSAY.test(title.replaceAll(/\([^()]*\)/g, '')) || PARTY_SESSION.test(title)) return 'commentary';
  if (REFERENCE_HOST.test(host) || REFERENCE.test(title)) return 'other';
  if (/白書|用語|語義|解説|の説明|メルマガ/.test(lead)) return 'other';
  if (/論じ|中の寄稿|への寄稿|寄稿。|議員の報告|論考/.test(lead) && !VISIT.test(title)) return 'commentary';
  const bare = types.size > 0 && isBareName(reading, title);
  return bare ? 'other' : undefined;
}

/** The title is nothing but the name of a framework. */
function isBareName(reading: Reading, title: string): boolean {
  const [sentence] = reading.document.title;
  if (sentence === undefined || reading.document.title.length > 1) return false;
  if ((reading.runs.get(sentence) ?? []).some((run) => run.parties.length > 0 && run.japan)) return false;
  return sentence.hits.some(
    (hit) =>
      hit.senses.some((sense) => sense.kind === 'framework') &&
      hit.end - hit.start >= title.trim().length - 2,
  );
}

function planned(reading: Reading, { title, lead, types, both }: Signals): ItemKind | undefined {
  const exercise = types.has('exercise') && EXERCISE.test(both);
  if (/説明会/.test(title)) return 'announcement';
  if (exercise) return undefined;
  if (LOCAL_FEELING.test(title)) return 'other';
  if (isTrip(reading, title, lead)) return undefined;
  if (/(?:会合|会議|会談)を(?:開き|行い|開い|行った)/.test(lead) && !/予定|調整/.test(title))
    return undefined;
  if (PLANNED_TITLE.test(title) || (INTENDED.test(title) && !SITTING.test(title))) return 'announcement';
  return /に合わせ(?:る|て調整)|会談する方向|署名する予定|に臨むため/.test(lead) && !SITTING.test(title)
    ? 'announcement'
    : undefined;
}

/** A deputy is under way, whatever his trip prepares: his talks are reported. */
const isTrip = (reading: Reading, title: string, lead: string): boolean =>
  reading.actor === 'officials' && /会談|視察|表敬/.test(lead) && !SITTING.test(title);

function acted(reading: Reading, signals: Signals): ItemKind | undefined {
  const { title, lead, both, ids, types } = signals;
  if (
    CALL.test(title) ||
    (/電話|テレビ会談|by phone|telephone/.test(lead) && SITTING.test(title) && !types.has('minilateral'))
  )
    return 'call';
  if (ids.has('osa') && /供与/.test(title))
    return /署名|供与式|引渡|引き渡|書簡/.test(both) ? 'agreement' : 'announcement';
  if (ids.has('osa') && /候補|対象国/.test(title)) return 'announcement';
  const standing = STANDING.some((id) => ids.has(id));
  if (types.has('exercise') && !SITTING.test(title) && !DECIDES.test(title)) return 'exercise';
  if (standing && !VISIT.test(title) && !SITTING.test(title))
    return ids.has('un-pko') && !/派遣|要員|隊員/.test(title) ? 'other' : 'deployment';
  if (TREATY.some((id) => ids.has(id)) && AGREED.test(title) && !/会談|会合(?!意)/.test(title))
    return 'agreement';
  if (ids.has('defence-mou') && AGREED.test(title) && !TOGETHER.test(title)) return 'agreement';
  if (VISIT.test(title) && !/会談|協議|会合/.test(title)) return 'visit';
  if (SITTING.test(title) || DECIDES.test(title)) return 'meeting';
  if (ids.has('defence-mou') && AGREED.test(title) && /[相臣官]と/.test(title)) return 'meeting';
  if (isTrip(reading, title, lead) && types.has('sitting')) return 'visit';
  if (/来日/.test(title) && /会談|懇談/.test(lead)) return 'meeting';
  if (types.has('forum') || types.has('sitting') || types.has('minilateral')) {
    if (
      /会談|会合|会議|協議|懇談|出席|met|welcomed|agree|condemn|attend|participat|takes? part|一致|参加/.test(
        both,
      )
    )
      return 'meeting';
  }
  if (/来日|訪日/.test(title)) return /覚書|署名/.test(both) ? 'meeting' : 'visit';
  if (/(?:訓練|演習)(?:を|に|が|の|、|「|$|\(|開始|について|始)/.test(title) && !/抗議/.test(title))
    return 'exercise';
  if (
    /\blaunch(?:es|ed)?\b|\bannounces?\b|\bto (?:supply|export|provide|deploy|send)\b|\b(?:provides|donates|delivers)\b/.test(
      title,
    )
  )
    return 'announcement';
  if (DECIDED.test(title) && !RECORD.test(title)) return 'announcement';
  if (/\.go\.jp$/.test(signals.host) && types.size === 0 && /について$/.test(title)) return 'announcement';
  return reading.japan && /と発表。|発表した|方向。|発表$/.test(lead) && !RECORD.test(title)
    ? 'announcement'
    : undefined;
}
