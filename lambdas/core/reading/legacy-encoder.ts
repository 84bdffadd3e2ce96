/**
 * Text → bytes in the encodings of old Japanese pages, as the Encoding Standard's encoders do it (12.2 to 12.4). Node
 * brings decoders only; their tables are turned round when they are first needed.
 */
export type LegacyEncoding = 'shift_jis' | 'euc-jp' | 'iso-2022-jp';

/** The bytes of each character in turn. One that the encoding lacks stands as itself. */
export type Encoded = readonly (readonly number[] | string)[];

export const isLegacy = (encoding: string): encoding is LegacyEncoding => Object.hasOwn(ENCODERS, encoding);

export const encodeLegacy = (text: string, encoding: LegacyEncoding): Encoded =>
  ENCODERS[encoding](Array.from(text.toWellFormed()));

/** The encoding's two-byte codes as lead and trail bytes, without those that the standard only decodes. */
interface Table {
  readonly encoding: 'shift_jis' | 'euc-jp';
  readonly leads: readonly number[];
  readonly trails: readonly number[];
  /** Positions in the table: 188 a lead byte in Shift_JIS. */
  readonly decodedOnly?: { readonly from: number; readonly to: number };
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Of the index jis0208 the encoder leaves out 8272 to 8835 (12.3.2); behind these the decoder has private-use characters. */
const SHIFT_JIS: Table = {
  encoding: 'shift_jis',
  leads: [...range(0x81, 0x9f), ...range(0xe0, 0xfc)],
  trails: [...range(0x40, 0x7e), ...range(0x80, 0xfc)],
  decodedOnly: { from: 8272, to: 10_715 },
};
const EUC_JP: Table = { encoding: 'euc-jp', leads: range(0xa1, 0xfe), trails: range(0xa1, 0xfe) };

const tables = new Map<Table, ReadonlyMap<string, readonly number[]>>();

/** Character → its first code in a table. */
function codesOf(table: Table): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(table);
  if (known !== undefined) return known;
  const { encoding, leads, trails, decodedOnly } = table;
  const pairs = leads.flatMap((lead) => trails.map((trail) => [lead, trail] as const));
  // A line feed ends each pair: no code holds one, so an invalid pair spoils no neighbour.
  const lines = new TextDecoder(encoding)
    .decode(Uint8Array.from(pairs.flatMap((pair) => [...pair, 0x0a])))
    .split('\n');
  const codes = new Map<string, readonly number[]>();
  pairs.forEach((pair, index) => {
    const character = lines[index] ?? '';
    const left = decodedOnly !== undefined && index >= decodedOnly.from && index <= decodedOnly.to;
    if (!left && Array.from(character).length === 1 && character !== '\ufffd' && !codes.has(character))
      codes.set(character, pair);
  });
  tables.set(table, codes);
  return codes;
}

/** The minus sign stands in the tables as the full-width hyphen-minus. */
const inTable = (character: string): string => (character === '\u2212' ? '\uff0d' : character);

const halfWidthKatakana = (character: string): number | null => {
  const code = character.charCodeAt(0);
  return code >= 0xff61 && code <= 0xff9f ? code - 0xff61 + 0xa1 : null;
};

/** The byte of a character that has one in Shift_JIS or EUC-JP: ASCII, and the two marks that JIS has in ASCII's place. */
function singleByte(character: string): number | null {
  if (character <= '\u007f') return character.charCodeAt(0);
  if (character === '\u00a5') return 0x5c;
  return character === '\u203e' ? 0x7e : null;
}

function shiftJis(characters: readonly string[]): Encoded {
  return characters.map((character) => {
    const byte = singleByte(character) ?? (character === '\u0080' ? 0x80 : halfWidthKatakana(character));
    return byte === null ? (codesOf(SHIFT_JIS).get(inTable(character)) ?? character) : [byte];
  });
}

function eucJp(characters: readonly string[]): Encoded {
  return characters.map((character) => {
    const byte = singleByte(character);
    if (byte !== null) return [byte];
    const katakana = halfWidthKatakana(character);
    return katakana === null ? (codesOf(EUC_JP).get(inTable(character)) ?? character) : [0x8e, katakana];
  });
}

const ESCAPES = {
  ascii: [0x1b, 0x28, 0x42],
  roman: [0x1b, 0x28, 0x4a],
  jis0208: [0x1b, 0x24, 0x42],
} as const;
type State = keyof typeof ESCAPES;

function iso2022Jp(characters: readonly string[]): Encoded {
  const out: (readonly number[] | string)[] = [];
  let state: State = 'ascii';
  for (const character of characters) {
    const { set, bytes } = inSet(character, state);
    if (set !== state) out.push(ESCAPES[set]);
    state = set;
    out.push(bytes);
  }
  return state === 'ascii' ? out : [...out, ESCAPES.ascii];
}

/** The character set that holds a character (the current one where that does) and its bytes there (12.2.2). */
function inSet(
  character: string,
  state: State,
): { readonly set: State; readonly bytes: readonly number[] | string } {
  if (/[\u000e\u000f\u001b]/.test(character))
    return { set: state === 'jis0208' ? 'ascii' : state, bytes: '\ufffd' };
  if (character === '\u00a5' || character === '\u203e')
    return { set: 'roman', bytes: [character === '\u00a5' ? 0x5c : 0x7e] };
  if (character <= '\u007f') {
    const stays = state === 'roman' && character !== '\\' && character !== '~';
    return { set: stays ? 'roman' : 'ascii', bytes: [character.charCodeAt(0)] };
  }
  const code = codesOf(EUC_JP).get(inTable(fullWidthKatakana(character)));
  if (code !== undefined) return { set: 'jis0208', bytes: code.map((byte) => byte & 0x7f) };
  return { set: state === 'jis0208' ? 'ascii' : state, bytes: character };
}

/** ISO-2022-JP has no half-width katakana: the full-width ones are written (index ISO-2022-JP katakana). */
function fullWidthKatakana(character: string): string {
  if (character === '\uff9e') return '\u309b';
  if (character === '\uff9f') return '\u309c';
  return halfWidthKatakana(character) === null ? character : character.normalize('NFKC');
}

const ENCODERS: Readonly<Record<LegacyEncoding, (characters: readonly string[]) => Encoded>> = {
  shift_jis: shiftJis,
  'euc-jp': eucJp,
  'iso-2022-jp': iso2022Jp,
};
