import { encodeQuery } from './encoded-query.ts';

/** RFC 9110, 4.1: at least 8000 octets are to be understood. */
const LONGEST_LINK = 8000;

/**
 * An announced link made absolute against `base`; null for what leads to no page: empty, unparsable, `javascript:`,
 * `mailto:` and other schemes, a mere fragment of the list itself, and what is too long for any server. Credentials are
 * dropped. `encoding`: of the page that the link stands on.
 */
export function pageLink(href: string | null | undefined, base: string, encoding = 'utf-8'): string | null {
  const link = href?.trim() ?? '';
  if (link === '' || link.startsWith('#')) return null;
  const url = URL.parse(encodeQuery(link, encoding), base);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  // `https://www.mod.go.jp@elsewhere.example/` is made to deceive, and what stands there is none of our business.
  url.username = '';
  url.password = '';
  return url.href.length > LONGEST_LINK ? null : url.href;
}
