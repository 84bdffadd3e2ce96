import type { Sense } from './lexicon.ts';
import type { Hit } from './matcher.ts';

/**
 * Offices that decide their state without its name: 国防部長官 is Korea's minister, 国防長官 America's. The word is
 * another's where a name leads it (フィリピンのテオドロ国防長官, 台湾の顧立雄国防部長): there the name speaks.
 */
type Country = Extract<Sense, { kind: 'country' }>;

/** What may stand between a state or a person and the office: 韓国の金善鎬 + 国防部長官, 米国の前 + 国防長官. */
const BETWEEN =
  /^(?:政府|当局|側|陸軍|海軍|空軍|軍)?(?:の[一-龥々ァ-ヺー=]{0,16}|[ァ-ヺー=]{0,16}|[一-龥々]{1,6})(?:氏)?(?:前|元|新|次期|現)?$/;

/** The office that a hit is, undefined where it is a name or no country at all. */
export const officeAt = (hit: Hit<Sense>): Country | undefined =>
  hit.senses.find((sense): sense is Country => sense.kind === 'country' && sense.via === 'office');

/** The state that a hit names: by its name, a person, a kanji or its capital. */
export const stateAt = (hit: Hit<Sense>): string | undefined =>
  hit.senses.find((sense): sense is Country => sense.kind === 'country' && sense.via !== 'office')?.code;

/** Hits of a text → the same without the offices that a name leads. */
export const withoutLedOffices = (hits: readonly Hit<Sense>[], text: string): Hit<Sense>[] =>
  hits.filter((hit, at) => {
    if (officeAt(hit) === undefined) return true;
    const previous = hits[at - 1];
    if (previous === undefined || stateAt(previous) === undefined) return true;
    return !BETWEEN.test(text.slice(previous.end, hit.start));
  });
