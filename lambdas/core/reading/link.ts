/**
 * An announced link made absolute against `base`; null for what leads to no page: empty, unparsable, `javascript:`,
 * `mailto:` and other schemes, and a mere fragment of the list itself.
 */
export function pageLink(href: string | undefined, base: string): string | null {
  const link = href?.trim() ?? '';
  if (link === '' || link.startsWith('#')) return null;
  const url = URL.parse(link, base);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  return url.href;
}
