import { encodeLegacy, isLegacy } from './legacy-encoder.ts';

/** What is percent-encoded in the query of an http(s) address, beside all that is not ASCII (URL Standard, 1.3). */
const IN_QUERY: ReadonlySet<number> = new Set([0x20, 0x22, 0x23, 0x27, 0x3c, 0x3e]);

/** What the parser of addresses leaves out (URL Standard, 4.4). */
const IGNORED = /[\t\n\r]/g;

/**
 * A link with its query percent-encoded in the page's encoding, as browsers do it: on a page in Shift_JIS
 * `list.cgi?name=会談` asks for `name=%89%EF%92k`. The parser of Node knows UTF-8 only. A character that the encoding
 * lacks becomes `%26%23…%3B` (URL Standard, 1.3, percent-encode after encoding). What is percent-encoded already stays,
 * and so do path and fragment, which are UTF-8 on every page.
 */
export function encodeQuery(link: string, encoding: string): string {
  const start = link.search(/[?#]/);
  if (!isLegacy(encoding) || start === -1 || link[start] === '#') return link;
  const hash = link.indexOf('#', start);
  const end = hash === -1 ? link.length : hash;
  const query = link.slice(start + 1, end).replaceAll(IGNORED, '');
  const encoded = encodeLegacy(query, encoding).map((piece) =>
    typeof piece === 'string'
      ? `%26%23${String(piece.codePointAt(0))}%3B`
      : piece.map(percentEncode).join(''),
  );
  return `${link.slice(0, start + 1)}${encoded.join('')}${link.slice(end)}`;
}

function percentEncode(byte: number): string {
  const stands = byte > 0x20 && byte < 0x7f && !IN_QUERY.has(byte);
  return stands ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
