import type { Sketch } from './furniture-record.ts';

/** Pages on which other rows must have taken the place of some between two reads. */
const TURNED = 3;

type RowSketch = Sketch['rows'][number];

/**
 * The pages of a template that show that rows of links are furniture: each of them says something of its own, `isOwn`,
 * outside the rows. Rows of a page's own, as references and the papers of a meeting, are no other page's, and they grow.
 *
 * - At least half of the rows of each page stand on another of them too, and the rows are not the same on all: each of
 *   two pages has one that the other does not have.
 * - Or rows made room for others between two reads, on several pages. An index that gains or loses rows does not do that.
 */
export function pagesTurning(
  key: string,
  pages: readonly Sketch[],
  isOwn: (word: string) => boolean,
): readonly Sketch[] {
  const shown = pages.flatMap((page) => {
    const box = page.rows.find(({ at }) => at === key);
    return box === undefined || !beside(page, box).some(isOwn) ? [] : [{ page, box }];
  });
  const boxes = shown.map(({ box }) => box);
  if (boxes.filter(({ turned }) => turned).length >= TURNED) return shown.map(({ page }) => page);
  if (!boxes.some((one) => boxes.some((other) => hasTurned(one.addresses, other.addresses)))) return [];
  return shown.filter(({ box }) => isShared(box, boxes)).map(({ page }) => page);
}

/** Whether each of two sets of rows has one that the other does not have. */
export const hasTurned = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((row) => !other.includes(row)) && other.some((row) => !one.includes(row));

/** The sentences of a page before a box and behind it. */
const beside = ({ words }: Sketch, { behind, after }: RowSketch): readonly string[] => [
  ...words.slice(0, Math.max(0, words.length - behind)),
  ...words.slice(Math.max(0, words.length - after)),
];

function isShared(box: RowSketch, boxes: readonly RowSketch[]): boolean {
  const others = boxes.filter((each) => each !== box);
  const shared = box.addresses.filter((address, at) => {
    const headline = box.headlines[at];
    return others.some(
      ({ addresses, headlines }) =>
        addresses.includes(address) || (headline !== undefined && headlines.includes(headline)),
    );
  });
  return 2 * shared.length >= box.addresses.length;
}
