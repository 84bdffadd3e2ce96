/**
 * Text as the matcher reads it, with the way back to the text as published.
 *
 * Folded: NFKC (width variants, ligatures, Kangxi radicals), the CJK Radicals Supplement, ヴ→ブ rows, dashes used as
 * prolonged sound marks. Dropped: middle dots, and white space beside Japanese characters (PDF text has
 * `日 ASEAN 防衛`). Kept as `\n`: the ends of paragraphs and of short lines.
 */
export interface Normalised {
  readonly original: string;
  /** Folded text, case kept. */
  readonly text: string;
  /** UTF-16 units of `text` in lower case, the same number. */
  readonly lower: Uint16Array;
  /** For each UTF-16 unit of `text`: where it began in `original`. */
  readonly starts: Int32Array;
  /** For each UTF-16 unit of `text`: where it ended in `original`. */
  readonly ends: Int32Array;
}

/** Radicals that NFKC leaves alone and PDF fonts map common characters to (Unicode block 2E80–2EFF). */
const RADICALS: Readonly<Record<string, string>> = {
  '⺟': '母', '⺠': '民', '⺡': '氵', '⺩': '王', '⺫': '目', '⺬': '示', '⺮': '竹', '⺯': '糸', '⺶': '羊', '⺼': '肉',
  '⺾': '艹', '⻁': '虎', '⻂': '衣', '⻄': '西', '⻅': '見', '⻆': '角', '⻉': '貝', '⻋': '車', '⻑': '長', '⻒': '長',
  '⻓': '長', '⻘': '青', '⻙': '韋', '⻚': '頁', '⻛': '風', '⻝': '食', '⻞': '食', '⻢': '馬', '⻣': '骨', '⻤': '鬼',
  '⻥': '魚', '⻦': '鳥', '⻨': '麦', '⻩': '黄', '⻫': '斉', '⻭': '歯', '⻯': '竜', '⻲': '亀', '⼀': '一', '戶': '戸',
}; // prettier-ignore

const MIDDLE_DOTS = new Set(['・', '·', '•', '‧', '･', '∙']);
const DASHES = new Set(['-', '‐', '‑', '‒', '–', '—', '―', '─', '−', '~', '〜']);
/** ヴァ is バ: the row of ブ by small vowel. */
const VU: Readonly<Record<string, string>> = { ァ: 'バ', ィ: 'ビ', ェ: 'ベ', ォ: 'ボ' };
/** Shorter lines that end without a full stop are headings or list lines; longer ones were wrapped. */
const WRAPPED = 24;

export const isKatakana = (char: string | undefined): boolean =>
  char !== undefined && ((char >= 'ァ' && char <= 'ヺ') || char === 'ー');

/** Kana, kanji and Japanese punctuation. */
export const isJapanese = (char: string | undefined): boolean =>
  char !== undefined &&
  ((char >= '\u3000' && char <= '\u30ff') ||
    (char >= '\u2e80' && char <= '\u2fdf') ||
    (char >= '\u3400' && char <= '\u9fff') ||
    (char >= '\uf900' && char <= '\ufaff'));

/** What becomes of a UTF-16 unit without looking further: copied, white space, or folded one by one. */
const COPY = 0;
const SPACE = 1;
const FOLD = 2;
const CLASSES = classesOfUnits();

function classesOfUnits(): Uint8Array {
  const classes = new Uint8Array(0x10000).fill(FOLD);
  const set = (first: number, last: number, value: number): unknown => classes.fill(value, first, last + 1);
  set(0x21, 0x7e, COPY);
  set(0x3001, 0x3002, COPY);
  set(0x3008, 0x3011, COPY);
  set(0x3041, 0x3096, COPY);
  set(0x30a1, 0x30fa, COPY);
  set(0x30fc, 0x30fc, COPY);
  set(0x4e00, 0x9fff, COPY);
  for (const char of '-~ヴァィェォ') classes[char.charCodeAt(0)] = FOLD;
  set(0x9, 0xd, SPACE);
  set(0x2000, 0x200b, SPACE);
  for (const unit of [0x20, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff])
    classes[unit] = SPACE;
  return classes;
}

/** Folded units as they are written, each with its place in the original. */
interface Output {
  units: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  length: number;
}

/**
 * Any text, of any length → its folded form. Total: never throws. Linear. In a headline a space between Japanese words
 * is a comma: 日英伊 次期戦闘機で合意.
 */
export function normalise(original: string, headline = false): Normalised {
  const output: Output = {
    units: new Uint16Array(original.length + 16),
    starts: new Int32Array(original.length + 16),
    ends: new Int32Array(original.length + 16),
    length: 0,
  };
  let at = 0;
  let lineStart = 0;
  while (at < original.length) {
    const unit = original.charCodeAt(at);
    const kind = CLASSES[unit];
    if (kind === COPY && !combines(original.charCodeAt(at + 1))) {
      put(output, unit, at, at + 1);
      at += 1;
    } else if (kind === SPACE) {
      const end = endOfSpace(original, at);
      const folded = foldSpace(original, at, end, output, output.length - lineStart);
      const kept = headline && folded === '' ? commaBetween(output, original.charAt(end)) : folded;
      if (kept !== '') put(output, kept.charCodeAt(0), at, end);
      if (kept === '\n') lineStart = output.length;
      at = end;
    } else {
      const end = endOfCluster(original, at);
      putCluster(output, original.slice(at, end), at, end);
      at = end;
    }
  }
  return finish(original, output);
}

function put(output: Output, unit: number, start: number, end: number): void {
  if (output.length === output.units.length) grow(output);
  output.units[output.length] = unit;
  output.starts[output.length] = start;
  output.ends[output.length] = end;
  output.length += 1;
}

/** Some characters fold to many (㍿ is 株式会社). */
function grow(output: Output): void {
  const size = output.length * 2;
  const units = new Uint16Array(size);
  const starts = new Int32Array(size);
  const ends = new Int32Array(size);
  units.set(output.units);
  starts.set(output.starts);
  ends.set(output.ends);
  Object.assign(output, { units, starts, ends });
}

const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true });

function finish(original: string, { units, starts, ends, length }: Output): Normalised {
  const lower = new Uint16Array(length);
  for (let at = 0; at < length; at += 1) lower[at] = lowerUnit(units[at] ?? 0);
  return {
    original,
    text: UTF16.decode(units.subarray(0, length)),
    lower,
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
  };
}

/** Where in the original the units `start` to `end` of the folded text came from. */
export const rangeOf = (text: Normalised, start: number, end: number): [number, number] => {
  const first = text.starts[start] ?? 0;
  return [first, Math.max(first, text.ends[end - 1] ?? 0)];
};

function lowerUnit(unit: number): number {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit;
  if (unit >= 0x0590) return unit;
  const lower = String.fromCharCode(unit).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}

function endOfSpace(text: string, from: number): number {
  let end = from;
  while (end < text.length && CLASSES[text.charCodeAt(end)] === SPACE) end += 1;
  return end;
}

/** Marks that join the character before them: accents, and the voicing marks of half-width kana (ｶ + ﾞ). */
const combines = (unit: number): boolean =>
  (unit >= 0x300 && unit <= 0x36f) ||
  unit === 0x3099 ||
  unit === 0x309a ||
  unit === 0xff9e ||
  unit === 0xff9f;

function endOfCluster(text: string, from: number): number {
  let end = from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
  while (combines(text.charCodeAt(end))) end += 1;
  return end;
}

function putCluster(output: Output, cluster: string, start: number, end: number): void {
  const last = output.length === 0 ? '' : String.fromCharCode(output.units[output.length - 1] ?? 0);
  const vowel = VU[cluster];
  if (vowel !== undefined && last === 'ブ' && output.ends[output.length - 1] === start) {
    output.units[output.length - 1] = vowel.charCodeAt(0);
    output.ends[output.length - 1] = end;
    return;
  }
  for (const unit of foldCluster(cluster, last)) put(output, unit.charCodeAt(0), start, end);
}

/** A character with its marks → what stands for it: UTF-16 units, none for middle dots. */
function foldCluster(cluster: string, last: string): string[] {
  const folded = RADICALS[cluster] ?? cluster.normalize('NFKC');
  if (MIDDLE_DOTS.has(folded)) return [];
  if (DASHES.has(folded)) return [isKatakana(last) && folded !== '-' ? 'ー' : '-'];
  if (folded === 'ヴ') return ['ブ'];
  if (folded === '’' || folded === '‘') return ["'"];
  return (RADICALS[folded] ?? folded).split('');
}

/** What a run of white space becomes: nothing, one space, or the end of a line. */
function foldSpace(text: string, start: number, end: number, output: Output, line: number): string {
  if (output.length === 0 || end >= text.length) return '';
  const last = String.fromCharCode(output.units[output.length - 1] ?? 0);
  const next = text.charAt(end);
  let breaks = 0;
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) === 0xa) breaks += 1;
  if (breaks > 1 || (breaks === 1 && !continues(last, next, line))) return '\n';
  return isJapanese(last) || isJapanese(next) ? '' : ' ';
}

const WORD = /[ぁ-んァ-ヺー一-龥々」』)）]/;

/** A space of a headline: a comma between two Japanese words, nothing elsewhere. */
const commaBetween = (output: Output, next: string): string => {
  const last = String.fromCharCode(output.units[output.length - 1] ?? 0);
  return WORD.test(last) && /[ぁ-んァ-ヺ一-龥々「『]/.test(next) ? '、' : '';
};

/** Whether a line that was broken goes on: it was long and ended in the middle of a sentence. */
const continues = (last: string, next: string, line: number): boolean =>
  line >= WRAPPED && !'。.!?」』):'.includes(last) && !/[-#•◎○●■(（0-9①-⑳【「]/.test(next);
