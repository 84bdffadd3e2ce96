export type FeedFormat = 'rss' | 'atom' | 'rdf';

/** What an XML text is by its outermost element, before a parser that forgives everything sees it. */
export type FeedRoot =
  | { readonly kind: 'feed'; readonly format: FeedFormat }
  | { readonly kind: 'other'; readonly root: string }
  | { readonly kind: 'cut'; readonly root: string }
  | { readonly kind: 'none' };

const FORMATS: ReadonlyMap<string, FeedFormat> = new Map([
  ['rss', 'rss'],
  ['feed', 'atom'],
  ['rdf', 'rdf'],
]);

/** Declaration, comments, processing instructions and a document type before the outermost element. */
const PROLOGUE = /^(?:[\s\ufeff]+|<\?[^]*?\?>|<!--[^]*?-->|<!doctype[^>[]*(?:\[[^]*?\]\s*)?>)*/i;

const START = /^<(?:[\w.-]+:)?(?<name>[\w.-]+)(?:\s[^>]*?)?(?<closed>\/)?>/;

const startOf = (text: string): RegExpExecArray | null =>
  START.exec(text.slice(PROLOGUE.exec(text)?.[0].length ?? 0));

/** The name of the outermost element of XML or HTML, without its prefix; null where the text begins with no element. */
export const rootName = (text: string): string | null => startOf(text)?.groups?.['name'] ?? null;

/** Whether XML whose outermost element is `name` has come whole: that element is empty or has its end tag. */
export const endsIn = (text: string, name: string): boolean =>
  startOf(text)?.groups?.['closed'] !== undefined ||
  new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>`).test(text.slice(-4096));

/**
 * Looks at the outermost element: a feed, a feed that breaks off before its end tag (feedsmith takes such a one for a
 * shorter feed when it breaks between two items), something else, or no markup at all.
 */
export function feedRoot(text: string): FeedRoot {
  const root = rootName(text);
  if (root === null) return { kind: 'none' };
  const format = FORMATS.get(root.toLowerCase());
  if (format === undefined) return { kind: 'other', root };
  return endsIn(text, root) ? { kind: 'feed', format } : { kind: 'cut', root };
}
