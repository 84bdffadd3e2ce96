import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { paragraphsOf } from './paragraphs.ts';
import type { Region } from './region.ts';

/** Fewest characters of a part: a mere anchor or heading is none. */
const LEAST_PART = 20;

/**
 * The part of a page that a fragment names, for pages that gather several items (`#photo_20260918d` of a monthly diary):
 * the element with that id; where that is a mere anchor or heading, what stands with it up to the next one of its kind,
 * an id that differs in its digits only. Null where the fragment names nothing that has words.
 *
 * `url`: the address with its fragment.
 */
export function partOf($: CheerioAPI, url: string): Region | null {
  const hash = URL.parse(url)?.hash ?? '';
  if (hash === '') return null;
  const named = $('[id], a[name]').get().filter(isTag);
  const target = named.find((element) => URL.parse(`#${nameOf(element)}`, url)?.hash === hash);
  if (target === undefined) return null;
  const kin = new Set<AnyNode>(
    named.filter((other) => other !== target && kindOf(nameOf(other)) === kindOf(nameOf(target))),
  );
  const elements = saysEnough([target]) ? [target] : sectionAt(target, kin);
  return saysEnough(elements) ? { elements, leaveOut: () => false } : null;
}

const nameOf = ({ attribs }: Element): string => attribs['id'] ?? attribs['name'] ?? '';

const kindOf = (name: string): string => name.replaceAll(/\d+/g, '0').replace(/0[a-z]$/, '0');

const saysEnough = (elements: readonly Element[]): boolean =>
  paragraphsOf(elements, () => false).length >= LEAST_PART;

/**
 * The largest element around the target that holds no other of its kind, if that says something; else what follows it up to
 * the next of its kind. Of the only one of its kind (the first day of a diary): what follows it up to a heading that is not
 * below it, so that its text stays the same when the second one comes.
 */
function sectionAt(target: Element, kin: ReadonlySet<AnyNode>): readonly Element[] {
  let top = target;
  while (isInside(top.parent) && (kin.size > 0 ? !holdsAny(top.parent, kin) : isPartOf(top.parent)))
    top = top.parent;
  if (kin.size > 0 && saysEnough([top])) return [top];
  const ends = (node: AnyNode): boolean => (kin.size > 0 ? holdsAny(node, kin) : isHeadingOver(node, top));
  const section = [top];
  for (let next = top.next; next !== null && !ends(next); next = next.next)
    if (isTag(next)) section.push(next);
  return section;
}

/** A paragraph belongs to the anchor in it; so does what says next to nothing without it. */
const isPartOf = (element: Element): boolean =>
  ['p', 'li', 'dd', 'dt', 'td', 'blockquote', 'figcaption'].includes(element.name) || !saysEnough([element]);

const levelOf = (node: AnyNode): number =>
  isTag(node) ? Number(/^h([1-6])$/.exec(node.name)?.[1] ?? Infinity) : Infinity;

/** Whether a node is a heading that does not stand below `top`; any heading ends what is none itself. */
const isHeadingOver = (node: AnyNode, top: Element): boolean =>
  levelOf(node) !== Infinity && levelOf(node) <= levelOf(top);

/** An element of the page's content: not the body, nor what stands for all of it. */
const isInside = (node: AnyNode | null): node is Element =>
  node !== null && isTag(node) && !['html', 'body', 'main'].includes(node.name);

const holdsAny = (node: AnyNode, kin: ReadonlySet<AnyNode>): boolean =>
  kin.has(node) || (isTag(node) && node.children.some((child) => holdsAny(child, kin)));
