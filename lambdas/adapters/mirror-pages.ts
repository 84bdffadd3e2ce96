import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Instant } from '../contract/instant.ts';
import { header } from '../core/ports/pages.ts';
import type { Headers, PageRequest, Pages } from '../core/ports/pages.ts';
import { BodyError, decodeBody } from './decode-body.ts';
import { conditionalHeaders, failure, followRedirects, isRedirect } from './follow-redirects.ts';
import type { HopAnswer } from './follow-redirects.ts';
import { MirrorError, readMirror } from './mirror-index.ts';
import type { Layer, Sidecar } from './mirror-index.ts';

export { MirrorError } from './mirror-index.ts';

export interface MirrorOptions {
  /** The folder that holds the layers. */
  readonly root: string;
  /** The simulated now: layers later than this are not there yet. */
  readonly clock: () => Instant;
}

/**
 * The layers of a mirror in the order of their instants. Reads the whole mirror but for its bodies: one that passes
 * will not fail later for its form. Throws `MirrorError`.
 */
export async function mirrorLayers(root: string): Promise<readonly { name: string; at: Instant }[]> {
  return (await readMirror(root)).map(({ name, at }) => ({ name, at }));
}

/**
 * A recorded site in dated layers, `<root>/<layer>/<host>/<path>` with sidecars `<path>.http.json`, answering as the
 * servers did at the clock's instant:
 * - from the newest layer, at or before the clock, that holds the path; else with the newest `_default.http.json` of
 *   the host (an empty body); else with 404;
 * - a sidecar counts for the body of its own layer; one alone replaces status and headers of the older body;
 * - without a `content-type` header, sidecar or not, a recorded body gets the type of its path's extension;
 * - conditional requests are answered with 304 where the recorded answer is a 2xx with an `etag` or `last-modified`;
 * - a body whose sidecar names a `content-encoding` is decoded, as on the live web.
 *
 * Redirects, hosts and limits are those of `followRedirects`; there is no time limit. `fetch` rejects with a
 * `MirrorError` for a mirror that cannot be read, and for nothing else.
 */
export function mirrorPages({ root, clock }: MirrorOptions): Pages {
  let mirror: Promise<readonly Layer[]> | undefined;
  return {
    fetch: async (request) => {
      mirror ??= readMirror(root);
      const now = clock();
      const layers = (await mirror).filter(({ at }) => at <= now).toReversed();
      return followRedirects(request, {
        headersFor: (url) => [['host', url.host], ...conditionalHeaders(request)],
        exchange: (url) => answer(url, layers, request),
      });
    },
  };
}

interface Found {
  readonly status: number;
  readonly headers: Headers;
  /** File of the body, undefined for an empty one. */
  readonly body: string | undefined;
}

async function answer(url: URL, newestFirst: readonly Layer[], request: PageRequest): Promise<HopAnswer> {
  const { status, headers, body } = find(url, newestFirst);
  if (isUnchanged(status, headers, request))
    return {
      kind: 'response',
      status: 304,
      headers: headers.filter(([name]) => !/^content-/.test(name)),
      body: EMPTY,
    };
  if (body === undefined || isRedirect(status, headers))
    return { kind: 'response', status, headers, body: EMPTY };
  const encoding = header(headers, 'content-encoding');
  try {
    const bytes = await decodeBody(Readable.from([await readBody(body)]), encoding, request.limits.bytes);
    return { kind: 'response', status, headers, body: bytes };
  } catch (error) {
    if (error instanceof BodyError) return failure(error.reason, error.message);
    throw error;
  }
}

const EMPTY = new Uint8Array();

async function readBody(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new MirrorError(`${file}: cannot be read (${String(error)}); repair or remove it`, {
      cause: error,
    });
  }
}

function find(url: URL, newestFirst: readonly Layer[]): Found {
  const names = namesOf(url);
  const recorded = newestFirst.flatMap(({ hosts }) => {
    const paths = hosts.get(url.hostname)?.paths;
    return names.flatMap((name) => paths?.get(name) ?? []).slice(0, 1);
  });
  const newest = recorded[0];
  if (newest === undefined) return defaultAnswer(url.hostname, newestFirst);
  const body = newest.body ?? recorded.find((older) => older.body !== undefined)?.body;
  return { ...answerOf(newest.sidecar, body === undefined ? undefined : contentType(url.pathname)), body };
}

function defaultAnswer(host: string, newestFirst: readonly Layer[]): Found {
  const sidecar = newestFirst
    .map(({ hosts }) => hosts.get(host)?.otherwise)
    .find((recorded) => recorded !== undefined);
  return { ...(sidecar ?? { status: 404, headers: [] }), body: undefined };
}

function answerOf(sidecar: Sidecar | undefined, type: string | undefined): Sidecar {
  const { status, headers } = sidecar ?? { status: 200, headers: [] };
  const known = type === undefined || header(headers, 'content-type') !== undefined;
  return { status, headers: known ? headers : [...headers, ['content-type', type]] };
}

/** File names that may hold an address: as written, and with its percent-encoding undone. */
function namesOf({ pathname, search }: URL): readonly string[] {
  const path = pathname.slice(1).replace(/(^|\/)$/, '$1index.html');
  const decoded = decode(path);
  return [...new Set([path + search, decoded + decode(search), decoded + search])];
}

/** Percent-encoded EUC-JP or Shift_JIS is no UTF-8: such a name is found as written only. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  xml: 'application/xml',
  rdf: 'application/xml',
  rss: 'application/xml',
  atom: 'application/xml',
  pdf: 'application/pdf',
  txt: 'text/plain',
  json: 'application/json',
  js: 'text/javascript',
  css: 'text/css',
  csv: 'text/csv',
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  zip: 'application/zip',
};

/** Of a path, by its extension. No extension, or one of a program that makes pages (`.php`, `.cgi`): text/html. */
function contentType(pathname: string): string {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(pathname)?.[1]?.toLowerCase();
  return (extension === undefined ? undefined : TYPES[extension]) ?? 'text/html';
}

/** RFC 9110, 13.1.2, 13.1.3 and 13.2.2: entity tags compared weakly; If-None-Match, where given, decides alone. */
function isUnchanged(status: number, headers: Headers, { etag, lastModified }: PageRequest): boolean {
  if (status < 200 || status > 299) return false;
  const opaque = (tag: string): string => tag.replace(/^W\//, '');
  const current = header(headers, 'etag');
  if (etag !== undefined) return current !== undefined && opaque(etag) === opaque(current);
  const changed = header(headers, 'last-modified');
  if (lastModified === undefined || changed === undefined) return false;
  return changed === lastModified || Date.parse(changed) <= Date.parse(lastModified);
}
