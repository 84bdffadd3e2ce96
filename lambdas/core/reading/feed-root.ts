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

/**
 * Looks at the outermost element: a feed, a feed that breaks off before its end tag (feedsmith takes such a one for a
 * shorter feed when it breaks between two items), something else, or no markup at all.
 */
export function feedRoot(text: string): FeedRoot {
  const rest = text.slice(PROLOGUE.exec(text)?.[0].length ?? 0);
  const start = /^<(?:[\w.-]+:)?(?<name>[\w.-]+)(?:\s[^>]*?)?(?<closed>\/)?>/.exec(rest);
  const name = start?.groups?.['name'];
  if (name === undefined) return { kind: 'none' };
  const format = FORMATS.get(name.toLowerCase());
  if (format === undefined) return { kind: 'other', root: name };
  const whole =
    start?.groups?.['closed'] !== undefined ||
    new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>`).test(rest.slice(-4096));
  return whole ? { kind: 'feed', format } : { kind: 'cut', root: name };
}
