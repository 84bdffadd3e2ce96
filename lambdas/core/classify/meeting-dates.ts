import type { CalendarDate } from '../../contract/instant.ts';
import { dateFromUrl } from '../date-in-url.ts';
import { datesIn, isDateLine } from './dates.ts';
import type { Sentence } from './document.ts';
import { statusOf } from './meeting-status.ts';
import type { Reading } from './reading.ts';

export interface MeetingDates {
  /** The date of a meeting of a framework that a sentence reports; null where the words and the URL tell none. */
  readonly of: (framework: string, sentence: Sentence) => CalendarDate | null;
  /** The date in the sentence itself. */
  readonly own: (sentence: Sentence) => CalendarDate | null;
}

const YEAR = 365 * 24 * 60 * 60 * 1000;

/**
 * The dates of a document's meetings: the one in the sentence, else that of the item (in the title, the URL, the first
 * sentence of the lead that reports something on a date), else the first sentence that names the framework and says
 * that it was held within a year of the writing. Each sentence is read for dates once.
 */
export function meetingDates(reading: Reading): MeetingDates {
  const { document, subject } = reading;
  const line = document.sentences.find((each) => each.place !== 'title' && isDateLine(each.text));
  const day = subject.published ?? datesIn(line?.text ?? '', null)[0]?.date ?? firstIn(document.sentences);
  const known = new Map<Sentence, readonly CalendarDate[]>();
  const datesOf = (sentence: Sentence): readonly CalendarDate[] => {
    const dates = known.get(sentence) ?? datesIn(sentence.text, day).map(({ date }) => date);
    known.set(sentence, dates);
    return dates;
  };
  const reported = document.lead.find((each) => reports(each) && datesOf(each).length > 0);
  const item =
    document.title.flatMap(datesOf)[0] ??
    dateFromUrl(document.url).event ??
    (reported === undefined ? undefined : datesOf(reported)[0]) ??
    null;
  const ofNamed = (framework: string): CalendarDate | null =>
    day === null
      ? null
      : (document.sentences
          .filter((sentence) => names(sentence, framework) && reports(sentence))
          .flatMap(datesOf)
          .find((date) => Math.abs(Date.parse(date) - Date.parse(day)) < YEAR) ?? null);
  const own = (sentence: Sentence): CalendarDate | null => datesOf(sentence)[0] ?? null;
  return { own, of: (framework, sentence) => own(sentence) ?? item ?? ofNamed(framework) };
}

/** The first date with its year: the days behind it that have none are of that year. */
function firstIn(sentences: readonly Sentence[]): CalendarDate | null {
  for (const { text } of sentences) {
    const [found] = datesIn(text, null);
    if (found !== undefined) return found.date;
  }
  return null;
}

const reports = ({ text }: Sentence): boolean => !isDateLine(text) && statusOf(text) !== 'unknown';

const names = (sentence: Sentence, id: string): boolean =>
  sentence.hits.some((hit) => hit.senses.some((sense) => sense.kind === 'framework' && sense.id === id));
