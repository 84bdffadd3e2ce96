import { foldRadicals } from '../text/radicals.ts';
import { isBlank, isWide } from '../text/whitespace.ts';

/** A run of characters as a PDF page places it. Lengths in points; `y` grows upwards. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The last run of its line. */
  readonly endsLine: boolean;
}

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
}

/** What is usual on one page: where full lines end, and the distance between lines of a paragraph. */
interface Measure {
  readonly right: number;
  readonly spacing: number;
}

/** A gap this many times the usual one separates paragraphs; a font this much larger or smaller is another part. */
const PARAGRAPH_GAP = 1.3;
const OTHER_FONT = 1.15;
/** Lines of a paragraph are set closer than this many font heights, even where every paragraph is one line. */
const WIDEST_SPACING = 1.9;
/** How far from the margin a line that goes on may end, in font heights: words do not break, Japanese does. */
const WIDE_SLACK = 2;
const NARROW_SLACK = 8;

/** Bullets, numbers in brackets or circles, notes: a line that begins so begins a paragraph. */
const ITEM_START =
  /^[\s\u3000]*(?:[・●○〇◯■□◆◇▼▽▲△※•‣–*]|[(（]\s*[\d\uff10-\uff19a-zア-ン]{1,2}\s*[)）]|[①-⑳]|\d{1,2}[.．)）][\s\u3000])/;

/** `12`, `- 3 -`, `4 / 10`: part of no paragraph. */
const PAGE_NUMBER = /^[\s\-–—―－]*[\d\uff10-\uff19]{1,4}(?:\s*[/／]\s*[\d\uff10-\uff19]{1,4})?[\s\-–—―－]*$/;

/**
 * The runs of a document, page by page in reading order → paragraphs separated by an empty line. Wrapped lines are
 * joined, Japanese ones without a space; radicals are folded to the ideographs they stand for, all other characters are
 * kept. Empty where there are no characters.
 */
export function paragraphsOfPdf(pages: readonly (readonly PdfRun[])[]): string {
  const paragraphs: string[] = [];
  let last: { readonly line: Line; readonly page: Measure } | null = null;
  for (const runs of pages) {
    const lines = linesOf(runs);
    const page = measure(lines);
    for (const [index, line] of lines.entries()) {
      const previous = paragraphs.at(-1);
      const goesOn = last !== null && continues(last.line, line, last.page, index === 0);
      if (goesOn && previous !== undefined) paragraphs[paragraphs.length - 1] = join(previous, line.text);
      else paragraphs.push(line.text);
      last = { line, page };
    }
  }
  return paragraphs.map((paragraph) => paragraph.trim()).join('\n\n');
}

function linesOf(runs: readonly PdfRun[]): readonly Line[] {
  const lines: Line[] = [];
  let open: PdfRun[] = [];
  for (const [index, run] of runs.entries()) {
    open.push(run);
    if (!run.endsLine && index < runs.length - 1) continue;
    const line = lineOf(open);
    if (line !== null) lines.push(line);
    open = [];
  }
  return lines;
}

function lineOf(runs: readonly PdfRun[]): Line | null {
  const text = foldRadicals(runs.map((run) => run.text).join('')).replaceAll(/[ \t]+/g, ' ');
  const inked = runs.filter((run) => !isBlank(run.text));
  const [first] = inked;
  if (first === undefined) return null;
  return {
    text,
    left: Math.min(...inked.map(({ x }) => x)),
    right: Math.max(...inked.map(({ x, width }) => x + width)),
    y: first.y,
    height: Math.max(...inked.map(({ height }) => height)),
  };
}

function measure(lines: readonly Line[]): Measure {
  const gaps = lines.slice(1).map((line, index) => ({ line, gap: (lines[index]?.y ?? line.y) - line.y }));
  const spacings = gaps
    .filter(({ line, gap }) => gap > 0 && gap < line.height * WIDEST_SPACING)
    .map(({ gap }) => gap);
  return { right: Math.max(0, ...lines.map(({ right }) => right)), spacing: median(spacings) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;
}

/** Whether a line goes on with the paragraph of the line before it; `turned`: it is the first of the next page. */
function continues(before: Line, line: Line, page: Measure, turned: boolean): boolean {
  const gap = before.y - line.y;
  if (!turned && (gap <= 0 || gap > Math.min(page.spacing * PARAGRAPH_GAP, line.height * WIDEST_SPACING)))
    return false;
  if (Math.max(before.height, line.height) > Math.min(before.height, line.height) * OTHER_FONT) return false;
  if (PAGE_NUMBER.test(before.text) || PAGE_NUMBER.test(line.text)) return false;
  if (ITEM_START.test(line.text) || line.left > before.left + line.height * 0.8) return false;
  const slack = isWide(before.text.trimEnd().slice(-1)) ? WIDE_SLACK : NARROW_SLACK;
  return before.right > page.right - slack * before.height;
}

function join(before: string, line: string): string {
  const head = before.trimEnd();
  const tail = line.replace(/^ +/, '');
  const together = isWide(head.slice(-1)) || isWide(tail.slice(0, 1)) || /[a-z]-$/.test(head);
  return together ? head + tail : `${head} ${tail}`;
}
