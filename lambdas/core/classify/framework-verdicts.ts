import type { Framework } from '../taxonomy.ts';
import type { Sentence } from './document.ts';
import { IN_STEP, isOnlyTalkedAbout, isOwnShip, ofOthers } from './only-named.ts';
import type { Reading } from './reading.ts';

/** X is only the time or the place: X に合わせ, X の際, X 出席のため, ahead of X. */
const OCCASION_AFTER =
  /^[」』)]*(?:に合わせ|に併せ|の際|の機会|に際し|出席のため|参加のため|出席を機|前に|を前に|の前日|の後|後に|に先立|のサイドライン|の傍ら|のマージン)/;
const OCCASION_BEFORE =
  /(?:before|after|ahead of|on the margins of|on the sidelines of|to attend|earlier at)(?: the)? $/i;
/** X is only talked about. */
const TALKED =
  /^.{0,24}?(?:言及|謝意|敬意|議論|検討|意見交換|念頭|懸念|触れ|討議|話し合|予算|経費|を調整|期待|祝意|紹介|見据え|説明を受け)/;
const DONE =
  /署名|発効(?!後)|締結(?!後)|交換|合意|一致|発表|公表|確認|採択|披露|供与式|引渡|引き渡|開始|設置|説明|通告|閣議決定|実施|新設|signed|agreed|announced|presented|adopted|launch/;
const SIGNED = /署名|調印|締結(?!後)|発効(?!後)|供与式|引渡式|公文の?交換|signed|entered into force|launch/;
const TAKES_PART =
  /^.{0,40}?(?:出席|参加|臨|開催|開き|開く|開い|開か|会談|演説|発言|スピーチ|共催|主催|議長|採択|評価|会合)|^.{0,60}(?:took part|attend|met|held|speech|spoke)|took part in/;
const ACTIVE =
  /実績|活動|派遣|飛行|監視|警戒|哨戒|従事|護衛|実施|教育|訓練|視察|支援|まとめ|配備|出国|実習|招|作戦|合意|発表|移転|設置|upgrad|announc|monitor/;
/** A practice for an activity, not the activity: PKO の多国間訓練, PKO 分野. */
const FIELD = /^\)?(?:\([^()]{1,8}\))?(?:分野|(?:の|に関する)?(?:多国間)?(?:共同)?(?:訓練|演習))/;
const PARENTHESIS = /\([^()]*$/;

/** Whether a form counts, and by which rule. */
export interface Verdict {
  readonly counts: boolean;
  readonly rule: string;
}

const yes = (rule: string): Verdict => ({ counts: true, rule });
const no = (rule: string): Verdict => ({ counts: false, rule });

/** Whether a form of a framework at a place counts: done, held or named in the title; not an occasion, a topic, a recollection. */
export function judge(
  reading: Reading,
  framework: Framework,
  sentence: Sentence,
  start: number,
  end: number,
  titleIds: ReadonlySet<string>,
): Verdict {
  const before = sentence.text.slice(Math.max(0, start - 40), start);
  const after = sentence.text.slice(end);
  const titled = sentence.place === 'title';
  if (framework.type !== 'exercise' && (OCCASION_AFTER.test(after) || OCCASION_BEFORE.test(before))) {
    return no('only the occasion');
  }
  if (PARENTHESIS.test(before) && !titled && framework.type !== 'forum' && framework.type !== 'sitting')
    return no('in parentheses');
  if (framework.japan && isOnlyTalkedAbout(framework, sentence, after)) return no('only talked about');
  if (
    reading.third &&
    framework.type === 'sitting' &&
    !/SCC|Security Consultative|安全保障協議委/.test(sentence.text)
  )
    return no('others among themselves');
  if (!titled && titleIds.has(framework.id)) return yes('its name in the title');
  switch (framework.type) {
    case 'forum':
      return forum(framework, titled, sentence, after);
    case 'organisation':
      return organisation(reading, titled, after);
    case 'sitting':
      return sitting(reading, framework, titled, sentence, start, end);
    case 'minilateral':
      return minilateral(reading, titled, sentence, after, titleIds);
    case 'exercise':
      return exercise(reading, framework, titled, sentence, after, titleIds);
    case 'instrument':
    case 'document':
    case 'programme':
      if (isOwnShip(reading, sentence, start, end)) return no('a Japanese ship');
      return instrument(framework, titled, sentence, after, titleIds);
    case 'activity':
      return activity(framework, titled, sentence, before, after);
  }
}

function forum(framework: Framework, titled: boolean, sentence: Sentence, after: string): Verdict {
  if (titled) return yes('its name in the title');
  if (!framework.japan || TALKED.test(after)) return no('only talked about');
  return TAKES_PART.test(after) ||
    /took part in[^;]*$/.test(sentence.text.slice(0, sentence.text.length - after.length))
    ? yes('Japan’s part in it')
    : no('only named');
}

function organisation(reading: Reading, titled: boolean, after: string): Verdict {
  if (/^(?:加盟国|諸国|と連携し)/.test(after) || /^\)/.test(after)) return no('only named');
  if (titled) return yes('its name in the title');
  return reading.actor !== undefined &&
    /^(?:.{0,16}(?:代表団|代表部|事務総長|事務次長|軍事委員長|上級代表|議員会議|大使))/.test(after)
    ? yes('its officers’ talks')
    : no('only named');
}

/** NATO外相会合, クアッド首脳会合. */
const SITS_OF_FORUM = new Set(['foreign-ministers', 'summit']);

/** Bare names of formats; those with parties are read as sittings. */
function sitting(
  reading: Reading,
  framework: Framework,
  titled: boolean,
  sentence: Sentence,
  start: number,
  end: number,
): Verdict {
  const after = sentence.text.slice(end);
  const before = sentence.text.slice(0, start);
  const { id } = framework;
  if (id === 'courtesy-call') return courtesy(reading, titled);
  if (id === 'two-plus-two' && ofOthers(reading, sentence, start)) return no('others among themselves');
  if (id === 'two-plus-two' && /(?:次官|局長|課長|高官|事務レベル)級?$/.test(before))
    return no('of officials');
  if (id === 'two-plus-two')
    return titled || /^.{0,24}(?:開|出席|一致)/.test(after) ? yes('its name') : no('only named');
  if (SITS_OF_FORUM.has(id) && titled && reading.japan && /(?:NATO|EU|G7)$/.test(before))
    return yes('a forum’s sitting');
  if (SITS_OF_FORUM.has(id) && /参加国|クアッド|QUAD|Quad/.test(before + sentence.text))
    return yes('a forum’s sitting');
  if (
    id === 'service-chiefs' &&
    /シンポジウム|WPNS|LANPAC|PAMS|CHOD|Symposium/.test(sentence.text.slice(start, end))
  ) {
    return titled || TAKES_PART.test(after) ? yes('Japan’s part in it') : no('only named');
  }
  if (id === 'service-chiefs') return no('no party');
  if (id === 'bilateral-defence' && /(?:各国|個別の?)$/.test(before)) return yes('unnamed bilaterals');
  if (id === 'defence-officials' && titled && !/ASEAN/.test(before)) {
    return /防衛|国防|安保|安全保障|幕僚|抑止|MM|PM|staff|defen[cs]e/i.test(sentence.text)
      ? yes('its name in the title')
      : no('not of defence');
  }
  return no('no party');
}

/** A minister calls on a head, or an ambassador, chief or delegation is received by a minister. */
function courtesy(reading: Reading, titled: boolean): Verdict {
  if (reading.actor === 'officials') return no('a call by officials');
  if (/寄港|訓練|exercise/.test(reading.title + reading.lead) && !titled) return no('a port call');
  return yes('its name');
}

function minilateral(
  reading: Reading,
  titled: boolean,
  sentence: Sentence,
  after: string,
  titleIds: ReadonlySet<string>,
): Verdict {
  if (namesOwnExercise(reading, titleIds)) return no('the exercise has an id of its own');
  if (titled && /発射/.test(sentence.text) && IN_STEP.test(after)) return no('cooperation in general');
  if (titled) return yes('its name in the title');
  if (/^[」』)]*(?:の?(?:連携|協力|枠組み)|関係|が連携|で連携|など)/.test(after))
    return no('cooperation in general');
  return /^.{0,50}?(?:会談|会合|協議|訓練|会議|懇談|外相|防衛相|met|meet|ministerial|trilateral)/i.test(
    after,
  ) || /trilateral|met /.test(sentence.text)
    ? yes('a sitting or training')
    : no('only named');
}

const namesOwnExercise = (reading: Reading, titleIds: ReadonlySet<string>): boolean =>
  [...titleIds].some(
    (id) => id !== 'other-exercise' && reading.taxonomy.frameworks.get(id)?.type === 'exercise',
  );

function exercise(
  reading: Reading,
  framework: Framework,
  titled: boolean,
  sentence: Sentence,
  after: string,
  titleIds: ReadonlySet<string>,
): Verdict {
  if (framework.id === 'other-exercise' && reading.third) return no('others among themselves');
  if (framework.id === 'other-exercise' && namesOwnExercise(reading, titleIds))
    return no('the exercise has an id of its own');
  if (titled) return yes('its name in the title');
  if (framework.id !== 'other-exercise') {
    return !TALKED.test(after) && /参加|実施|開始|ホスト|主催|行/.test(after) && titleIds.size === 0
      ? yes('forces in training')
      : no('only named');
  }
  return titleIds.size === 0 &&
    /^.{0,16}(?:実施|行っ|行い|行う|参加|開始)/.test(after) &&
    sentence.index === 0 &&
    !/会談|協議|会合|会見/.test(reading.title)
    ? yes('forces in training')
    : no('only named');
}

function instrument(
  framework: Framework,
  titled: boolean,
  sentence: Sentence,
  after: string,
  titleIds: ReadonlySet<string>,
): Verdict {
  if (titled) return yes('its name in the title');
  if (framework.id === 'aukus') return no('only named');
  if (/^[^、。]{0,30}(?:署名|調印)/.test(after) && SIGNED.test(after)) return yes('a signature');
  if (TALKED.test(after)) return no('only talked about');
  if (framework.id === 'hotline' || framework.type === 'programme') {
    return sentence.index === 0 && DONE.test(after) ? yes('an agreement on it') : no('only named');
  }
  if (framework.type === 'document' && !/ASEAN/.test(sentence.text) && titleIds.size === 0)
    return no('no ASEAN beside it');
  if (framework.type === 'document') return DONE.test(after) ? yes('its presentation') : no('only named');
  const near = after.slice(0, 24);
  return sentence.index === 0 && DONE.test(near) && !/(?:発効|締結|署名)後/.test(near)
    ? yes('an act on it')
    : no('only named');
}

function activity(
  framework: Framework,
  titled: boolean,
  sentence: Sentence,
  before: string,
  after: string,
): Verdict {
  if (framework.id === 'un-pko' && FIELD.test(after)) return no('a field of training');
  if (titled) return yes('its name in the title');
  if (TALKED.test(after) || /など$/.test(before)) return no('only talked about');
  if (framework.id === 'us-forces-japan') {
    return /合意|announc|upgrad|発表/.test(sentence.text) && sentence.index === 0
      ? yes('an act of governments')
      : no('only named');
  }
  return ACTIVE.test(after.slice(0, 40)) ? yes('its being carried out') : no('only named');
}
