import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import { parseHtml } from '../../lambdas/core/reading/html.ts';

/** A selector and how many elements of a page it matches. */
export interface Count {
  readonly selector: string;
  readonly count: number;
}

/** How many elements a selector matches. */
export const countOf = (html: string, selector: string): number => parseHtml(html)(selector).length;

/**
 * What a selector that matches nothing matches up to each of its steps, and, of the first step that matches nothing, what
 * its parts match without each other: where a class was renamed, the step without it still matches.
 */
export function nearbySelectors(html: string, selector: string): readonly Count[] {
  const $ = parseHtml(html);
  return alternativesOf(selector).flatMap((alternative) => {
    const counts = prefixesOf(alternative).map((prefix) => counted($, prefix));
    const broken = counts.findIndex(({ count }) => count === 0);
    return broken === -1
      ? counts
      : [...counts.slice(0, broken + 1), ...relaxed($, counts[broken]?.selector ?? '')];
  });
}

const counted = ($: CheerioAPI, selector: string): Count => ({ selector, count: $(selector).length });

/** Characters inside brackets, parentheses and quotes belong to one step: they are blanked before a text is cut. */
const outline = (selector: string): string =>
  selector.replaceAll(/"[^"]*"|'[^']*'|\[[^\]]*\]|\([^()]*(?:\([^()]*\)[^()]*)*\)/g, (inner) =>
    'x'.repeat(inner.length),
  );

const alternativesOf = (selector: string): readonly string[] =>
  cutAt(selector, /,/g).map((part) => part.trim());

/** `ul > li a` → `ul`, `ul > li`, `ul > li a`. */
function prefixesOf(selector: string): readonly string[] {
  const ends = Array.from(outline(selector).matchAll(/\s*[>+~]\s*|\s+/g), ({ index }) => index);
  return [...ends, selector.length].filter((end) => end > 0).map((end) => selector.slice(0, end));
}

function cutAt(text: string, mark: RegExp): readonly string[] {
  const cuts = Array.from(outline(text).matchAll(mark), ({ index }) => index);
  return [...cuts, text.length].map((cut, index) =>
    text.slice(index === 0 ? 0 : (cuts[index - 1] ?? 0) + 1, cut),
  );
}

const SIMPLE = /[.#][\w-]+|\[[^\]]*\]|::?[\w-]+(?:\([^)]*\))?/g;

/** The last step of a selector without each of its classes, ids, attributes and pseudo-classes in turn; matches only. */
function relaxed($: CheerioAPI, selector: string): readonly Count[] {
  const start = selector.length - (/[^\s>+~]+$/.exec(outline(selector))?.[0].length ?? 0);
  const step = selector.slice(start);
  const without = Array.from(step.matchAll(SIMPLE), ({ 0: part, index }) => step.slice(0, index) + step.slice(index + part.length)); // prettier-ignore
  const bare = step.replaceAll(SIMPLE, '');
  const steps = [...new Set([...without, bare])].filter((each) => each !== '' && each !== step);
  return steps.map((each) => counted($, selector.slice(0, start) + each)).filter(({ count }) => count > 0);
}

/** Elements that usually are an entry of a list. */
const ENTRY_LIKE = 'li, dd, dt, article, tr, p, div';
/** Fewer of a kind are no list worth naming. */
const LEAST = 3;
const MOST_SHOWN = 3;

/** What holds most of a page's links: first guesses for `item`, the largest group first. */
export function likelyItems(html: string): readonly Count[] {
  const $ = parseHtml(html);
  const holders = $('a[href]').get().flatMap((anchor) => $(anchor).closest(ENTRY_LIKE).get().filter(isTag)); // prettier-ignore
  const groups = Map.groupBy(new Set(holders), pathOf);
  return [...groups]
    .map(([selector, elements]) => ({ selector, count: elements.length }))
    .filter(({ count }) => count >= LEAST)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_SHOWN);
}

/** An element with its parent, as a selector: `ul.news > li`. */
function pathOf(element: Element): string {
  const { parent } = element;
  return parent !== null && isTag(parent) ? `${nameOf(parent)} > ${nameOf(element)}` : nameOf(element);
}

function nameOf({ name, attribs }: Element): string {
  const usable = (word: string): boolean => /^[a-z][\w-]*$/i.test(word);
  const id = attribs['id'] ?? '';
  if (usable(id)) return `${name}#${id}`;
  const classes = (attribs['class'] ?? '').split(/\s+/).filter(usable).slice(0, 2);
  return [name, ...classes].join('.');
}
