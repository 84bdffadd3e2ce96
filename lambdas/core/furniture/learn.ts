import { secondsOf } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';
import { candidates } from './candidates.ts';
import type { FurnitureRecord, FurnitureRule, Sketch } from './furniture-record.ts';
import { coveredBy } from './hide.ts';
import type { Place } from './places.ts';
import { signsOf } from './sketch.ts';
import type { PageRead } from './sketch.ts';

/** Sketches kept: of one template, and in all. */
const PAGES = { template: 8, all: 32 } as const;
/** Rules of a host; a site that gets there has been rebuilt many times over. */
const RULES = 100;
/** Characters of an example. */
const EXAMPLE = 80;

/**
 * What is known of a host once one of its pages was read. The same record where that page says nothing new, or this
 * reading of it was learned from before. A page counts once, as it was read last, and only where it says something that
 * no other page says: five notices in the same words are five notices.
 */
export function learn(record: FurnitureRecord, page: PageRead): FurnitureRecord {
  const { item, at, layout } = page;
  const before = record.pages.find((known) => known.item === item);
  if (before !== undefined && secondsOf(before.at) >= secondsOf(at)) return record;
  const signs = signsOf(page, before);
  if (record.pages.length === 0 && isPlain(signs.sketch)) return record;
  const pages = recent([...record.pages.filter((known) => known !== before), signs.sketch]);
  const rules = [...record.rules];
  const since = latest(rules, at);
  const known = new Set(coveredBy(rules, layout));
  for (const { rule, places } of candidates(signs, pages)) {
    if (rules.length === RULES || places.every((place) => known.has(place))) continue;
    const learned = { ...rule, since, example: exampleOf(places) };
    rules.push(learned);
    for (const place of coveredBy([learned], layout)) known.add(place);
  }
  return { ...record, rules, pages };
}

const isPlain = ({ boxes, named, links, rows, lines }: Sketch): boolean =>
  boxes.length + named.length + links.length + rows.length + lines.length === 0;

/** The pages read last, a few of each template. */
function recent(pages: readonly Sketch[]): Sketch[] {
  const count = new Map<string, number>();
  const kept = pages.toReversed().filter(({ template }) => {
    count.set(template, (count.get(template) ?? 0) + 1);
    return (count.get(template) ?? 0) <= PAGES.template;
  });
  return kept.slice(0, PAGES.all).reverse();
}

/** A late job's rules are no older than those before them: the rules that hold at an instant are the first ones. */
const latest = (rules: readonly FurnitureRule[], at: Instant): Instant => {
  const last = rules.at(-1)?.since ?? at;
  return secondsOf(last) > secondsOf(at) ? last : at;
};

const exampleOf = (places: readonly Place[]): string =>
  places.map(({ block }) => block.text).join(' ').slice(0, EXAMPLE).toWellFormed(); // prettier-ignore
