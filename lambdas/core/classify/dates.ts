import type { CalendarDate } from '../../contract/instant.ts';
import { DATE_FORMS } from '../date-forms.ts';
import { dateOfParts } from '../dates.ts';
import type { DateParts } from '../dates.ts';

export interface DateFound {
  readonly date: CalendarDate;
  readonly start: number;
  readonly end: number;
}

/** A form found in words: it may still be no date that a calendar has. */
interface Written {
  readonly parts: DateParts;
  readonly start: number;
  readonly end: number;
}

const FORMS = DATE_FORMS.map((form) => new RegExp(form, `${form.flags}g`));
/** No form is without one of these beside a digit: what lets most sentences pass at once. */
const DATED = /\d ?(?:[年月日/.-]|[a-z]{2} |[A-Z]|[日월])|[a-z.] ?\d/i;

/**
 * Dates in normalised words, in order. A month and day without a year takes the year last named before it, else the
 * one that brings it nearest to `published`; without either it is left out. Dates that no calendar has are left out.
 */
export function datesIn(text: string, published: CalendarDate | null): DateFound[] {
  let lastYear: string | undefined;
  return writtenIn(text).flatMap(({ parts, start, end }) => {
    const named = 'name' in parts || 'month' in parts;
    const year = yearOf(parts);
    const open = year === undefined && named && lastYear !== undefined;
    const near = published === null ? {} : { near: published };
    const date = open ? dateOfParts({ ...parts, year: lastYear }) : dateOfParts(parts, near);
    lastYear = date !== null && year !== undefined ? date.slice(0, 4) : lastYear;
    return date === null ? [] : [{ date, start, end }];
  });
}

const yearOf = (parts: DateParts): string | undefined =>
  parts['year'] ?? parts['shortYear'] ?? parts['eraYear'];

/** The forms in words, the longest first where they overlap. */
function writtenIn(text: string): Written[] {
  if (!DATED.test(text)) return [];
  const all = FORMS.flatMap((form) =>
    [...text.matchAll(form)].map(({ 0: words, index, groups = {} }) => ({
      parts: groups,
      start: index,
      end: index + words.length,
    })),
  ).sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Written[] = [];
  for (const each of all) if (each.start >= (apart.at(-1)?.end ?? 0)) apart.push(each);
  return apart;
}

/** Words that stand beside the date of a document itself: its number, the hour, what was done with it. */
const IMPRINT =
  /第[0-9]+号|vol\.?[0-9]+|no\.?[0-9]+|[0-9]{1,2}(?::|時)[0-9]{2}分?(?::[0-9]{2})?|(?:公開|掲載|更新|配信|発行|投稿|作成|最終|日時?|付け?|現在|date|updated|published|posted)|[月火水木金土日]曜日?|\([月火水木金土日](?:・祝)?\)|JST|[\s:|/()[\]【】<>,.-]/gi;

/** No line of a date alone is longer. */
const DATE_LINE = 60;

/** Whether a line holds a date and nothing that happened on it: 第407号 2025年11月14日, 2025-11-06 10:30, 更新日:2025年8月1日. */
export function isDateLine(text: string): boolean {
  if (text.length > DATE_LINE || datesIn(text, null).length === 0) return false;
  const rest = writtenIn(text).reduceRight(
    (words, { start, end }) => words.slice(0, start) + words.slice(end),
    text,
  );
  return rest.replaceAll(IMPRINT, '') === '';
}
