/** Characters that fill two columns of a fixed-width display: Unicode TR 11, W and F, in the ranges mails here hold. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const ZERO = /^\p{M}+$/u;

/** Japanese line breaking (JIS X 4051): these may not begin a line. */
const NEVER_FIRST = /^[、。，．」』）】〉》〕］｝・：；？！ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;

const characters = new Intl.Segmenter('ja', { granularity: 'grapheme' });
/** Where one of these stands, a character may be several code points; elsewhere each is one, and no segmenter is needed. */
const COMPOSED = /[\p{M}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d\u1100-\u11ff]/u;
const graphemes = (text: string): readonly string[] =>
  COMPOSED.test(text) ? Array.from(characters.segment(text), ({ segment }) => segment) : Array.from(text);

const widthOf = (grapheme: string): number => (WIDE.test(grapheme) ? 2 : ZERO.test(grapheme) ? 0 : 1);

/** Columns that a text fills in a fixed-width display. */
export const columnsOf = (text: string): number =>
  graphemes(text).reduce((sum, grapheme) => sum + widthOf(grapheme), 0);

/** Cuts to at most `most` columns, `…` at the end where something was cut. */
export function cutColumns(text: string, most: number): string {
  if (columnsOf(text) <= most) return text;
  let kept = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    used += widthOf(grapheme);
    if (used > most - 1) break;
    kept += grapheme;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * Breaks one line of text into lines of at most `width` columns: at spaces, and between wide characters, where Japanese
 * may break. One mark that may not begin a line hangs over its end. A word longer than a line is split. Spaces at
 * breaks are dropped.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?<= )/).flatMap((word) => fitting(word, width))) {
    const hangs = NEVER_FIRST.test(piece) && columnsOf(line) <= width;
    const breaks = columnsOf(line + piece.trimEnd()) > width && !hangs;
    if (breaks && line !== '') {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** A word as unbreakable pieces: each wide character alone, narrow runs whole but never longer than a line. */
function fitting(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  for (const grapheme of graphemes(word)) {
    const last = pieces.at(-1);
    const joins = last !== undefined && widthOf(grapheme) < 2 && !WIDE.test(last) && columnsOf(last) < width;
    if (joins) pieces[pieces.length - 1] = last + grapheme;
    else pieces.push(grapheme);
  }
  return pieces;
}
