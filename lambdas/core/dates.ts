import type { CalendarDate } from '../contract/instant.ts';

/** How far ahead of the day of reading a date without a year may lie: notices are dated a few days on, not months. */
const AHEAD_DAYS = 7;
const DAY_MILLISECONDS = 86_400_000;

/** The year before each era's first (Imperial Household Agency: 令和 began on 2019-05-01, 平成 on 1989-01-08 …). */
const ERAS: ReadonlyMap<string, number> = new Map([
  ['令和', 2018], ['R', 2018], ['平成', 1988], ['H', 1988], ['昭和', 1925], ['S', 1925], ['大正', 1911], ['明治', 1867],
]); // prettier-ignore

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(?<name>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`;
const PARENTHESIS = String.raw`(?:\(\s*(?<western>\d{4})\s*年?\s*\))?`;

/** Texts are NFKC when these read them: digits and brackets are ASCII. */
const FORMS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<era>令和|平成|昭和|大正|明治)\s*(?<eraYear>元|\d{1,2})\s*${PARENTHESIS}\s*年\s*(?:\(\s*(?<western2>\d{4})\s*年?\s*\))?\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日`,
  ),
  /(?<!\d)(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日/,
  /(?<![\d.])(?<year>\d{4})(?<mark>[-/.])\s?(?<month>\d{1,2})\k<mark>\s?(?<day>\d{1,2})(?!\d)/,
  /(?<![A-Za-z\d])(?<era>[RHS])(?<eraYear>元|\d{1,2})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)/,
  new RegExp(
    String.raw`\b${MONTH}\s*(?<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,?\s*(?<year>\d{4})(?!\d))?`,
    'i',
  ),
  new RegExp(
    String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+${MONTH}(?:,?[\s-]*(?<year>\d{4})(?!\d))?(?![a-z])`,
    'i',
  ),
  /(?<![\d年])(?<!年\s)(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日/,
];

/**
 * The first date written in a text: Japanese eras (令和7(2025)年11月1日, 令和元年…, R8.8.19), 2025年11月14日, 2025-11-6,
 * 2025/11/6, 2013.11.02, July 13, 2026, 13 July 2026, 8月19日付. Full-width digits count as digits. A date without a year
 * is the latest such day not more than a week after `at`; without `at` it is no date. Null where there is none, or where
 * the day does not exist: never today.
 */
export function findDate(text: string, context: { readonly at?: CalendarDate } = {}): CalendarDate | null {
  const plain = text.normalize('NFKC');
  const matches = FORMS.map((form) => form.exec(plain)).filter((match) => match !== null);
  const [first] = matches.sort((a, b) => a.index - b.index || b[0].length - a[0].length);
  return first?.groups === undefined ? null : dateOfParts(first.groups, context.at);
}

type Parts = Readonly<Partial<Record<string, string>>>;

function dateOfParts(parts: Parts, at: CalendarDate | undefined): CalendarDate | null {
  const month = parts['name'] === undefined ? Number(parts['month']) : monthNumber(parts['name']);
  const day = Number(parts['day']);
  const year = yearOfParts(parts);
  if (year !== null) return calendarDate(year, month, day);
  return at === undefined || parts['era'] !== undefined ? null : latestBefore(at, month, day);
}

/** Null where the text gives no year, or two that contradict each other. */
function yearOfParts(parts: Parts): number | null {
  if (parts['year'] !== undefined) return Number(parts['year']);
  const before = ERAS.get((parts['era'] ?? '').toUpperCase());
  if (before === undefined) return null;
  const year = before + (parts['eraYear'] === '元' ? 1 : Number(parts['eraYear']));
  const western = parts['western'] ?? parts['western2'];
  return western === undefined || Number(western) === year ? year : null;
}

const monthNumber = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** Year, month and day → `2025-11-06`; null where there is no such day. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

function latestBefore(at: CalendarDate, month: number, day: number): CalendarDate | null {
  const limit = new Date(Date.parse(`${at}T00:00:00Z`) + AHEAD_DAYS * DAY_MILLISECONDS)
    .toISOString()
    .slice(0, 10);
  const newest = Number(limit.slice(0, 4));
  // Eight years back: 29 February may be that far away (1900, 2100).
  for (let year = newest; year > newest - 9; year -= 1) {
    const date = calendarDate(year, month, day);
    if (date !== null && date <= limit) return date;
  }
  return null;
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

export interface UrlDates {
  /** The day on which the page was published. */
  readonly published: CalendarDate | null;
  /** The day of the event that the page tells of. */
  readonly event: CalendarDate | null;
}

/**
 * Address patterns whose date is certain, as seen in captures of 2026: a ministry's release is filed under its day of
 * publication; meetings, press conferences and the Prime Minister's doings under the day on which they took place, and
 * their pages appear days later (57 of 160 entries of the Defense feed, 2026-10-06).
 */
const DATED_PATHS: readonly { readonly says: keyof UrlDates; readonly path: RegExp }[] = [
  { says: 'published', path: /\/press\/news\/(?<year>\d{4})\/(?<month>\d\d)\/(?<day>\d\d)(?!\d)/ },
  { says: 'published', path: /\/js\/pdf\/\d{4}\/p(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)_\d+e?\.pdf$/ },
  { says: 'published', path: /\/media-releases\/(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)\// },
  { says: 'event', path: /\/(?:area|cap_build)\/\d{4}\/(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)_/ },
  { says: 'event', path: /\/approach\/anpo\/(?<year>\d{4})\/(?<month>\d\d)(?<day>\d\d)[a-z]?_[a-z]{3}/ },
  { says: 'event', path: /\/press\/kisha\/(?<year>\d{4})\/(?<month>\d\d)(?<day>\d\d)[a-z]*(?:_[a-z\d]+)*\.html?$/ },
  { says: 'event', path: /\/statement\/(?<year>\d{4})\/(?<month>\d\d)(?<day>\d\d)kaiken\w*\.html?$/ },
  { says: 'event', path: /\/actions\/(?<year>\d{4})(?<month>\d\d)\/(?<day>\d\d)(?!\d)\w*\.html?$/ },
  { says: 'event', path: /\/diplomatic\/(?<year>\d{4})\d\d\/(?<month>\d\d)(?<day>\d\d)(?!\d)\w*\.html?$/ },
  { says: 'event', path: /\/tyoukanpress\/(?<year>\d{4})(?<month>\d\d)\/(?<day>\d\d?)_[ap]\d*\.html?$/ },
]; // prettier-ignore

/** The date that an address tells, and of what; nulls where its pattern is not one of those known for certain. */
export function dateFromUrl(url: string): UrlDates {
  const dates: { published: CalendarDate | null; event: CalendarDate | null } = {
    published: null,
    event: null,
  };
  const path = URL.parse(url)?.pathname ?? '';
  for (const { says, path: pattern } of DATED_PATHS) {
    const parts = pattern.exec(path)?.groups;
    if (parts !== undefined) dates[says] ??= dateOfParts(parts, undefined);
  }
  return dates;
}
