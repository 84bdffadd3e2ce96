import type { Reading } from '../reading.ts';
import { satIn } from './aspect.ts';
import { all, began, either, given, has, not, opened, titled } from './rule.ts';
import type { KindRule, Signals } from './rule.ts';
import {
  DECIDES,
  EXERCISE,
  MISSION,
  PORT_CALL,
  SIGNED,
  SITTING,
  STANDING,
  TREATY_WORDS,
  VISIT,
} from './vocabulary.ts';

/** Training that others receive, that went wrong, that somebody protests against. */
const NOT_TRAINING =
  /能力構築|capacity building|国連三角|三角パートナーシップ|Triangular|訓練中(?:に|の)|に抗議|抗議$|事故|を(?:非難|批判)/i;
/** Said of the training itself, in its own clause: 中ロの演習に懸念. 共同訓練 中国の海洋進出に懸念 says why they train. */
const RESENTED = /に[^、。]{0,12}(?:懸念|反発)$/;
/** Those who watch an exercise are no visitors: 豪州やカナダなどが視察. */
const WATCHED = /(?:武官|各国|諸国|[かカヵヶ]国|など)(?:が|も|の)?[^、。]{0,6}(?:視察|訪問)$/;
/** Behind these words a headline tells what happened at the same time: Taiwan scrambles jets as China drills. */
const MEANWHILE = /\b(?:as|after|amid|while|following|ahead of|before)\b.*$/i;
/** A programme sends nobody by itself. */
const SENDS =
  /派遣|要員|隊員|教官|部隊|延長|業務|撤収|訓練の実施|deploy|troops|personnel|contingent|peacekeepers|soldiers|engineers (?:leave|return|arrive)/i;
/** The lead says that they trained; 訓練の増加を踏まえ does not. */
const TRAINED =
  /(?:訓練|演習)(?!(?:の|が)?(?:増加|拡大|強化|負担|騒音|移転|激化|常態化|区域|空域))|海上協同活動|共同(?:航行|巡航)|war ?games?|exercises?\b|\bdrills?\b|man(?:o?eu|eu)vers?|joint sail|maritime cooperative activit/i;
/** Units that come to train are not guests: jets visit Japan, F35戦闘機が来日. A ship calls at a port. */
const UNITS_CAME =
  /\b(?:jets?|fighters?|aircraft|squadrons?|troops|soldiers|marines|paratroopers)\b.{0,24}\b(?:visit|arrive|tour)|(?:戦闘機|輸送機|哨戒機|航空機|部隊|隊員|将兵)(?:[0-9]+[機人名])?(?:が|、)[^、。]{0,8}(?:来日|訪日)/i;
const FORCES_NAMED =
  /自衛隊|[陸海空]自|護衛艦|[陸海空米]軍|参加|オブザーバー|SDF|\bjets?\b|\bfighters\b|戦闘機|\bdrills?\b|forces?\b|troops|paratroopers|warships|airmen|sailors|soldiers|squadrons?\b|\bnavy\b|\barmy\b|marines/i;

const trains = ({ title, clauses }: Signals): string | undefined =>
  NOT_TRAINING.test(title) || clauses.some((clause) => EXERCISE.test(clause) && RESENTED.test(clause))
    ? undefined
    : EXERCISE.exec(title.replace(MEANWHILE, ''))?.[0];

/** Somebody travels in the title; a clause of its own that says who watched the training is no trip. */
const travels = given(({ title, clauses }) =>
  clauses.length > 1 && clauses.some((clause) => WATCHED.test(clause) && !EXERCISE.test(clause))
    ? clauses.some((clause) => VISIT.test(clause) && !WATCHED.test(clause))
    : VISIT.test(title),
);

/** The title names an exercise: マラバール、グアム沖で開幕. */
const named = given(({ ids, reading }) =>
  reading.document.title.some((sentence) =>
    sentence.hits.some((hit) =>
      hit.senses.some(
        (sense) => sense.kind === 'framework' && ids.has(sense.id) && isExercise(reading, sense.id),
      ),
    ),
  ),
);
const isExercise = ({ taxonomy }: Reading, id: string): boolean =>
  taxonomy.frameworks.get(id)?.type === 'exercise';

/** An exercise was found: in the title, or in a lead that reports no sitting and no port call. */
const found = all(has('exercise'), either(named, all(not(satIn), not(titled(PORT_CALL)))));

/** 円滑化協定発効 共同訓練の手続き簡素に: a text was signed, and training is what it serves. */
function isSignedFirst({ title }: Signals): boolean {
  const signed = SIGNED.exec(title);
  const training = EXERCISE.exec(title);
  return signed !== null && TREATY_WORDS.test(title) && (training === null || signed.index < training.index);
}

/** The title is about training, and no minister sits or travels in it. */
export const inTraining = all(
  either(trains, all(found, not(titled(NOT_TRAINING)))),
  not(given(isSignedFirst)),
  not(titled(SITTING)),
  not(titled(DECIDES)),
  not(travels),
);

/** The title names forces, the lead their training. */
export const trainingInLead = all(
  began(TRAINED, NOT_TRAINING),
  titled(FORCES_NAMED, NOT_TRAINING),
  not(titled(SITTING)),
  either(not(titled(VISIT)), titled(UNITS_CAME)),
  not(titled(DECIDES)),
  not(opened(/能力構築/)),
);

/** Title or lead is about a standing mission. */
export const onMission = all(
  either(titled(MISSION), has(...STANDING), began(MISSION)),
  not(titled(VISIT)),
  not(titled(SITTING)),
  not(titled(/能力構築|capacity building/i)),
);

/** What forces do: they train, and they go on missions. */
export const FORCES: readonly KindRule[] = [
  {
    kind: 'exercise',
    name: 'an exercise in the title',
    because: 'forces train, trained or will train, and no minister sits in the title',
    words: inTraining,
  },
  {
    kind: 'other',
    name: 'peacekeeping without troops',
    because: 'a page on the programme sends nobody',
    words: all(
      has('un-pko'),
      not(titled(SENDS)),
      not(titled(VISIT)),
      not(titled(SITTING)),
      not(titled(MISSION)),
    ),
  },
  {
    kind: 'deployment',
    name: 'a standing mission',
    because: 'patrols and missions go on for years, their monthly records included',
    words: onMission,
  },
  {
    kind: 'exercise',
    name: 'an exercise in the lead',
    because: 'the title names the forces, the lead the training that they joined',
    words: trainingInLead,
  },
];
