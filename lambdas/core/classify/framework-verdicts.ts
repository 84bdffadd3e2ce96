import type { Framework } from '../taxonomy.ts';
import type { Sentence } from './document.ts';
import type { Reading } from './reading.ts';

/** X is only the time or the place: X に合わせ, X の際, X 出席のため, ahead of X. */
const OCCASION_AFTER =
  /^[」』)]*(?:に合わせ|に併せ|の際|の機会|に際し|出席のため|参加のため|出席を機|前に|を前に|の前日|の後|後に|に先立|のサイドライン|の傍ら|のマージン)/;
const OCCASION_BEFORE =
  /(?:before|after|ahead of|on the margins of|on the sidelines of|to attend|earlier at)(?: the)? $/i;
/** X is only talked about. */
const TALKED =
  /^.{0,24}?(?:言及|一言|謝意|敬意|議論|検討|意見交換|念頭|懸念|触れ|議長国|討議|話し合|予算|経費|を調整|期待|祝意|紹介|列挙|見据え|沿う|説明を受け)/;
const DONE =
  /署名|発効(?!後)|締結(?!後)|交換|合意|一致|発表|公表|確認|採択|披露|供与式|引渡|引き渡|開始|設置|説明|通告|閣議決定|実施|新設|signed|agreed|announced|presented|adopted|launch/;
const SIGNED = /署名|調印|締結(?!後)|発効(?!後)|供与式|引渡式|公文の?交換|signed|entered into force|launch/;
const TAKES_PART =
  /^.{0,40}?(?:出席|参加|臨|開催|開き|開く|開い|開か|会談|演説|発言|スピーチ|共催|主催|議長|採択|評価|会合)|^.{0,60}(?:took part|attend|met|held|speech|spoke)|took part in/;
const ACTIVE =
  /実績|活動|派遣|飛行|監視|警戒|哨戒|従事|護衛|実施|教育|訓練|視察|支援|まとめ|配備|出国|実習|招|作戦|合意|発表|移転|設置|upgrad|announc|monitor/;
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
  if (
    reading.third &&
    framework.type === 'sitting' &&
    !/SCC|Security Consultative|安全保障協議委/.test(sentence.text)
  )
    return no('others among themselves');
  if (!titled && titleIds.has(framework.id)) return yes('named again');
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
      return instrument(framework, titled, sentence, after, titleIds);
    case 'activity':
      return activity(framework, titled, sentence, before, after);
  }
}

function forum(framework: Framework, titled: boolean, sentence: Sentence, after: string): Verdict {
  if (titled) return yes('named in the title');
  if (framework.id === 'admm' || TALKED.test(after)) return no('only talked about');
  return TAKES_PART.test(after) ||
    /took part in[^;]*$/.test(sentence.text.slice(0, sentence.text.length - after.length))
    ? yes('Japan takes part')
    : no('only named');
}

function organisation(reading: Reading, titled: boolean, after: string): Verdict {
  if (/^(?:加盟国(?!国会)|諸国|と連携し)/.test(after) || /^\)/.test(after)) return no('only named');
  if (titled) return yes('named in the title');
  return reading.actor !== undefined &&
    /^(?:.{0,16}(?:代表団|代表部|事務総長|事務次長|軍事委員長|上級代表|議員会議|大使))/.test(after)
    ? yes('its office-holders meet Japan')
    : no('only named');
}

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
  if (id === 'courtesy-call') return courtesy(reading, titled, after);
  if (id === 'two-plus-two')
    return titled || /^.{0,24}(?:開|出席|一致)/.test(after) ? yes('named') : no('only named');
  if (id === 'foreign-ministers' && /参加国|クアッド|QUAD|Quad/.test(before + sentence.text))
    return yes('sitting of a forum');
  if (
    id === 'service-chiefs' &&
    /シンポジウム|WPNS|LANPAC|PAMS|CHOD|Symposium/.test(sentence.text.slice(start, end))
  ) {
    return titled || TAKES_PART.test(after) ? yes('Japan takes part') : no('only named');
  }
  if (id === 'service-chiefs') return no('no party');
  if (id === 'bilateral-defence' && /(?:各国|個別の?)$/.test(before)) return yes('bilaterals without names');
  if (id === 'defence-officials' && titled && !/ASEAN/.test(before)) {
    return /防衛|国防|安保|安全保障|幕僚|抑止|MM|PM|staff|defen[cs]e/i.test(sentence.text)
      ? yes('named in the title')
      : no('not of defence');
  }
  return no('no party');
}

/** A minister calls on a head, or an ambassador, chief or delegation is received by a minister. */
function courtesy(reading: Reading, titled: boolean, after: string): Verdict {
  if (reading.actor === 'officials') return no('a call by officials');
  if (/寄港|訓練|exercise/.test(reading.title + reading.lead) && !titled) return no('a port call');
  return /予定なし/.test(after) ? no('none') : yes('courtesy call');
}

function minilateral(
  reading: Reading,
  titled: boolean,
  sentence: Sentence,
  after: string,
  titleIds: ReadonlySet<string>,
): Verdict {
  if (namesOwnExercise(reading, titleIds)) return no('the exercise has an id of its own');
  if (titled) return yes('named in the title');
  if (/^[」』)]*(?:の?(?:連携|協力|枠組み)|関係|が連携|で連携|など)/.test(after))
    return no('cooperation in general');
  return /^.{0,50}?(?:会談|会合|協議|訓練|会議|懇談|外相|防衛相|met|meet|ministerial|trilateral)/i.test(
    after,
  ) || /trilateral|met /.test(sentence.text)
    ? yes('sits or trains')
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
  if (framework.id === 'other-exercise' && namesOwnExercise(reading, titleIds))
    return no('the exercise has an id of its own');
  if (titled) return yes('named in the title');
  if (framework.id !== 'other-exercise') {
    return !TALKED.test(after) && /参加|実施|開始|ホスト|主催|行/.test(after) && titleIds.size === 0
      ? yes('forces train')
      : no('only named');
  }
  return titleIds.size === 0 &&
    /^.{0,16}(?:実施|行っ|行い|行う|参加|開始)/.test(after) &&
    sentence.index === 0 &&
    !/会談|協議|会合|会見/.test(reading.title)
    ? yes('forces train')
    : no('only named');
}

function instrument(
  framework: Framework,
  titled: boolean,
  sentence: Sentence,
  after: string,
  titleIds: ReadonlySet<string>,
): Verdict {
  if (titled) return yes('named in the title');
  if (framework.id === 'aukus') return no('only named');
  if (/^[^、。]{0,30}(?:署名|調印)/.test(after) && SIGNED.test(after)) return yes('signed');
  if (TALKED.test(after)) return no('only talked about');
  if (framework.id === 'hotline' || framework.type === 'programme') {
    return sentence.index === 0 && DONE.test(after) ? yes('agreed or announced') : no('only named');
  }
  if (framework.type === 'document' && !/ASEAN/.test(sentence.text) && titleIds.size === 0)
    return no('no ASEAN beside it');
  if (framework.type === 'document')
    return DONE.test(after) ? yes('presented or confirmed') : no('only named');
  const near = after.slice(0, 24);
  return sentence.index === 0 && DONE.test(near) && !/(?:発効|締結|署名)後/.test(near)
    ? yes('done')
    : no('only named');
}

function activity(
  framework: Framework,
  titled: boolean,
  sentence: Sentence,
  before: string,
  after: string,
): Verdict {
  if (framework.id === 'un-pko' && /^\)?(?:\([^()]{1,8}\))?分野/.test(after))
    return no('a field of training');
  if (titled) return yes('named in the title');
  if (TALKED.test(after) || /(?:豪州主催|など)$/.test(before)) return no('only talked about');
  if (framework.id === 'us-forces-japan') {
    return /合意|announc|upgrad|発表/.test(sentence.text) && sentence.index === 0
      ? yes('governments act')
      : no('only named');
  }
  return ACTIVE.test(after.slice(0, 40)) ? yes('carried out') : no('only named');
}
