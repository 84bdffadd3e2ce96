import type { Source } from './source.ts';
import { sha256 } from './digest.ts';
import { comparableTitle } from './text/comparable.ts';

/**
 * Parameters that mark how a reader came, not what is read. `utm_*` is Google Analytics' campaign tagging; the others
 * are click ids that advertising networks append (Google, Meta, Microsoft, Yandex, X, TikTok, Instagram, Mailchimp).
 */
const TRACKING =
  /^(utm_.+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_cid|mc_eid|_ga|_gl)$/i;

const UNRESERVED = /[A-Za-z0-9\-._~]/;

/** Percent-encoding as RFC 3986 6.2.2 wants it: upper-case hex, unreserved characters bare. */
const normaliseEncoding = (text: string): string =>
  text.replaceAll(/%([0-9a-f]{2})/gi, (escape, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return UNRESERVED.test(character) ? character : escape.toUpperCase();
  });

const withoutTracking = (search: string): string => {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING.test(pair.split('=')[0] ?? ''));
  return kept.length === 0 ? '' : `?${normaliseEncoding(kept.join('&'))}`;
};

/**
 * The address that names an item, whatever its spelling: scheme `https`, host in lower case, no default port,
 * no tracking parameters, no fragment (unless the source keeps it), `index.html|htm|php` at the end is its folder.
 * Two links to one page give one canonical URL.
 *
 * `url`: absolute. Throws a TypeError (from `URL`) where it is none.
 */
export function canonicalUrl(url: string, fragment: Source['fragment'] = 'drop'): string {
  const { protocol, hostname, port, pathname, search, hash } = new URL(url);
  const defaultPort =
    port === '' || (protocol === 'http:' && port === '443') || (protocol === 'https:' && port === '80');
  const host = defaultPort ? hostname : `${hostname}:${port}`;
  const path = normaliseEncoding(pathname).replace(/\/index\.(html?|php)$/i, '/');
  return `https://${host}${path}${withoutTracking(search)}${fragment === 'keep' ? hash : ''}`;
}

/** The identity rule for a link: the first pattern of the source that matches, else the source's own rule. */
export const identityRule = (source: Source, url: string): Source['identity'] =>
  source.identityOf.find((rule) => new RegExp(rule.url, 'u').test(url))?.identity ?? source.identity;

const readableTail = (canonical: string): string => {
  const { pathname, hostname } = new URL(canonical);
  const segment = pathname.split('/').findLast((part) => part !== '') ?? hostname;
  const words = segment.replace(/\.(html?|php|pdf|aspx?)$/i, '').toLowerCase();
  return words
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
};

/**
 * The id of an item: 16 hex digits of the SHA-256 of its canonical URL (and of its title, where the source says that
 * one page carries several items), with the end of the path behind it so that a person can read it.
 */
export function itemId(canonical: string, title: string | null): string {
  const hash = sha256(title === null ? canonical : `${canonical}\n${comparableTitle(title)}`).slice(0, 16);
  const tail = readableTail(canonical);
  return tail === '' ? hash : `${hash}-${tail}`;
}

/** The id of an alert: of the item (in its source), the change, and the ordinal of the version that it leads to. */
export const alertId = (source: string, item: string, change: string, ordinal: number): string =>
  sha256([source, item, change, String(ordinal)].join('\n')).slice(0, 20);
