import type { Element } from 'domhandler';
import type { Block } from '../reading/block.ts';
import type { LinkBase } from './links.ts';
import { STEPS, elementAbove, namesOf, positionOf } from './position.ts';
import { Sorted } from './sort.ts';

/** A page as it was read: its paragraphs, the elements that hold its text, and where it was read. */
export interface LaidOut extends LinkBase {
  readonly blocks: readonly Block[];
  readonly region: readonly Element[];
}

const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'dl']);
/** Elements that may hold links without having a name. */
const GROUPS: ReadonlySet<string> = new Set(['div', 'section', 'aside', 'nav']);
const ITEMS: ReadonlySet<string> = new Set(['li', 'dt', 'dd']);

export class Place extends Sorted {
  /** Its place in reading order. */
  readonly index: number;
  /** Of the element that holds the block. */
  readonly position: string;

  constructor(block: Block, index: number, around: readonly Element[], base: LinkBase) {
    const listed = around.some(({ name }) => ITEMS.has(name));
    super(block, base, listed);
    this.index = index;
    this.position = positionOf(block.element);
  }
}

/** An element inside the region that has a name of its own, or is a list. */
export interface Box {
  readonly position: string;
  /** Id and classes as in a selector; empty for a list without any. */
  readonly names: string;
  /** Whether it, or a box around it, has a name. */
  readonly named: boolean;
  /** 1 for an element directly in the region. */
  readonly depth: number;
  /** The only one at its position on this page. */
  readonly only: boolean;
  /** Everything inside. */
  readonly places: readonly Place[];
  /** Of that, what does not stand in a smaller box that is the only one at its own position. */
  readonly own: readonly Place[];
}

/** An element inside the region without a name of its own. */
export type Group = Pick<Box, 'position' | 'places'>;

export interface Layout {
  /** The position of the region: pages of one template have the same. */
  readonly template: string;
  readonly places: readonly Place[];
  /** From the outermost inwards. */
  readonly boxes: readonly Box[];
  /** Elements without a name, likewise; lists are boxes. */
  readonly groups: readonly Group[];
}

const known = new WeakMap<LaidOut, Layout>();

/**
 * A page → its blocks and boxes with their positions. Linear in its blocks, times the depth they stand at; worked out once
 * a page, for hiding and for learning.
 */
export function layoutOf(page: LaidOut): Layout {
  const layout = known.get(page) ?? lay(page);
  known.set(page, layout);
  return layout;
}

function lay(page: LaidOut): Layout {
  const region = new Set(page.region);
  const around = page.blocks.map(({ element }) => within(element, region));
  const places = page.blocks.map((block, index) => new Place(block, index, around[index] ?? [], page));
  const drafts = draftsOf(places, around);
  const count = new Map<string, number>();
  for (const { position } of drafts.values()) count.set(position, (count.get(position) ?? 0) + 1);
  const isOnly = (element: Element): boolean => count.get(drafts.get(element)?.position ?? '') === 1;
  for (const place of places) {
    const innermost = around[place.index]?.find(isOnly);
    if (innermost !== undefined) drafts.get(innermost)?.own.push(place);
  }
  const boxes = [...drafts].map(([element, draft]) => ({ ...draft, only: isOnly(element) }));
  const template = page.region.map(positionOf).join(' ');
  const groups = groupsOf(places, around);
  return { template, places, boxes: boxes.sort((a, b) => a.depth - b.depth), groups };
}

interface Draft extends Omit<Box, 'only'> {
  readonly places: Place[];
  readonly own: Place[];
}

function draftsOf(
  places: readonly Place[],
  around: readonly (readonly Element[])[],
): ReadonlyMap<Element, Draft> {
  const drafts = new Map<Element, Draft>();
  for (const place of places) {
    const elements = around[place.index] ?? [];
    for (const [at, element] of elements.entries()) {
      const names = namesOf(element);
      if (names === '' && !LISTS.has(element.name)) continue;
      const draft = drafts.get(element) ?? {
        position: positionOf(element),
        names,
        named: elements.slice(at).some((each) => namesOf(each) !== ''),
        depth: elements.length - at,
        places: [],
        own: [],
      };
      draft.places.push(place);
      drafts.set(element, draft);
    }
  }
  return drafts;
}

function groupsOf(places: readonly Place[], around: readonly (readonly Element[])[]): readonly Group[] {
  const groups = new Map<Element, { position: string; places: Place[] }>();
  for (const place of places)
    for (const element of (around[place.index] ?? []).toReversed()) {
      if (!GROUPS.has(element.name) || namesOf(element) !== '') continue;
      const group = groups.get(element) ?? { position: positionOf(element), places: [] };
      group.places.push(place);
      groups.set(element, group);
    }
  return [...groups.values()];
}

/** The element and those around it, from the inside out, as far as the region goes, and as a position names at most. */
function within(element: Element, region: ReadonlySet<Element>): readonly Element[] {
  const around: Element[] = [];
  for (let at: Element | null = element; at !== null && !region.has(at); at = elementAbove(at)) {
    if (around.length === STEPS) break;
    around.push(at);
  }
  return around;
}
