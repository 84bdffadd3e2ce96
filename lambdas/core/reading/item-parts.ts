import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';

/** The parts of each item that match a selector, the item itself among them, in document order. */
export type PartsOf = (item: Element) => readonly Element[];

/** A selector that speaks of the item itself: it has to be asked of each one. */
const RELATIVE = /:scope|(?:^|,)\s*[>+~]/;

/**
 * Looks a selector up in all items at once, in time that grows with the page and not with the items. What stands in an
 * item that is nested in another (a list in a list) is a part of the inner one only: the outer would take its link.
 */
export function partsOf($: CheerioAPI, items: ReadonlySet<Element>, selector: string): PartsOf {
  const parts = new Map<Element, Element[]>();
  const found = RELATIVE.test(selector)
    ? [...items].flatMap((item) => $(item).find(selector).get())
    : $(selector).get();
  for (const part of found) {
    const item = closest(part, (element) => items.has(element));
    if (item === null || !isTag(part)) continue;
    const siblings = parts.get(item);
    if (siblings === undefined) parts.set(item, [part]);
    else siblings.push(part);
  }
  return (item) => parts.get(item) ?? [];
}

/** The nearest element, from a node outwards, that `suits`; the node itself may be it. */
export function closest(node: AnyNode, suits: (element: Element) => boolean): Element | null {
  for (let at: AnyNode | null = node; at !== null; at = at.parent) if (isTag(at) && suits(at)) return at;
  return null;
}
