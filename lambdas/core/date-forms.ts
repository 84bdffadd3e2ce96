/** How dates are written on the pages that are watched. Kept apart from what is made of them, see `dates.ts`. */
const ERA = String.raw`(?<era>令和|平成|昭和|大正|明治|(?<![A-Za-z\d])[RHS])`;
const ERA_YEAR = String.raw`(?<eraYear>元|\d{1,2})`;
/** 月 and 日, in Korean 월 and 일. */
const MONTH_DAY = String.raw`(?<month>\d{1,2}) ?[月월] ?(?<day>\d{1,2}) ?[日일]`;
const WESTERN = String.raw`\( ?(?:西暦)? ?(?<western>\d{4}) ?年? ?\)`;

const NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const; // prettier-ignore
/** `August`, `Aug`, `Aug.`; `Sept` is the one name with a third form. */
const nameOf = (name: string): string =>
  name.length === 3 ? name : `${name.slice(0, 3)}(?:${name.slice(3)})?${name === 'September' ? '|Sept' : ''}`;
const CAPITALISED = NAMES.map(nameOf).join('|');
const ANY_CASE = `(?<name>${CAPITALISED})`;
/** Without a year a small `may` is a verb. */
const PROPER = `(?<name>${CAPITALISED}|${NAMES.map((name) => nameOf(name.toUpperCase())).join('|')})`;
const ORDINAL = '(?:st|nd|rd|th)?';
/** A year of two digits (RFC 822) counts only where a date ends: `5 May 20 ships` has none. */
const ENGLISH_YEAR = String.raw`(?:(?<year>\d{4})(?![\d:])|(?<shortYear>\d\d)(?= ?(?:$|[,;)\]]| \d{1,2}:\d\d)))`;

/**
 * Forms of dates, for texts in NFKC whose runs of white space are one space: digits and brackets are ASCII. No form has
 * two optional spaces side by side, so that none is slow on hostile text. What is left out on purpose, as nobody can be
 * certain of it: 24.3.8 (an era's year or a short one), 04/05/2026 (day or month first), 24年3月8日, 23年度第1四半期.
 */
export const DATE_FORMS: readonly RegExp[] = [
  // 令和7(2025)年11月1日, 令和元年5月1日, R7年11月1日
  new RegExp(
    `${ERA} ?${ERA_YEAR} ?(?:${WESTERN} ?)?年 ?(?:${WESTERN.replace('western', 'western2')} ?)?${MONTH_DAY}`,
    'u',
  ),
  // 2025年(令和7年)11月1日, 2025(令和7)年11月1日
  new RegExp(
    String.raw`(?<!\d)(?<year>\d{4}) ?年? ?\( ?${ERA} ?${ERA_YEAR} ?年? ?\) ?(?:年 ?)?${MONTH_DAY}`,
    'u',
  ),
  // R8.8.19, 令和8.8.19
  new RegExp(
    String.raw`${ERA} ?${ERA_YEAR} ?(?<mark>[-/.]) ?(?<month>\d{1,2}) ?\k<mark> ?(?<day>\d{1,2})(?!\d)`,
    'u',
  ),
  // 2025年11月14日, 2013年4月1日号, 2026년 8월 20일
  new RegExp(String.raw`(?<!\d)(?<year>\d{4}) ?[年년] ?${MONTH_DAY}`, 'u'),
  // 2025-11-6 10:30, 2025/11/6, 2013.11.02, 2026. 8. 20.
  /(?<![\d.])(?<year>\d{4}) ?(?<mark>[-/.]) ?(?<month>\d{1,2}) ?\k<mark> ?(?<day>\d{1,2})(?!\d)/u,
  // 20260819, as a field of a record holds it
  /^ ?(?<year>\d{4})(?<month>\d\d)(?<day>\d\d) ?$/u,
  // July 13, 2026
  new RegExp(String.raw`\b${ANY_CASE}\.? ?(?<day>\d{1,2})${ORDINAL}(?!\d),? ?(?<year>\d{4})(?![\d:])`, 'iu'),
  // 13 July 2026, 20 Aug 26, 3-Sep-2026, 3rd of September 2026
  new RegExp(
    String.raw`(?<!\d)(?<day>\d{1,2})${ORDINAL}[ -](?:of )?${ANY_CASE}\.?,?[ -]?${ENGLISH_YEAR}`,
    'iu',
  ),
  // July 13
  new RegExp(String.raw`\b${PROPER}\.? ?(?<day>\d{1,2})${ORDINAL}(?![\d:]|\.\d)`, 'u'),
  // 13 July
  new RegExp(String.raw`(?<![\d:.])(?<day>\d{1,2})${ORDINAL}[ -]${PROPER}(?![A-Za-z])`, 'u'),
  // 8月19日付; a year that is said in other words (昨年8月19日, 24年3月8日) is not this one
  new RegExp(String.raw`(?<![\d年])(?<!年 )${MONTH_DAY}`, 'u'),
  // 04/28 16:37, 8/19(水): month first, as Japan and the United States write it
  /(?<![\d/.])(?<month>\d{1,2})\/(?<day>\d{1,2})(?= ?\([日月火水木金土][^()]{0,6}\)| \d{1,2}:\d\d)/u,
  // [9/2] at the head of a line; further on it may be the second part of nine
  /^ ?[[【] ?(?<month>\d{1,2})\/(?<day>\d{1,2}) ?[\]】]/u,
  // 本28日, 昨23日: a day word glued to the day's number
  /(?<!\p{Script=Han})(?<word>[本昨]) ?(?<day>\d{1,2})日(?!間)/u,
];

/** `September`, `Sept`, `sep` → 9. */
export const monthNumber = (name: string): number =>
  NAMES.findIndex((each) => each.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;
