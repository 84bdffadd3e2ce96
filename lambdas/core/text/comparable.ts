import { foldRadicals } from './radicals.ts';

/** Characters between which, or beside which, white space carries no meaning: Japanese and Chinese script and marks. */
const WIDE = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff00-\uffef`;
const SPACE_BESIDE_WIDE = new RegExp(`(?<=[${WIDE}]) | (?=[${WIDE}])`, 'gu');

/** Soft hyphens, zero-width and directional marks, variation selectors, the byte order mark. */
const INVISIBLE =
  /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]|[\u{e0100}-\u{e01ef}]/gu;

/** One character, several code points: the tables for Shift_JIS and EUC-JP differ between systems, and NFKC keeps them apart. */
const SAME_IN_LEGACY_TABLES: ReadonlyMap<string, string> = new Map([
  ['\u301c', '~'],
  ['\u2212', '-'],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2014', '\u2015'],
  ['\u2016', '\u2225'],
]);

/**
 * A text as it is compared, never as it is shown or kept: NFKC, radicals folded to ideographs, invisible characters
 * dropped, white space taken out beside Japanese characters and folded to one space elsewhere, trimmed. Two texts that
 * differ in nothing a reader sees as content are equal in this form. Case is kept.
 */
export const comparable = (text: string): string =>
  foldRadicals(text)
    .normalize('NFKC')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[\u301c\u2212\u2010\u2011\u2014\u2016]/g, (mark) => SAME_IN_LEGACY_TABLES.get(mark) ?? mark)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(SPACE_BESIDE_WIDE, '')
    .trim();

/**
 * A title as it is compared: the same, and without any white space. Two entries of one URL with equal forms are the same
 * announcement.
 */
export const comparableTitle = (title: string): string => comparable(title).replaceAll(' ', '');
