/** The page that links stand on: where it was read, and the hosts that its source may lead to. */
export interface LinkBase {
  readonly url: string;
  readonly hosts: readonly string[];
}

/** Endings of addresses of pages; a document, a picture or an archive is an attachment. */
const PAGE_ENDING = /^(?:html?|xhtml|php|aspx?|jsp|cgi|do|action)$/i;

/**
 * Where a link leads.
 *
 * - `page`: to another page of the site, as in a ranking, related news, previous and next.
 * - `self`: to the page itself, as its own heading does, and a ranking that lists it.
 * - `attachment`: to what belongs to the page: a document, or a part of it (`19a_2.html` on `19a.html`, `?page=2`).
 * - `elsewhere`: to another site, within this page, to no page at all.
 */
export type Destination = 'page' | 'self' | 'attachment' | 'elsewhere';

export function destinationOf(href: string, base: LinkBase): Destination {
  const target = URL.parse(href.trim(), base.url);
  const own = ownUrl(base);
  if (target === null || own === null || !/^https?:$/.test(target.protocol)) return 'elsewhere';
  if (isDocument(target)) return 'attachment';
  if (target.hostname !== own.hostname && !base.hosts.includes(target.hostname)) return 'elsewhere';
  if (isSame(target, own)) return target.hash === '' && !href.trim().startsWith('#') ? 'self' : 'elsewhere';
  return isPartOf(target, own) ? 'attachment' : 'page';
}

const parsed = new WeakMap<LinkBase, URL | null>();

function ownUrl(base: LinkBase): URL | null {
  const known = parsed.get(base);
  if (known !== undefined) return known;
  const own = URL.parse(base.url);
  parsed.set(base, own);
  return own;
}

function isDocument({ pathname }: URL): boolean {
  const ending = /\.([A-Za-z][A-Za-z0-9]*)$/.exec(pathname)?.[1];
  return ending !== undefined && !PAGE_ENDING.test(ending);
}

const isSame = (target: URL, own: URL): boolean =>
  target.hostname === own.hostname && target.pathname === own.pathname && target.search === own.search;

function isPartOf(target: URL, own: URL): boolean {
  const stem = own.pathname.replace(/(?:\/index)?\.[A-Za-z]+$|\/$/, '');
  if (target.hostname !== own.hostname || stem === '' || !target.pathname.startsWith(stem)) return false;
  if (/^[A-Za-z0-9]/.test(target.pathname.slice(stem.length))) return false;
  // Where the query names the page, `?id=12` and `?id=13` are two.
  return target.pathname !== own.pathname || own.search === '' || target.search.startsWith(`${own.search}&`);
}
