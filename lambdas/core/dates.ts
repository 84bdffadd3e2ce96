import type { CalendarDate } from '../contract/instant.ts';
import { DATE_FORMS, monthNumber } from './date-forms.ts';

/** How far ahead of the day of reading a date without a year may lie: notices are dated a few days on, not months. */
const AHEAD_DAYS = 7;
/** How far back of the day of reading the day of 本28日 may lie: a text is read within days of being written. */
const DAY_WORD_DAYS = 7;
const DAY_MILLISECONDS = 86_400_000;
/** Beyond these stand placeholders (0001-01-01, 9999-12-31), not news. */
const YEARS = { first: 1900, last: 2100 } as const;

/** The year before each era's first (Imperial Household Agency: 令和 began on 2019-05-01, 平成 on 1989-01-08 …). */
const ERAS: ReadonlyMap<string, number> = new Map([
  ['令和', 2018], ['R', 2018], ['平成', 1988], ['H', 1988], ['昭和', 1925], ['S', 1925], ['大正', 1911], ['明治', 1867],
]); // prettier-ignore

/** What decides a date that leaves something open: one of these. */
export interface DateContext {
  /** The day on which a list was read: a date without a year is the latest such day up to a week after it. */
  readonly at?: CalendarDate;
  /** The day of publication of a text that may speak of what is to come: a date without a year is the one nearest to it. */
  readonly near?: CalendarDate;
}

/**
 * The first date written in a text, in the forms of `DATE_FORMS`; full-width digits count as digits. A date without a
 * year, or with a day word (本28日), is resolved by the context; without one it is no date. A list without years is taken
 * to reach back less than one. Null where there is no date, where it contradicts itself (令和8(2025)年), or where the
 * day does not exist: never today.
 */
export function findDate(text: string, context: DateContext = {}): CalendarDate | null {
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, ' ');
  const matches = DATE_FORMS.map((form) => form.exec(plain)).filter((match) => match !== null);
  const [first] = matches.sort((a, b) => a.index - b.index || b[0].length - a[0].length);
  return first?.groups === undefined ? null : dateOfParts(first.groups, context);
}

/** The named groups of a form: `year` (or `shortYear`, `era` and `eraYear`), `month` or its `name`, `day`. */
export type DateParts = Readonly<Partial<Record<string, string>>>;

/** The date that the parts of a form make; null as `findDate` has it. */
export function dateOfParts(parts: DateParts, { at, near }: DateContext = {}): CalendarDate | null {
  const month = parts['name'] === undefined ? Number(parts['month']) : monthNumber(parts['name']);
  const day = Number(parts['day']);
  const years = yearsOf(parts);
  const [year] = years;
  if (year !== undefined) {
    const agreed = new Set(years).size === 1 && year >= YEARS.first && year <= YEARS.last;
    return agreed ? calendarDate(year, month, day) : null;
  }
  const word = parts['word'];
  const reference = near ?? at;
  if (reference === undefined) return null;
  if (word !== undefined) return dayWord(reference, word, day);
  return near === undefined ? latestBefore(reference, month, day) : nearestTo(near, month, day);
}

/** The years that a date names, by era and by number: more than one is a contradiction unless they are the same. */
function yearsOf(parts: DateParts): readonly number[] {
  const numbers = [parts['year'], parts['western'], parts['western2']].flatMap((year) =>
    year === undefined ? [] : [Number(year)],
  );
  const short = parts['shortYear'];
  const before = ERAS.get((parts['era'] ?? '').toUpperCase());
  return [
    ...numbers,
    ...(short === undefined ? [] : [century(short)]),
    ...(before === undefined ? [] : [before + (parts['eraYear'] === '元' ? 1 : Number(parts['eraYear']))]),
  ];
}

/** RFC 822 years of two digits: RFC 2822, 4.3. */
const century = (year: string): number => Number(year) + (Number(year) < 50 ? 2000 : 1900);

/** Year, month and day → `2025-11-06`; null where there is no such day. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

const daysLater = (date: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);

function latestBefore(at: CalendarDate, month: number, day: number): CalendarDate | null {
  const limit = daysLater(at, AHEAD_DAYS);
  const newest = Number(limit.slice(0, 4));
  // Eight years back: 29 February may be that far away (1900, 2100).
  for (let year = newest; year > newest - 9; year -= 1) {
    const date = calendarDate(year, month, day);
    if (date !== null && date <= limit) return date;
  }
  return null;
}

function nearestTo(near: CalendarDate, month: number, day: number): CalendarDate | null {
  const year = Number(near.slice(0, 4));
  const distance = (date: CalendarDate): number => Math.abs(Date.parse(date) - Date.parse(near));
  const candidates = [year + 1, year, year - 1].flatMap((each) => calendarDate(each, month, day) ?? []);
  return candidates.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** 本28日 is the day of writing, 昨23日 the one before: the last day of that number, if it is near enough to be it. */
function dayWord(at: CalendarDate, word: string, day: number): CalendarDate | null {
  const nearest = word === '昨' ? 1 : 0;
  const days = Array.from({ length: DAY_WORD_DAYS + 1 }, (_, back) => daysLater(at, -(back + nearest)));
  return days.find((date) => Number(date.slice(8)) === day) ?? null;
}

const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar day of an instant (milliseconds since the epoch) in an IANA time zone. Throws a RangeError for a zone
 * that does not exist.
 */
export function dateIn(milliseconds: number, timeZone: string): CalendarDate {
  let formatter = FORMATTERS.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    FORMATTERS.set(timeZone, formatter);
  }
  const parts = new Map(formatter.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  return [parts.get('year')?.padStart(4, '0'), parts.get('month'), parts.get('day')].join('-');
}
