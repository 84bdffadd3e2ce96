import type { CalendarDate } from '../../contract/instant.ts';

/** First years of the eras (元年), as 西暦. Both 平成31年 and 令和元年 are 2019. */
const ERAS: Readonly<Record<string, number>> = {
  令和: 2019,
  平成: 1989,
  昭和: 1926,
  R: 2019,
  H: 1989,
  S: 1926,
};
const DATE =
  /(?:(令和|平成|昭和)(元|\d{1,2})(?:\((\d{4})\))?年|(\d{4})(?:\([^()]{1,6}\))?[年./-])?(\d{1,2})(?:月|[./-])(\d{1,2})(日|(?!\d))/g;
const ENGLISH =
  /\b(?:(\d{1,2}) )?(January|February|March|April|May|June|July|August|September|October|November|December)(?: (\d{1,2}))?(?:st|nd|rd|th)?,? (\d{4})\b/g;
const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
]; // prettier-ignore

export interface DateFound {
  readonly date: CalendarDate;
  readonly start: number;
  readonly end: number;
}

/**
 * Dates in normalised words, in order. A month and day without a year takes the year last named before it, else the
 * one that brings it nearest to `published`; without either it is left out. Dates that no calendar has are left out.
 */
export function datesIn(text: string, published: CalendarDate | null): DateFound[] {
  const found: DateFound[] = [];
  let lastYear: number | undefined;
  for (const match of text.matchAll(DATE)) {
    const [words, era, ordinal, western, plain, month, day, mark] = match;
    const year = yearOf(era, ordinal, western ?? plain);
    lastYear = year ?? lastYear;
    if (year === undefined && mark !== '日') continue;
    const date = dateOf(year ?? lastYear, Number(month), Number(day), published);
    if (date !== undefined) found.push({ date, start: match.index, end: match.index + words.length });
  }
  for (const match of text.matchAll(ENGLISH)) {
    const [words, before, month, behind, year] = match;
    const day = Number(before ?? behind ?? 'none');
    const date = dateOf(Number(year), MONTHS.indexOf(month ?? '') + 1, day, published);
    if (date !== undefined) found.push({ date, start: match.index, end: match.index + words.length });
  }
  return found.sort((a, b) => a.start - b.start);
}

function yearOf(
  era: string | undefined,
  ordinal: string | undefined,
  western: string | undefined,
): number | undefined {
  if (western !== undefined) return Number(western);
  const first = era === undefined ? undefined : ERAS[era];
  if (first === undefined || ordinal === undefined) return undefined;
  return first - 1 + (ordinal === '元' ? 1 : Number(ordinal));
}

function dateOf(
  year: number | undefined,
  month: number,
  day: number,
  published: CalendarDate | null,
): CalendarDate | undefined {
  if (year !== undefined) return calendar(year, month, day);
  if (published === null) return undefined;
  const around = Number(published.slice(0, 4));
  const candidates = [around - 1, around, around + 1].flatMap((each) => calendar(each, month, day) ?? []);
  const distance = (date: CalendarDate): number => Math.abs(Date.parse(date) - Date.parse(published));
  return candidates.sort((a, b) => distance(a) - distance(b))[0];
}

function calendar(year: number, month: number, day: number): CalendarDate | undefined {
  if (!(year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined;
  const pad = (value: number): string => String(value).padStart(2, '0');
  const written = `${year}-${pad(month)}-${pad(day)}`;
  return new Date(`${written}T00:00:00Z`).toISOString().startsWith(written) ? written : undefined;
}

/** Words that stand beside the date of a document itself: its number, the hour, what was done with it. */
const IMPRINT =
  /第[0-9]+号|vol\.?[0-9]+|no\.?[0-9]+|[0-9]{1,2}(?::|時)[0-9]{2}分?(?::[0-9]{2})?|(?:公開|掲載|更新|配信|発行|投稿|作成|最終|日時?|付け?|現在|date|updated|published|posted)|[月火水木金土日]曜日?|\([月火水木金土日](?:・祝)?\)|JST|[\s:|/()[\]【】<>,.-]/gi;

/** No line of a date alone is longer. */
const DATE_LINE = 60;

/** Whether a line holds a date and nothing that happened on it: 第407号 2025年11月14日, 2025-11-06 10:30, 更新日:2025年8月1日. */
export const isDateLine = (text: string): boolean =>
  text.length <= DATE_LINE &&
  datesIn(text, null).length > 0 &&
  text.replaceAll(DATE, '').replaceAll(ENGLISH, '').replaceAll(IMPRINT, '') === '';

/** The event's date in a URL of the Defense Ministry's exchange pages: `…/area/2026/20260721_gbr_ita-j.html`. */
export function dateInUrl(url: string): CalendarDate | null {
  const match = /\/area\/\d{4}\/(\d{4})(\d\d)(\d\d)_/.exec(url);
  return match === null ? null : (calendar(Number(match[1]), Number(match[2]), Number(match[3])) ?? null);
}
