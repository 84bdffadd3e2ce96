import type { Label } from '../../contract/alert.ts';
import { plainLine } from './plain-line.ts';

/** What an item is grouped by. */
export interface Labelled {
  readonly defence_diplomacy: boolean;
  readonly frameworks: readonly { readonly id: string; readonly label: Label }[];
  readonly counterparts: readonly { readonly code: string; readonly label: Label }[];
}

export interface Group<Item> {
  /** `2+2 — Australia`, `Defence diplomacy — France`, `Other items`. */
  readonly title: string;
  readonly items: readonly Item[];
}

/** In a group's title; the rest become `+n`. */
const NAMES = 6;
const OTHER = 'Other items その他';

/**
 * Items in groups by framework and counterparts, so that a reader finds his part: what has a framework first, by the
 * frameworks' names; then what is relevant without one; then the rest. An item stands in one group, that of its first
 * framework; the order within a group is that given.
 */
export function groupsOf<Item extends Labelled>(items: readonly Item[]): readonly Group<Item>[] {
  const groups = [...Map.groupBy(items, titleOf)].map(([title, grouped]) => ({ title, items: grouped }));
  return groups.toSorted((a, b) => rank(a) - rank(b) || compare(a.title, b.title));
}

function titleOf({ defence_diplomacy, frameworks, counterparts }: Labelled): string {
  const [first] = frameworks;
  if (!defence_diplomacy) return OTHER;
  const subject = first === undefined ? 'Defence diplomacy' : plainLine(first.label.en);
  const names = counterparts.slice(0, NAMES).map(({ label }) => plainLine(label.en));
  const rest = counterparts.length > NAMES ? ` +${counterparts.length - NAMES}` : '';
  return names.length === 0 ? subject : `${subject} — ${names.join(', ')}${rest}`;
}

const rank = <Item extends Labelled>({ title, items }: Group<Item>): number =>
  title === OTHER ? 2 : items[0]?.frameworks.length === 0 ? 1 : 0;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What relevant items are labelled with, each label with how often: empty where there is none. */
export function labelTallies(items: readonly Labelled[]): {
  readonly frameworks: string;
  readonly counterparts: string;
} {
  const relevant = items.filter(({ defence_diplomacy }) => defence_diplomacy);
  const names = (labelled: readonly { readonly label: Label }[]): readonly string[] =>
    labelled.map(({ label }) => plainLine(label.en));
  return {
    frameworks: tally(relevant.flatMap(({ frameworks }) => names(frameworks))),
    counterparts: tally(relevant.flatMap(({ counterparts }) => names(counterparts))),
  };
}

/** How often each label is given, the most frequent first: `Defence ministerial 3, ADMM-Plus 2`. */
export function tally(names: readonly string[]): string {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]) => ({ name, count: all.length }));
  return counts
    .toSorted((a, b) => b.count - a.count || compare(a.name, b.name))
    .map(({ name, count }) => `${name} ${count}`)
    .join(', ');
}
