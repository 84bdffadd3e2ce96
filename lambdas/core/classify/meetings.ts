import type { Meeting } from '../../contract/alert.ts';
import type { CalendarDate } from '../../contract/instant.ts';
import type { Coded } from './counterparts.ts';
import type { Framework } from '../taxonomy.ts';
import { dateInUrl, datesIn, isDateLine } from './dates.ts';
import type { Sentence } from './document.ts';
import type { Found } from './found.ts';
import type { Located } from './located.ts';
import type { Reading } from './reading.ts';
import type { Sitting } from './sitting.ts';

const PLANNED = /予定|調整|方向|する見通し|開催へ|行うと発表|へ$|署名へ|will |to hold|plan/;
const HELD =
  /行った|行いました|開催(?:された|され|し)|会談した|会談を行|会談し|出席し|実施し|一致|合意|署名した|開き|met |held|を受け|参加し|について$|結果|概要/;
const MEETS = new Set(['forum', 'sitting', 'minilateral']);

/** A meeting whose evidence still knows its place. */
export interface Sat extends Omit<Meeting, 'evidence'> {
  readonly evidence: Located[];
}

/** The meetings among the labels: one for each framework and set of counterparts, dated where the words say so. */
export function meetingsOf(
  reading: Reading,
  found: readonly Found[],
  sittings: readonly Sitting[],
  coded: readonly Coded[],
): Sat[] {
  const meetings: Sat[] = [];
  const fallback = dateOfItem(reading);
  for (const sitting of sittings) {
    const [framework] = sitting.frameworks;
    if (framework === undefined) continue;
    add(meetings, reading, framework, sitting.codes, sitting.sentence, sitting.evidence, fallback);
  }
  for (const { id, sentence, evidence } of found) {
    const framework = reading.taxonomy.frameworks.get(id);
    if (
      framework === undefined ||
      !MEETS.has(framework.type) ||
      meetings.some((each) => each.framework === id)
    )
      continue;
    const codes = codesOf(framework, coded);
    add(meetings, reading, id, codes, sentence, evidence, fallback);
  }
  return meetings;
}

/** A forum's organisation, a minilateral's states; else whoever the item found engaged. */
function codesOf(framework: Framework, coded: readonly Coded[]): readonly string[] {
  if (framework.organisation !== undefined) return [framework.organisation];
  if (framework.parties !== undefined) return framework.parties;
  return framework.type === 'sitting' ? coded.map((each) => each.code) : [];
}

function add(
  meetings: Sat[],
  reading: Reading,
  framework: string,
  codes: readonly string[],
  sentence: Sentence,
  evidence: Located,
  fallback: CalendarDate | null,
): void {
  const counterparts = [...new Set(codes)];
  const key = counterparts.toSorted().join();
  const known = meetings.find(
    (each) => each.framework === framework && each.counterparts.toSorted().join() === key,
  );
  const date = dateOf(reading, framework, sentence, fallback);
  const status = statusOf(sentence.text);
  if (known === undefined) {
    meetings.push({ framework, counterparts, date, status, evidence: [evidence] });
    return;
  }
  known.date ??= date;
  if (known.status === 'unknown') known.status = status;
}

/** The date in the sentence, else that of the item. */
function dateOf(
  reading: Reading,
  id: string,
  sentence: Sentence,
  fallback: CalendarDate | null,
): CalendarDate | null {
  const own = datesIn(sentence.text, writtenOn(reading))[0]?.date;
  return own ?? fallback ?? dateOfNamed(reading, id);
}

/** The date in the title, else in the URL, else in the first sentence of the lead that reports something on a date. */
function dateOfItem(reading: Reading): CalendarDate | null {
  const day = writtenOn(reading);
  const first = (text: string): CalendarDate | undefined => datesIn(text, day)[0]?.date;
  const reported = reading.document.lead.find(({ text }) => reports(text) && first(text) !== undefined);
  return first(reading.title) ?? dateInUrl(reading.document.url) ?? first(reported?.text ?? '') ?? null;
}

const reports = (text: string): boolean => !isDateLine(text) && (HELD.test(text) || PLANNED.test(text));

/** The day to which a month and day belong: that of publication, else the one that the document writes over itself. */
function writtenOn(reading: Reading): CalendarDate | null {
  const line = reading.document.sentences.find((each) => each.place !== 'title' && isDateLine(each.text));
  return reading.subject.published ?? datesIn(line?.text ?? '', null)[0]?.date ?? null;
}

/** The date in the first sentence that names a forum and says that it was held within a year of the writing. */
function dateOfNamed(reading: Reading, id: string): CalendarDate | null {
  const day = writtenOn(reading);
  if (day === null) return null;
  const dates = reading.document.sentences
    .filter((sentence) => names(sentence, id) && reports(sentence.text))
    .flatMap((sentence) => datesIn(sentence.text, day));
  return dates.find(({ date }) => Math.abs(Date.parse(date) - Date.parse(day)) < YEAR)?.date ?? null;
}

const YEAR = 365 * 24 * 60 * 60 * 1000;

const names = (sentence: Sentence, id: string): boolean =>
  sentence.hits.some((hit) => hit.senses.some((sense) => sense.kind === 'framework' && sense.id === id));

function statusOf(text: string): Meeting['status'] {
  if (PLANNED.test(text)) return 'planned';
  return HELD.test(text) ? 'held' : 'unknown';
}
