import type { Block } from '../reading/block.ts';
import type { FurnitureRule } from './furniture-record.ts';
import { isFree, isLinkBox, movingIn } from './link-box.ts';
import { layoutOf } from './places.ts';
import type { Box, LaidOut, Layout, Place } from './places.ts';
import { rowBoxesOf } from './rows.ts';
import { holdsTerm } from './terms.ts';

/** What is left of a page, each in reading order. */
export interface Unfurnished {
  /** Its text. A block that holds a term of the taxonomy is never taken away. */
  readonly kept: readonly Block[];
  /**
   * What an edit of the page is told by: the same, but without the links of a box of links and without rows. Where they
   * lead is news of other pages, which lists announce; a ranking of headlines full of terms would alert at every turn.
   */
  readonly compared: readonly Block[];
}

/**
 * Takes the furniture from a page. Where nothing of the page's own would be left, nothing is taken; rows are left where no
 * other words stand: they may be what the page is about.
 */
export function withoutFurniture(page: LaidOut, rules: readonly FurnitureRule[]): Unfurnished {
  const whole = { kept: page.blocks, compared: page.blocks };
  if (rules.length === 0) return whole;
  const layout = layoutOf(page);
  const rows = hasWordsBesideRows(layout) ? coveredBy(ofKind(rules, 'rows'), layout) : new Set<Place>();
  const links = coveredBy(ofKind(rules, 'links'), layout);
  const others = coveredBy(ofKind(rules, 'box', 'line'), layout);
  const isFurniture = (place: Place): boolean => links.has(place) || rows.has(place) || others.has(place);
  const kept = layout.places.filter((place) => !isFurniture(place) || holdsTerm(place.block.text));
  const compared = kept.filter((place) => !rows.has(place) && !(links.has(place) && place.sort === 'links'));
  if (!compared.some(isContent)) return whole;
  return { kept: kept.map(({ block }) => block), compared: compared.map(({ block }) => block) };
}

const ofKind = (rules: readonly FurnitureRule[], ...kinds: FurnitureRule['kind'][]): readonly FurnitureRule[] => rules.filter(({ kind }) => kinds.includes(kind)); // prettier-ignore

function hasWordsBesideRows(layout: Layout): boolean {
  const inRows = new Set(rowBoxesOf(layout).flatMap(({ places }) => places));
  return layout.places.some((place) => place.sort === 'words' && !inRows.has(place));
}

/** The blocks that rules cover, those with terms of the taxonomy too. */
export const coveredBy = (rules: readonly FurnitureRule[], layout: Layout): ReadonlySet<Place> =>
  new Set(rules.flatMap((rule) => covered(rule, layout)));

function covered(rule: FurnitureRule, layout: Layout): readonly Place[] {
  const { boxes, places } = layout;
  const here = boxes.filter(({ position }) => position === rule.position);
  switch (rule.kind) {
    case 'links':
      return here.filter(isLinkBox).flatMap(movingIn);
    case 'rows':
      return rowBoxesOf(layout).filter(({ position }) => position === rule.position).flatMap(({ moving }) => moving); // prettier-ignore
    case 'box':
      return here.filter((box) => box.only && isOfLength(box, rule.length ?? 0)).flatMap(({ own }) => own.filter(isFree)); // prettier-ignore
    case 'line':
      return places.filter((place) => place.position === rule.position && place.wording.form === rule.form && isFree(place)); // prettier-ignore
  }
}

/** Characters of the blocks that are a box's own. */
export const lengthOf = ({ own }: Box): number =>
  own.reduce((sum, { wording }) => sum + wording.plain.length, 0);

/** A ranking of ten in place of one of five is furniture still; a box that holds much more than it did is not. */
const isOfLength = (box: Box, length: number): boolean => lengthOf(box) <= 2 * length + 40;

/** What a page may be about: neither a heading nor a date, a counter or links alone. */
const isContent = ({ sort }: Place): boolean => sort === 'words' || sort === 'label' || sort === 'figure';
