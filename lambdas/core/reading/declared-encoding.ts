import type { Charset } from './entry.ts';

export type BodyKind = 'html' | 'xml' | 'text';

/** What a server or a document says of its encoding: `encoding` is a WHATWG name, or null for a label nobody knows. */
export interface Declaration {
  readonly from: Charset['from'];
  readonly label: string;
  readonly encoding: string | null;
}

/** A browser looks into the first 1024 bytes only; pages that put scripts before the meta tag need more. */
const EARLY_BYTES = 4096;
const LATE_BYTES = 16 * 1024;

/** Labels met on Japanese sites that the WHATWG table does not list. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['cp932', 'shift_jis'],
  ['sjis-win', 'shift_jis'],
  ['shift_jis-2004', 'shift_jis'],
  ['shift_jisx0213', 'shift_jis'],
  ['cp51932', 'euc-jp'],
  ['eucjp', 'euc-jp'],
  ['eucjp-win', 'euc-jp'],
  ['euc_jp', 'euc-jp'],
  ['jis', 'iso-2022-jp'],
  ['iso-2022-jp-1', 'iso-2022-jp'],
  ['cp50220', 'iso-2022-jp'],
  ['cp50221', 'iso-2022-jp'],
  ['utf_8', 'utf-8'],
  ['utf-8n', 'utf-8'],
]);

/** WHATWG name of an encoding label (`x-sjis`, `Windows-31J` → `shift_jis`), or null where it names none. */
export function encodingOf(label: string): string | null {
  const folded = label.trim().toLowerCase();
  try {
    return new TextDecoder(ALIASES.get(folded) ?? folded).encoding;
  } catch {
    // The constructor throws for one reason: the label is not in its table.
    return null;
  }
}

const declaration = (from: Charset['from'], label: string): Declaration => ({
  from,
  label,
  encoding: encodingOf(label),
});

/** The byte order mark, if the body begins with one (WHATWG Encoding, 6). */
export function byteOrderMark(body: Uint8Array): Declaration | null {
  const [a, b, c] = body;
  if (a === 0xef && b === 0xbb && c === 0xbf) return declaration('bom', 'utf-8');
  if (a === 0xfe && b === 0xff) return declaration('bom', 'utf-16be');
  if (a === 0xff && b === 0xfe) return declaration('bom', 'utf-16le');
  return null;
}

/**
 * UTF-16 without a byte order mark, known by markup at its beginning: `<` and another ASCII character, each beside a zero
 * byte (XML 1.0, appendix F.1). No other encoding begins so.
 */
export function utf16Pattern(body: Uint8Array): Declaration | null {
  const [a, b, c, d] = body;
  const isAscii = (byte: number | undefined): boolean => byte !== undefined && byte > 0 && byte < 0x80;
  if (a === 0x3c && b === 0 && isAscii(c) && d === 0) return declaration('content', 'utf-16le');
  if (a === 0 && b === 0x3c && c === 0 && isAscii(d)) return declaration('content', 'utf-16be');
  return null;
}

/** The charset parameter of a Content-Type header (RFC 9110, 8.3.1), or null. */
export function headerDeclaration(contentType: string | null | undefined): Declaration | null {
  const label = /;\s*charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? '')?.[1];
  return label === undefined ? null : declaration('header', label);
}

/** What the document says of itself, the strongest first: meta tags of HTML, then an XML declaration. */
export function documentDeclarations(body: Uint8Array, kind: BodyKind): readonly Declaration[] {
  if (kind === 'text') return [];
  const xml = xmlDeclaration(body);
  const meta = kind === 'html' ? metaDeclaration(body) : null;
  return [meta, xml].filter((found) => found !== null);
}

function xmlDeclaration(body: Uint8Array): Declaration | null {
  const label = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']\s*([^\s"']+)/i.exec(asLatin1(body, EARLY_BYTES))?.[1];
  return label === undefined ? null : declaration('xml', label);
}

function metaDeclaration(body: Uint8Array): Declaration | null {
  const early = metaLabel(asLatin1(body, EARLY_BYTES));
  const label = early ?? (body.length > EARLY_BYTES ? metaLabel(asLatin1(body, LATE_BYTES)) : null);
  if (label === null) return null;
  const said = declaration('meta', label);
  // A document whose meta tag could be read as ASCII is not UTF-16, whatever it says (HTML, 13.2.3.2).
  return said.encoding?.startsWith('utf-16') === true ? { ...said, encoding: 'utf-8' } : said;
}

/** `<meta charset=…>` or the charset in the content of `<meta http-equiv="Content-Type" …>`; comments do not count. */
function metaLabel(head: string): string | null {
  for (const [tag] of head.replaceAll(/<!--[^]*?-->/g, '').matchAll(/<meta\s[^>]*>/gi)) {
    const own = /\scharset\s*=\s*["']?\s*([^\s"'/>;]+)/i;
    const label = /http-equiv/i.test(tag)
      ? /charset\s*=\s*([^\s"'/>;]+)/i.exec(tag)
      : own.exec(withoutContent(tag));
    if (label?.[1] !== undefined) return label[1];
  }
  return null;
}

const withoutContent = (tag: string): string => tag.replaceAll(/content\s*=\s*("[^"]*"|'[^']*')/gi, '');

const asLatin1 = (body: Uint8Array, length: number): string =>
  new TextDecoder('latin1').decode(body.subarray(0, length));
