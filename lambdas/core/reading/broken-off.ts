/** Elements whose end tag may not be left out, and that lists and articles lie in. */
const CONTAINERS = /<(\/?)(?:a|article|div|dl|main|ol|section|table|ul)(?=[\s/>])/gi;

/**
 * Whether a page has not come whole: its end is missing, and something is still open. Neither alone says so: tools that
 * shrink pages leave `</body></html>` out, and many a page closes a `div` too few.
 */
export function breaksOff(html: string): boolean {
  if (/<\/(?:body|html)\s*>/i.test(html)) return false;
  let open = 0;
  for (const [, slash] of html.matchAll(CONTAINERS)) open += slash === '/' ? -1 : 1;
  return open > 0;
}
