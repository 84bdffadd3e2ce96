import type { Instant } from '../../contract/instant.ts';
import { sha256 } from '../digest.ts';
import { clockAt } from './clock.ts';
import type { Sketch } from './furniture-record.ts';
import { isLinkBox } from './link-box.ts';
import { isFurnitureName, isTextName } from './names.ts';
import type { Box, Group, Layout, Place } from './places.ts';
import { hasTurned } from './row-evidence.ts';
import { rowBoxesOf } from './rows.ts';
import type { RowBox } from './rows.ts';
import { isSentence } from './wording.ts';

/** How much of a page a sketch holds, so that hostile pages stay small. */
const MOST = { words: 80, boxes: 24, links: 24, rowBoxes: 6, rows: 30, lines: 24 } as const;
/** Fewest letters by which a box can be known again. */
const LEAST_LETTERS = 8;
/** Longest form of a line. */
const LONGEST_LINE = 120;

/** What a page shows that may turn out to be furniture. */
export interface Signs {
  readonly sketch: Sketch;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly named: ReadonlyMap<string, Box>;
  readonly links: ReadonlyMap<string, Box>;
  readonly rows: ReadonlyMap<string, RowBox>;
  readonly lines: ReadonlyMap<string, Place>;
}

/** A page as it was read. */
export interface PageRead {
  readonly item: string;
  readonly at: Instant;
  /** In which the site tells the time. */
  readonly timeZone: string;
  readonly layout: Layout;
}

/** Sketches a page. `before`: its sketch when it was read before. */
export function signsOf({ layout, item, at, timeZone }: PageRead, before: Sketch | undefined): Signs {
  const words = layout.places.filter(({ sort }) => sort === 'words');
  const boxes = mapped(layout.boxes.filter(isBoxOfSameWords), positionHash, MOST.boxes);
  const named = mapped(boxesNamedSo(layout), positionHash, MOST.boxes);
  const links = mapped(layout.boxes.filter(isLinkBox), positionHash, MOST.links);
  const rows = mapped(rowBoxesOf(layout).filter(isShort), positionHash, MOST.rowBoxes);
  const lines = mapped(layout.places.filter(isLine), lineHash, MOST.lines);
  const isClock = clockAt(at, timeZone);
  const sketch: Sketch = {
    item,
    at,
    template: hash(layout.template),
    words: words.slice(-MOST.words).map(ownWords),
    boxes: [...boxes].map(([key, box]) => {
      const start = box.own[0]?.index ?? 0;
      const says = hash(box.own.map(boxWords).join('\n'));
      const moved = hasMoved(before?.boxes, key, says);
      const behind = words.filter(({ index }) => index >= start).length;
      return { at: key, says, listed: isListed(box), behind, moved };
    }),
    named: [...named.keys()],
    links: [...links.keys()],
    rows: [...rows].map(([key, box]) => rowSketch(key, box, words, before)),
    lines: [...lines].map(([key, { wording }]) => {
      const says = hash(wording.plain);
      return { at: key, says, clock: isClock(wording.plain), moved: hasMoved(before?.lines, key, says) };
    }),
  };
  return { sketch, boxes, named, links, rows, lines };
}

/** Known with all its rows or not at all: of an index cut short, a row that is added seems to take another's place. */
const isShort = ({ heads }: RowBox): boolean => heads.length <= MOST.rows;

function rowSketch(
  at: string,
  box: RowBox,
  words: readonly Place[],
  before: Sketch | undefined,
): Sketch['rows'][number] {
  const addresses = box.heads.map(({ address }) => hash(address));
  const earlier = before?.rows.find((known) => known.at === at);
  const [start, end] = [box.places[0]?.index ?? 0, box.places.at(-1)?.index ?? 0];
  return {
    at,
    addresses,
    headlines: box.plain ? box.heads.map(({ wording }) => hash(wording.plain)) : [],
    behind: words.filter(({ index }) => index >= start).length,
    after: words.filter(({ index }) => index > end).length,
    turned: earlier !== undefined && (earlier.turned || hasTurned(earlier.addresses, addresses)),
  };
}

const hash = (text: string): string => sha256(text).slice(0, 10);
const positionHash = ({ position }: Group): string => hash(position);
const lineHash = ({ position, wording }: Place): string => hash(`${position}\n${wording.form}`);

/** Whether something says something else than when the page was read before, or did at an earlier reading. */
function hasMoved(
  before: readonly { at: string; says: string; moved: boolean }[] | undefined,
  key: string,
  says: string,
): boolean {
  const earlier = before?.find(({ at }) => at === key);
  return earlier !== undefined && (earlier.moved || earlier.says !== says);
}

function mapped<T>(all: readonly T[], keyOf: (one: T) => string, most: number): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const one of all) if (map.size < most && !map.has(keyOf(one))) map.set(keyOf(one), one);
  return map;
}

/**
 * A box that may be told by saying the same on every page. Not one that is named as the place of a text, and not one that
 * holds a heading of the first level, a date or links to documents: those are the page's own even where five pages share
 * them.
 */
function isBoxOfSameWords({ only, named, names, own }: Box): boolean {
  if (!only || !named || isTextName(names)) return false;
  if (own.some(({ sort, attached }) => sort === 'title' || sort === 'date' || attached)) return false;
  const said = own.filter(({ sort }) => sort !== 'heading');
  return said.reduce((sum, { wording }) => sum + wording.letters, 0) >= LEAST_LETTERS;
}

/** Boxes that are named as furniture is, and those inside them, whatever they say. */
function boxesNamedSo({ boxes, places }: Layout): readonly Box[] {
  const prose = proseIn(places);
  // `page-with-sidebar` around everything speaks of layout, not of furniture.
  const holdsText = (box: Box): boolean =>
    box.places.some(({ sort }) => sort === 'title') || 2 * proseIn(box.places) > prose;
  const named = boxes.filter((box) => isFurnitureName(box.names) && !holdsText(box));
  const inside = new Set(named.flatMap((box) => box.places));
  return boxes.filter(
    ({ only, own, places: held }) =>
      only &&
      held.every((place) => inside.has(place)) &&
      own.some(({ sort }) => sort !== 'heading') &&
      own.every(({ sort, attached }) => sort !== 'title' && !attached),
  );
}

const proseIn = (places: readonly Place[]): number =>
  places.reduce((sum, { sort, listed, block }) => sum + (sort === 'words' && !listed ? block.text.length : 0), 0); // prettier-ignore

const isListed = ({ own }: Box): boolean => own.every(({ listed, sort }) => listed || sort === 'heading');

/** Lines of figures, but not the rows of a table: a table of figures is content. */
const isLine = ({ sort, block, wording, attached }: Place): boolean =>
  (sort === 'counter' || sort === 'date' || sort === 'figure') &&
  !attached &&
  block.element.name !== 'tr' &&
  wording.form.length <= LONGEST_LINE;

/** Sentences count with their figures: 3名 on one page and 5名 on the next are two. Items of a ranking count without. */
const boxWords = ({ listed, sort, wording }: Place): string =>
  (sort === 'figure' && !listed) || isSentence(wording.plain) ? wording.plain : wording.form;

/** As written; items of a list without their figures, so that a ranking with counts is nobody's own. */
const ownWords = ({ listed, wording, block }: Place): string => hash(listed ? wording.form : block.text);
