import { pagesShowing } from './box-evidence.ts';
import type { FurnitureRule, Sketch } from './furniture-record.ts';
import { lengthOf } from './hide.ts';
import { movingIn } from './link-box.ts';
import type { Box, Place } from './places.ts';
import { pagesTurning } from './row-evidence.ts';
import type { RowBox } from './rows.ts';
import type { Signs } from './sketch.ts';

/** Pages of a host that must show something before it counts as furniture. */
export const FIVE = 5;
/** Pages on which an unexplained line of figures must have changed between two reads. */
const CHANGED = 3;

/** A rule that the page which was just read completes the evidence for, with what it covers there. */
export interface Candidate {
  readonly rule: Omit<FurnitureRule, 'since' | 'example'>;
  readonly places: readonly Place[];
}

/**
 * What the page that was just read shows for the fifth time or more, the outermost boxes first. Only pages count that say
 * something that no other page says. `pages`: all that are remembered, this one last.
 */
export function candidates(signs: Signs, pages: readonly Sketch[]): readonly Candidate[] {
  const isOwn = ownWordsOf(pages);
  const full = pages.filter((page) => page.words.some(isOwn));
  const alike = pages.filter(({ template }) => template === signs.sketch.template);
  return [
    ...each(signs.rows, (key) => pagesTurning(key, alike, isOwn), rowsOf),
    ...each(signs.links, (key) => full.filter((page) => page.links.includes(key)), linksOf),
    ...each(signs.named, (key) => full.filter((page) => page.named.includes(key)), boxOf),
    ...each(signs.boxes, (key) => pagesShowing(key, alike, isOwn), boxOf),
    ...each(signs.lines, (key, line) => pagesCounting(key, line, full), lineOf),
  ];
}

/** Tells the words that stand on one page only. */
function ownWordsOf(pages: readonly Sketch[]): (word: string) => boolean {
  const count = new Map<string, number>();
  for (const { words } of pages)
    for (const word of new Set(words)) count.set(word, (count.get(word) ?? 0) + 1);
  return (word) => count.get(word) === 1;
}

/**
 * The pages that show a line of figures which counts. One that does not say so must have told the time on so many pages,
 * or have changed between two reads on some: the date of a page does neither.
 */
function pagesCounting(key: string, { sort }: Place, pages: readonly Sketch[]): readonly Sketch[] {
  const lines = pages.flatMap((page) => page.lines.filter(({ at }) => at === key));
  const counts =
    sort === 'counter' ||
    lines.filter(({ clock }) => clock).length >= FIVE ||
    lines.filter(({ moved }) => moved).length >= CHANGED;
  return counts ? pages.filter((page) => page.lines.some(({ at }) => at === key)) : [];
}

type Drawn = Omit<Candidate['rule'], 'items'>;

const linksOf = (box: Box): [Drawn, readonly Place[]] => [{ kind: 'links', position: box.position }, movingIn(box)]; // prettier-ignore

const boxOf = (box: Box): [Drawn, readonly Place[]] => [{ kind: 'box', position: box.position, length: lengthOf(box) }, box.own]; // prettier-ignore

const rowsOf = ({ position, moving }: RowBox): [Drawn, readonly Place[]] => [
  { kind: 'rows', position },
  moving,
];

const lineOf = (place: Place): [Drawn, readonly Place[]] => [{ kind: 'line', position: place.position, form: place.wording.form }, [place]]; // prettier-ignore

function each<T>(
  signs: ReadonlyMap<string, T>,
  pagesFor: (key: string, sign: T) => readonly Sketch[],
  draw: (sign: T) => [Drawn, readonly Place[]],
): readonly Candidate[] {
  return [...signs].flatMap(([key, sign]) => {
    const pages = pagesFor(key, sign);
    if (pages.length < FIVE) return [];
    const [rule, places] = draw(sign);
    return [{ rule: { ...rule, items: pages.map(({ item }) => item) }, places }];
  });
}
