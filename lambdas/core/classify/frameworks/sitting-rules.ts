import { isGroupSitting } from './every-rules.ts';
import type { FrameworkRule, Named } from './rule.ts';

/** The sitting takes place, has taken place or is arranged. */
const HELD =
  /^[」』)]*(?:\([^()]{1,16}\))?(?:を[^、。]{0,24}?(?:行|実施|開|持[つちっ]|予定|調整)|に(?:も)?(?:[^、。]{0,8})(?:臨|出席|参加)|が(?:[^、。]{0,8})(?:行わ|開か|実現|予定)|(?:の(?:中|席上|冒頭))?では?(?!なく|ある)[^、。]{0,40}|の?開催)/;
const SYMPOSIUM = /シンポジウム|セミナー|等会議|招へい|ACDJ|WPNS|LANPAC|PAMS|CHOD|IONS|PACC/;
const TAKES_PART = /^[^、。]{0,40}?(?:出席|参加|臨|開催|開か|演説|発言|共催|主催|議長)/;
/** The name of a forum leads to the name of a sitting: 日ASEAN、防衛担当大臣会合. */
const OF_A_FORUM = /(?:ASEAN|G7|NATO|EU|島嶼国|島しょ国|軍事委員会)[^。]{0,12}$/;
const CHIEF_CALLED = /(?:司令官|参謀(?:総)?長|幕僚長|総監|本部長|市長|知事)(?:[をにへ]|への)?$/;
const OF_DEFENCE = /防衛|国防|安保|安全保障|幕僚|抑止|MM|PM/;
const WITH_NAMES = new Set([
  'bilateral-defence',
  'foreign-ministers',
  'summit',
  'service-chiefs',
  'defence-officials',
]);

/** Whether a foreign state or organisation is named in title or lead. */
export const hasPartner = ({ reading }: Named): boolean =>
  reading.opening.some((sentence) =>
    (reading.runs.get(sentence) ?? []).some((run) => run.parties.length > 0),
  );

/** A list of states leads directly to the name: read as a sitting of theirs. */
const isLed = ({ reading, sentence, start }: Named): boolean =>
  (reading.runs.get(sentence) ?? []).some((run) => run.end === start);

/** Names of formats. Those that follow the names of states (日豪防衛相会談) are read as sittings, elsewhere. */
export const SITTING: readonly FrameworkRule[] = [
  {
    name: 'a call by officials',
    because: 'a call that a deputy, secretary or vice-minister pays on his trip is part of the trip',
    counts: false,
    when: ({ framework, reading }) => framework.id === 'courtesy-call' && reading.actor === 'officials',
  },
  {
    name: 'a port call',
    because: 'crews of ships in port and of exercises call on mayors and admirals',
    counts: false,
    when: ({ framework, reading, titled }) =>
      framework.id === 'courtesy-call' && !titled && /寄港|入港|訓練/.test(`${reading.title}${reading.lead}`),
  },
  {
    name: 'a call of chiefs',
    because: 'a courtesy call is paid on a minister or head; chiefs call on each other by their own format',
    counts: false,
    when: ({ framework, reading, sentence, before }) =>
      framework.id === 'courtesy-call' &&
      (reading.actor === 'chief' || CHIEF_CALLED.test(before)) &&
      !/大臣|防衛相|外相|首相|総理|大統領|国王|議長|官邸/.test(sentence.text),
  },
  {
    name: 'a caller from home',
    because: 'those who call at home: business, governors, members of the Diet, pupils, athletes',
    counts: false,
    when: ({ framework, before }) =>
      framework.id === 'courtesy-call' &&
      /経団連|経済界|知事|市長|町長|議員連盟|高校生|留学生|選手|生徒|学生|親善大使|コスプレ/.test(before),
  },
  {
    name: 'its name',
    because: '表敬 and 2+2 say by themselves who sits',
    counts: true,
    when: ({ framework }) => framework.id === 'courtesy-call',
  },
  {
    name: 'of officials',
    because: '次官級2+2: below the ministers',
    counts: false,
    when: ({ framework, before }) =>
      framework.id === 'two-plus-two' &&
      /(?:次官|局長|課長|高官|事務レベル|審議官)級?(?:の|\()?$/.test(before),
  },
  {
    name: 'a 2+2 in the title',
    because: 'the title names it',
    counts: true,
    when: ({ framework, titled }) => framework.id === 'two-plus-two' && titled,
  },
  {
    name: 'a 2+2 that is held',
    because: 'を開き, に出席, で一致 in the lead',
    counts: true,
    when: ({ framework, after }) =>
      framework.id === 'two-plus-two' && /^[^。]{0,24}?(?:開|出席|一致|行|実施|臨)/.test(after),
  },
  {
    name: 'a group’s sitting',
    because: 'NATO外相会合, クアッド首脳会合, EAS参加国外相会議: the group stands for its states',
    counts: true,
    when: (named) =>
      (named.framework.id === 'foreign-ministers' || named.framework.id === 'summit') &&
      ((named.titled && named.reading.japan && isGroupSitting(named.before)) ||
        /参加国/.test(named.form) ||
        /参加国$|(?:クアッド|QUAD|Quad)[^。]{0,8}$/.test(named.before)),
  },
  {
    name: 'a named summit',
    because: '太平洋・島サミット names who meets',
    counts: true,
    when: ({ framework, form, titled }) =>
      framework.id === 'summit' && titled && /サミット|Leaders Meeting/.test(form),
  },
  {
    name: 'a symposium of chiefs',
    because: 'WPNS, LANPAC and their like are named, and Japan’s chief takes part',
    counts: true,
    when: ({ framework, form, titled, after }) =>
      framework.id === 'service-chiefs' && SYMPOSIUM.test(form) && (titled || TAKES_PART.test(after)),
  },
  {
    name: 'a meeting of chiefs',
    because: '参謀長級会議 in a title with Japan: who came is said beside it',
    counts: true,
    when: (named) =>
      named.framework.id === 'service-chiefs' &&
      named.titled &&
      named.reading.japan &&
      !isGroupSitting(named.before) &&
      hasPartner(named),
  },
  {
    name: 'unnamed bilaterals',
    because: '各国防衛相会談, 個別の防衛相会談: the format, without the states',
    counts: true,
    when: ({ framework, before }) => framework.id === 'bilateral-defence' && /(?:各国|個別の?)$/.test(before),
  },
  {
    name: 'talks of officials',
    because: '次官級協議, 拡大抑止協議, 幕僚協議 in a title that deals with defence',
    counts: true,
    when: ({ framework, titled, sentence, before }) =>
      framework.id === 'defence-officials' &&
      titled &&
      !/ASEAN/.test(before) &&
      OF_DEFENCE.test(sentence.text),
  },
  {
    name: 'talks that are held',
    because: '防衛相会談では, 首脳会談を行い: the states are said elsewhere in title or lead',
    counts: true,
    when: (named) =>
      WITH_NAMES.has(named.framework.id) &&
      (named.framework.id !== 'defence-officials' || OF_DEFENCE.test(named.sentence.text)) &&
      named.reading.japan &&
      !isLed(named) &&
      !OF_A_FORUM.test(named.before) &&
      hasPartner(named) &&
      HELD.test(named.after),
  },
];
