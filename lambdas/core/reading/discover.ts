import { parseHtml } from './html.ts';
import { pageLink } from './link.ts';

/**
 * The links that a page names for an address that changes: those whose absolute address matches `pattern`, the one whose
 * first group is the largest number first; without a group in the order of the document. A link in the clear on a page
 * that was read over TLS is taken over TLS.
 *
 * `html`: the decoded page; `url`: where it was read; `pattern`: a regular expression in unicode mode.
 */
export function discoverLinks(html: string, url: string, pattern: string): readonly string[] {
  const $ = parseHtml(html);
  const base = URL.parse($('base[href]').attr('href') ?? '', url)?.href ?? url;
  const matcher = new RegExp(pattern, 'u');
  const found = $('a[href]').get().flatMap((anchor) => {
    const link = pageLink($(anchor).attr('href'), base);
    const match = link === null ? null : matcher.exec(link);
    return link === null || match === null ? [] : [{ link: secured(link, url), rank: Number(match[1] ?? 0) }];
  }); // prettier-ignore
  return [...new Set(found.toSorted((a, b) => b.rank - a.rank).map(({ link }) => link))];
}

const secured = (link: string, from: string): string =>
  from.startsWith('https:') ? link.replace(/^http:/, 'https:') : link;
