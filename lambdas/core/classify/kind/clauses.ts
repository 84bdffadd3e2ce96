import type { Reading } from '../reading.ts';

/** A title with more gaps than this was set with spaces between its letters, as in PDFs. */
const GAPS = 8;
const ENDS = /[、。!?…=|:;―]|\s-+\s|-{2,}/;
const MARK = '\n';

/**
 * The clauses of a title, folded. Headlines set them apart by a space, which folding drops beside Japanese characters:
 * 中谷防衛相、比を訪問へ 国防相と会談 → 中谷防衛相, 比を訪問へ, 国防相と会談.
 */
export function clausesOf(reading: Reading): string[] {
  const [sentence] = reading.document.title;
  if (sentence === undefined) return [];
  const { text, original, starts, ends } = sentence.source;
  const gaps: number[] = [];
  for (let at = 1; at < text.length; at += 1) {
    if (/\s/.test(original.slice(ends[at - 1], starts[at]))) gaps.push(at);
  }
  const cuts = gaps.length > GAPS ? [] : gaps;
  let marked = '';
  let from = 0;
  for (const cut of [...cuts, text.length]) {
    marked += text.slice(from, cut) + MARK;
    from = cut;
  }
  return marked
    .split(MARK)
    .flatMap((part) => part.split(ENDS))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
