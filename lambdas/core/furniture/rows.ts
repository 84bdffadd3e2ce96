import { isLinkBox } from './link-box.ts';
import { isTextName } from './names.ts';
import type { Group, Layout, Place } from './places.ts';
import { isSentence, wordingOf } from './wording.ts';

/** Characters of a teaser. */
const TEASER = 200;
/** Letters of the words over rows; あなたにおすすめの記事一覧 has thirteen. */
const HEADING = 20;

/** Blocks that may stand over rows: a heading, a line below it. */
const MOST_OVER = 2;

/** A box of rows that each begin with a link to another page of the site. */
export interface RowBox extends Group {
  /** The beginnings of the rows. */
  readonly heads: readonly Place[];
  /** The rows, without what stands over them. */
  readonly moving: readonly Place[];
  /** Nothing but links, dates and labels. */
  readonly plain: boolean;
}

const known = new WeakMap<Layout, readonly RowBox[]>();

/**
 * The boxes of rows of a page, each the only one at its position: links with a teaser in a box that has a name or is a
 * list, links alone in an element without a name. Boxes of nothing but links that have a name are `isLinkBox`.
 */
export function rowBoxesOf(layout: Layout): readonly RowBox[] {
  const boxes = known.get(layout) ?? find(layout);
  known.set(layout, boxes);
  return boxes;
}

function find({ boxes, groups }: Layout): readonly RowBox[] {
  const named = boxes
    .filter(({ only, names }) => only && !isTextName(names))
    .flatMap((box) => read(box).filter(({ plain }) => !plain || !isLinkBox(box)));
  const unnamed = groups.flatMap(read).filter(({ plain }) => plain);
  const count = new Map<string, number>();
  for (const { position } of unnamed) count.set(position, (count.get(position) ?? 0) + 1);
  return [...named, ...unnamed.filter(({ position }) => count.get(position) === 1)];
}

/** Nothing where it is no such box: all its rows must look alike, and nothing else may stand among them. */
function read({ position, places }: Group): RowBox[] {
  const start = places.findIndex(isHead);
  const first = places[start];
  if (first === undefined) return [];
  const rows: Place[][] = [];
  for (const place of places.slice(start)) {
    if (isHead(place) && place.position === first.position) rows.push([place]);
    else rows.at(-1)?.push(place);
  }
  if (rows.length < 2 || !rows.every(isRow) || !areAlike(rows)) return [];
  const inRows = new Set(rows.flat().map((place) => place.position));
  const over = places.slice(0, start).filter((place) => !(inRows.has(place.position) && isSmall(place)));
  if (over.length > MOST_OVER || !over.every(isOver)) return [];
  const moving = places.filter((place) => !over.includes(place));
  const heads = rows.flatMap(([head]) => head ?? []);
  const plain = heads.every(({ sort }) => sort === 'links') && !moving.some(({ sort }) => sort === 'words');
  return [{ position, places, heads, moving, plain }];
}

/** A link to another page, alone or with words behind it. */
function isHead(place: Place): boolean {
  const { block, destinations, sort, wording } = place;
  if (!destinations.includes('page') || !destinations.every(isNear) || sort === 'title') return false;
  if (sort === 'links') return true;
  if (block.element.name === 'tr' || block.unlinked.length > TEASER) return false;
  const behind = wordingOf(block.unlinked).plain;
  return wording.plain.length > behind.length && wording.plain.endsWith(behind);
}

const isNear = (destination: string): boolean => destination === 'page' || destination === 'self';

/** Behind its beginning stand short words without links, or links to pages, each at a position of its own. */
const isRow = ([, ...rest]: readonly Place[]): boolean =>
  new Set(rest.map(({ position }) => position)).size === rest.length &&
  rest.every(
    ({ sort, block, destinations }) =>
      sort === 'links' ||
      (sort !== 'title' && sort !== 'heading' && destinations.length === 0 && block.text.length <= TEASER),
  );

/** What one row says in words, half of them do. */
function areAlike(rows: readonly (readonly Place[])[]): boolean {
  const count = new Map<string, number>();
  for (const { sort, position } of rows.flatMap(([, ...rest]) => rest))
    if (sort === 'words') count.set(position, (count.get(position) ?? 0) + 1);
  return [...count.values()].every((times) => times >= 2 && 2 * times >= rows.length);
}

const isSmall = ({ sort }: Place): boolean => sort === 'date' || sort === 'label' || sort === 'figure';

/** What may stand over rows, and is never hidden with them. */
const isOver = ({ sort, wording, destinations }: Place): boolean =>
  sort === 'heading' ||
  sort === 'label' ||
  (sort === 'words' && destinations.length === 0 && wording.letters <= HEADING && !isSentence(wording.plain));
