import type { Box, Place } from './places.ts';

/** What may be furniture at all: not the page's heading, nor what leads to its documents. */
export const isFree = ({ sort, attached }: Place): boolean => sort !== 'title' && !attached;

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
