import type { Block } from '../reading/block.ts';
import type { FurnitureRule } from './furniture-record.ts';
import { layoutOf } from './places.ts';
import type { Box, LaidOut, Layout, Place } from './places.ts';
import { holdsTerm } from './terms.ts';

/** What is left of a page, each in reading order. */
export interface Unfurnished {
  /** Its text. A block that holds a term of the taxonomy is never taken away. */
  readonly kept: readonly Block[];
  /**
   * What an edit of the page is told by: the same, but without the links of a box of links. Where they lead is news of
   * other pages, which lists announce; a ranking of headlines full of terms would alert at every turn.
   */
  readonly compared: readonly Block[];
}

/** Takes the furniture from a page. Where nothing of the page's own would be left, nothing is taken. */
export function withoutFurniture(page: LaidOut, rules: readonly FurnitureRule[]): Unfurnished {
  const whole = { kept: page.blocks, compared: page.blocks };
  if (rules.length === 0) return whole;
  const layout = layoutOf(page);
  const links = coveredBy(rules.filter(({ kind }) => kind === 'links'), layout); // prettier-ignore
  const others = coveredBy(rules.filter(({ kind }) => kind !== 'links'), layout); // prettier-ignore
  const isFurniture = (place: Place): boolean => links.has(place) || others.has(place);
  const kept = layout.places.filter((place) => !isFurniture(place) || holdsTerm(place.block.text));
  const compared = kept.filter((place) => !(links.has(place) && place.sort === 'links'));
  if (!compared.some(isContent)) return whole;
  return { kept: kept.map(({ block }) => block), compared: compared.map(({ block }) => block) };
}

/** The blocks that rules cover, those with terms of the taxonomy too. */
export const coveredBy = (rules: readonly FurnitureRule[], layout: Layout): ReadonlySet<Place> =>
  new Set(rules.flatMap((rule) => covered(rule, layout)));

function covered(rule: FurnitureRule, { boxes, places }: Layout): readonly Place[] {
  const here = boxes.filter(({ position }) => position === rule.position);
  switch (rule.kind) {
    case 'links':
      return here.filter(isLinkBox).flatMap(movingIn);
    case 'box':
      return here.filter((box) => box.only && isOfLength(box, rule.length ?? 0)).flatMap(({ own }) => own.filter(isFree)); // prettier-ignore
    case 'line':
      return places.filter((place) => place.position === rule.position && place.wording.form === rule.form && isFree(place)); // prettier-ignore
  }
}

/** What may be furniture at all: not the page's heading, nor what leads to its documents. */
const isFree = ({ sort, attached }: Place): boolean => sort !== 'title' && !attached;

/** Nothing but links to other pages, and what goes with them: a heading over them, dates, short labels. */
export const isLinkBox = ({ places }: Box): boolean =>
  places.some(({ sort }) => sort === 'links') &&
  places.every((place) => place.sort !== 'words' && isFree(place));

/**
 * What changes in a box of links. The heading over them stays; so does a date or a figure that is the only one at its
 * position: it is the page's own, beside a link to its category.
 */
export function movingIn({ places }: Box): readonly Place[] {
  const count = new Map<string, number>();
  const key = ({ sort, position }: Place): string => `${sort} ${position}`;
  for (const place of places) count.set(key(place), (count.get(key(place)) ?? 0) + 1);
  return places.filter((place) =>
    place.sort === 'date' || place.sort === 'figure'
      ? (count.get(key(place)) ?? 0) > 1
      : place.sort !== 'heading',
  );
}

/** Characters of the blocks that are a box's own. */
export const lengthOf = ({ own }: Box): number =>
  own.reduce((sum, { wording }) => sum + wording.plain.length, 0);

/** A ranking of ten in place of one of five is furniture still; a box that holds much more than it did is not. */
const isOfLength = (box: Box, length: number): boolean => lengthOf(box) <= 2 * length + 40;

/** What a page may be about: neither a heading nor a date, a counter or links alone. */
const isContent = ({ sort }: Place): boolean => sort === 'words' || sort === 'label' || sort === 'figure';
