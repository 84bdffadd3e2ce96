import { comparable } from '../text/comparable.ts';

/** The words of a block as furniture is told by them. */
export interface Wording {
  /** As compared: width, spacing and invisible marks do not matter. */
  readonly plain: string;
  /** The same with figures as `#` and random runs as `*`: what stays the same while a counter counts. */
  readonly form: string;
  /** Letters that are left beside figures, dates and random runs; a Latin one counts less than half of a Japanese one. */
  readonly letters: number;
}

const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
/** What is drawn at random by its name, letters alone included. */
const NAMED =
  /((?:\b(?:tokens?|csrf|nonce|(?:session|ray|request|trace)[ -]?id)\b|トークン|セッションID|リクエストID)[ :=]{0,3})[\w+/=-]{6,}/gi;
/** Characters of hexadecimal and base64 text. */
const RUN = /[A-Za-z0-9+/_=-]{8,}/g;
const WEEKDAY =
  /\((?:[日月火水木金土](?:曜日?)?|(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*)\)|(?<![一-龥])[日月火水木金土]曜日?/g;
const ENGLISH_DATE_WORD =
  /\b(?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)(?=[,. ]+\d)|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?= +\d)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\.?(?= +\d))\b/g;
const HALF_OF_DAY = /午前|午後|\b[AP]M\b/gi;
const FIGURE = /\d+(?:[.,:/]\d+)*/g;
/** What a date is written with besides figures. */
const DATE_UNITS = /(?:令和|平成|昭和)(?:元年|(?=#))|#(?:年|月|日|時|分|秒)/g;
/** All but Latin, Greek, Cyrillic, Japanese, Chinese and Korean letters; ten times as fast as `\P{L}` (measured, Node 24). */
const NO_LETTERS =
  /[^A-Za-z\u00c0-\u052f\u3005-\u3007\u3041-\u3096\u30a1-\u30fc\u3400-\u9fff\uac00-\ud7a3]+/g;

/** Words as they stand on a page → what of them can be compared. */
export function wordingOf(words: string): Wording {
  const plain = comparable(words);
  const runs = maskRuns(plain);
  const form = /\d/.test(runs) ? maskFigures(runs) : runs;
  const left = form.replaceAll(DATE_UNITS, '').replaceAll(NO_LETTERS, '');
  const latin = left.length - left.replaceAll(/[A-Za-z]+/g, '').length;
  return { plain, form, letters: left.length - latin * 0.6 };
}

/** Figures, and the weekdays, months and halves of the day beside them, as `#`. */
const maskFigures = (text: string): string =>
  text
    .replaceAll(WEEKDAY, '#')
    .replaceAll(ENGLISH_DATE_WORD, '#')
    .replaceAll(HALF_OF_DAY, '#')
    .replaceAll(FIGURE, '#')
    .replaceAll(/#(?:[ .,]*#)+/g, '#');

/** Ray ids, session ids, anti-forgery tokens and whatever else was drawn at random as `*`. */
export const maskRuns = (text: string): string =>
  text
    .replaceAll(UUID, '*')
    .replaceAll(NAMED, '$1*')
    .replaceAll(RUN, (run) => (run.split(/[^A-Za-z0-9]/).some(isToken) ? '*' : run));

const isToken = (part: string): boolean => isRandom(part, 8) || isHexadecimal(part) || isMixed(part);

/**
 * Hexadecimal digits that are neither a number nor a word: of random ones, a few in a hundred alternate less than three
 * times (`110722311710cf53`). In capitals only from sixteen on: contracts are numbered so (`2026AC000123`).
 */
const isHexadecimal = (part: string): boolean =>
  /^(?:[\da-f]{12,}|[\dA-F]{16,})$/.test(part) &&
  (part.match(/[A-Fa-f]/g)?.length ?? 0) >= 2 &&
  (part.match(/[A-Fa-f](?=\d)|\d(?=[A-Fa-f])/g)?.length ?? 0) >= 2;

/** Letters of both cases and digits, twenty and more, that spell no word: `JapanAustraliaMeeting2026` does. */
const isMixed = (part: string): boolean =>
  part.length >= 20 &&
  /\d/.test(part) &&
  /[a-z]/.test(part) &&
  /[A-Z]/.test(part) &&
  !/[a-z]{5}|[A-Z]{5}/.test(part);

/** Whether letters and digits alternate as no word or number does: `8f3a2b1c`, but neither `RIMPAC2024` nor `20260301`. */
export const isRandom = (part: string, least: number): boolean =>
  part.length >= least && (part.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0) >= 3;

const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const DATED = new RegExp(
  [
    String.raw`(?:\d|元)年|\d{1,2}月\d|\d時|\d{1,2}:\d\d`,
    String.raw`\d{4}[./-]\d{1,2}[./-]\d|(?<![\d.])\d{1,2}[/]\d{1,2}(?![\d/])|\d{1,2}\.\d{1,2}\.\d{1,4}`,
    String.raw`\b(?:${MONTHS})[a-z]*\.? +\d|\d +(?:${MONTHS})[a-z]*\b`,
  ].join('|'),
);

/** Whether words in their comparable form hold a date or a time of day. */
export const isDated = (plain: string): boolean => DATED.test(plain);

/** Whether words end as a sentence does. */
export const isSentence = (plain: string): boolean => /[。.!?](?:["'」』)】])*$/.test(plain);
