import { isUtf8 } from 'node:buffer';
import type { Charset } from './entry.ts';
import {
  byteOrderMark,
  documentDeclarations,
  encodingOf,
  headerDeclaration,
  utf16Pattern,
} from './declared-encoding.ts';
import type { BodyKind, Declaration } from './declared-encoding.ts';
import { fitOf, guessEncoding, isPlainAscii, looksIso2022Jp } from './guessed-encoding.ts';
import type { Fit } from './guessed-encoding.ts';

export interface DecodeOptions {
  /** The Content-Type header as received. */
  readonly contentType?: string | null | undefined;
  /** An encoding label of the source's definition: believed whatever else is said. */
  readonly override?: string | undefined;
  readonly kind: BodyKind;
}

export interface Decoded {
  /** Without a byte order mark. */
  readonly text: string;
  readonly charset: Charset;
}

/** How much better than a declared encoding another must read before the declaration is called wrong. */
const CLEARLY = 0.75;

/**
 * Bytes → text. In this order: the source's override, a byte order mark or markup in UTF-16, the HTTP header, the
 * document's own declaration (meta, XML), the content, UTF-8. A declaration that the bytes deny is overruled and the note
 * says so: servers that add a default charset to every page are common. Never throws: what cannot be decoded becomes
 * U+FFFD.
 */
export function decodeText(body: Uint8Array, options: DecodeOptions): Decoded {
  const override = overrideOf(options.override);
  const mark = byteOrderMark(body) ?? utf16Pattern(body);
  const said = [headerDeclaration(options.contentType), ...documentDeclarations(body, options.kind)];
  const declared = [override, mark, ...said].filter((one) => one !== null);
  const unknown = declared
    .filter((one) => one.encoding === null)
    .map((one) => `${saying(one)}, which is no encoding`);
  const first = declared.find((one) => one.encoding !== null);
  const charset = first === undefined ? undeclared(body) : judged(body, first, declared);
  const notes = [...unknown, ...(charset.note === undefined ? [] : [charset.note])];
  return {
    text: new TextDecoder(charset.name).decode(body),
    charset: notes.length === 0 ? charset : { ...charset, note: notes.join('; ') },
  };
}

const overrideOf = (label: string | undefined): Declaration | null =>
  label === undefined ? null : { from: 'override', label, encoding: encodingOf(label) };

/** Without a declaration: the content decides; text that is no Japanese and no UTF-8 is Western. */
function undeclared(body: Uint8Array): Charset {
  if (isPlainAscii(body)) return { name: 'utf-8', from: 'default' };
  const guess = guessEncoding(body);
  if (guess !== null) return { name: guess.encoding, from: 'content' };
  return {
    name: 'windows-1252',
    from: 'default',
    note: 'no encoding declared, and the bytes fit none we look for',
  };
}

function judged(body: Uint8Array, first: Declaration, declared: readonly Declaration[]): Charset {
  const name = first.encoding ?? 'utf-8';
  if (first.from === 'override') return { name, from: 'override' };
  if (first.from === 'bom' || first.from === 'content')
    return { name, from: first.from, ...disagreement(first, declared) };
  const truth = contradiction(body, name);
  if (truth === null) return { name, from: first.from };
  const agreeing = declared.find((one) => one.encoding === truth);
  const note = `${saying(first)}, content is ${truth}`;
  return { name: truth, from: agreeing?.from ?? 'content', note };
}

function disagreement(mark: Declaration, declared: readonly Declaration[]): { note?: string } {
  const other = declared.find((one) => one.encoding !== null && one.encoding !== mark.encoding);
  if (other === undefined) return {};
  const truth = mark.from === 'bom' ? `the byte order mark says ${mark.label}` : `content is ${mark.label}`;
  return { note: `${saying(other)}, ${truth}` };
}

const saying = (one: Declaration): string => `${one.from} says ${one.label.toLowerCase().slice(0, 40)}`;

/** The encoding that the bytes are in when that is clearly not `declared`; null where the declaration may stand. */
function contradiction(body: Uint8Array, declared: string): string | null {
  if (declared !== 'iso-2022-jp' && looksIso2022Jp(body)) return 'iso-2022-jp';
  if (declared === 'utf-8' && isUtf8(body)) return null;
  if (isPlainAscii(body)) return null;
  const guess = guessEncoding(body);
  if (guess === null || guess.encoding === declared) return null;
  return refutes(guess, fitOf(body, declared)) ? guess.encoding : null;
}

/** Encodings of one byte a character accept any bytes, so that being valid speaks for nothing. */
const SINGLE_BYTE = /^(?:windows-|iso-8859-|macintosh|x-mac-|koi8-|ibm866)/;

/**
 * Whether `guess` shows that the declared encoding is wrong: an invalid one loses to a valid one, and of two valid ones,
 * or where the declared one is valid whatever comes, the clearly better reading wins.
 */
function refutes(guess: Fit, declared: Fit): boolean {
  const comparable = guess.clean === declared.clean || SINGLE_BYTE.test(declared.encoding);
  return comparable ? guess.score > declared.score + CLEARLY : guess.clean;
}
