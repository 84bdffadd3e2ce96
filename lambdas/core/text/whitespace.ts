/** White space that a browser folds (HTML, 2.3.1 with the no-break space, which titles use for layout). */
const FOLDED = /[ \t\n\f\r\u00a0]+/g;

const isEdge = (character: string): boolean => /[\s\u200b\u2060\ufeff]/.test(character);

/**
 * One line of words as published: runs of white space become one space, white space and invisible marks at the ends are
 * dropped. An ideographic space inside is a character of the text and stays.
 */
export function oneLine(text: string): string {
  const line = text.replaceAll(FOLDED, ' ');
  let start = 0;
  let end = line.length;
  while (start < end && isEdge(line.charAt(start))) start += 1;
  while (end > start && isEdge(line.charAt(end - 1))) end -= 1;
  return line.slice(start, end);
}

/** Whether a text shows nothing at all. */
export const isBlank = (text: string): boolean => /^[\s\u00ad\u200b-\u200f\u2060\ufeff]*$/u.test(text);

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff01-\uff60]/u;

/** Whether a character is written without spaces between words: Japanese and Chinese script, marks and full-width forms. */
export const isWide = (character: string): boolean => WIDE.test(character);
