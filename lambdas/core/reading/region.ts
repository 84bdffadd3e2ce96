import type { CheerioAPI } from 'cheerio/slim';
import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { isSkipped, showsWords } from './paragraphs.ts';

/** Where the text of pages usually is, by element, role and the names that Japanese public sites give. */
const USUAL_PLACES = [
  'main', '[role=main]', 'article', '#main', '#maincontents', '#main-contents', '#mainContents', '#contents-body',
  '#contents', '#content', '#main-content', '.main', '.main-content', '.contents', '.content', '.body',
  '.entry-content', '.article-body', '.post-content', '.detail-page',
].join(', '); // prettier-ignore

/** What stands around a text on every page of a site: by element, by role, and by names that say nothing else. */
const FURNITURE_TAGS: ReadonlySet<string> = new Set(['footer', 'aside', 'nav']);
const FURNITURE_ROLES: ReadonlySet<string> = new Set([
  'banner',
  'navigation',
  'contentinfo',
  'complementary',
  'search',
]);
const FURNITURE_NAMES: ReadonlySet<string> = new Set([
  'header', 'footer', 'nav', 'navi', 'gnav', 'global-nav', 'globalnav', 'menu', 'breadcrumb', 'breadcrumbs', 'topicpath',
  'topic-path', 'pagetop', 'page-top', 'side', 'sidebar', 'ranking', 'related', 'sns', 'social', 'share', 'footer-nav',
]); // prettier-ignore

/** A region that holds this much of the text outside links holds the page's text. */
const MOST = 0.6;

export interface Region {
  /** Elements that hold the text, in document order, none inside another. */
  readonly elements: readonly Element[];
  /** Elements inside them that do not belong to it. */
  readonly leaveOut: (element: Element) => boolean;
}

export interface RegionRules {
  readonly select: readonly string[];
  readonly remove: readonly string[];
}

/**
 * Where a page's text is: what the definition selects, less what it removes; where it selects nothing that has words,
 * the smallest of the usual places that holds most of the text, else the body without its furniture.
 */
export function regionOf($: CheerioAPI, rules: RegionRules): Region {
  const removed = new Set<AnyNode>(rules.remove.length === 0 ? [] : $(rules.remove.join(', ')).get());
  const isRemoved = (element: Element): boolean => removed.has(element);
  const selected = rules.select.length === 0 ? [] : outermost($(rules.select.join(', ')).get());
  if (selected.some((element) => showsWords(element, isRemoved))) {
    return { elements: selected, leaveOut: isRemoved };
  }
  const leaveOut = (element: Element): boolean => isRemoved(element) || isFurniture(element);
  return { elements: usualPlace($, leaveOut), leaveOut };
}

/** Elements of a list in document order, without those that lie inside another of the list. */
function outermost(nodes: readonly AnyNode[]): readonly Element[] {
  const chosen = new Set<AnyNode>(nodes);
  const isInside = (node: AnyNode): boolean => {
    for (let above = node.parent; above !== null; above = above.parent) if (chosen.has(above)) return true;
    return false;
  };
  return nodes.filter(isTag).filter((element) => !isInside(element));
}

function isFurniture(element: Element): boolean {
  const { name, attribs } = element;
  if (name === 'header') return !isWithinText(element);
  if (FURNITURE_TAGS.has(name) || FURNITURE_ROLES.has(attribs['role'] ?? '')) return true;
  const names = `${attribs['id'] ?? ''} ${attribs['class'] ?? ''}`.toLowerCase().split(/\s+/);
  return names.some((one) => FURNITURE_NAMES.has(one)) && !holdsText(element);
}

/** A header inside an article heads the article, not the site. */
function isWithinText(element: Element): boolean {
  for (let above = element.parent; above !== null; above = above.parent) {
    if (isTag(above) && TEXT_TAGS.has(above.name)) return true;
  }
  return false;
}

const TEXT_TAGS: ReadonlySet<string> = new Set(['main', 'article', 'section']);

/** Names on a wrapper of everything (`<div class="sidebar">` around `<main>`) speak of layout, not of furniture. */
const holdsText = (element: Element): boolean =>
  element.children.some(
    (child) => isTag(child) && (child.name === 'main' || child.name === 'article' || holdsText(child)),
  );

interface Weight {
  /** Characters shown. */
  readonly all: number;
  /** Of those, the ones outside links: lists of other pages have few. */
  readonly prose: number;
}

function usualPlace($: CheerioAPI, leaveOut: (element: Element) => boolean): readonly Element[] {
  const body = $('body').get().filter(isTag);
  const weights = new Map<AnyNode, Weight>();
  const whole = body[0] === undefined ? NOTHING : weigh(body[0], false, leaveOut, weights);
  const isSmaller = (element: Element, best: Element): boolean =>
    (weights.get(element)?.all ?? 0) <= (weights.get(best)?.all ?? Infinity);
  const best = $(USUAL_PLACES).get().filter(isTag)
    .filter((element) => (weights.get(element)?.prose ?? 0) >= Math.max(1, whole.prose * MOST))
    .reduce<Element | null>((smallest, element) => (smallest === null || isSmaller(element, smallest) ? element : smallest), null); // prettier-ignore
  return best === null ? body : [best];
}

const NOTHING: Weight = { all: 0, prose: 0 };

function weigh(
  node: AnyNode,
  inLink: boolean,
  leaveOut: (element: Element) => boolean,
  weights: Map<AnyNode, Weight>,
): Weight {
  if (isText(node)) {
    const all = node.data.trim().length;
    return { all, prose: inLink ? 0 : all };
  }
  if (!hasChildren(node)) return NOTHING;
  if (isTag(node) && node.name !== 'body' && (isSkipped(node) || leaveOut(node))) return NOTHING;
  const linked = inLink || (isTag(node) && node.name === 'a');
  let [all, prose] = [0, 0];
  for (const child of node.children) {
    const weight = weigh(child, linked, leaveOut, weights);
    all += weight.all;
    prose += weight.prose;
  }
  weights.set(node, { all, prose });
  return { all, prose };
}
