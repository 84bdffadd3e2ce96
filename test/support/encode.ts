/**
 * Text → bytes in the encodings of Japanese sites, by turning the tables of TextDecoder round. Throws a RangeError for a
 * character that the encoding has not.
 */
export type Encoding = 'utf-8' | 'shift_jis' | 'euc-jp' | 'iso-2022-jp';

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: 'shift_jis' | 'euc-jp'): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]): void => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if (Array.from(text).length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes);
  };
  for (let byte = 0; byte < 0x100; byte += 1) add([byte]);
  for (let lead = 0x81; lead < 0xff; lead += 1)
    for (let trail = 0x40; trail < 0xff; trail += 1) add([lead, trail]);
  if (encoding === 'euc-jp')
    // Code set 3: JIS X 0212.
    for (let row = 0xa1; row < 0xff; row += 1)
      for (let cell = 0xa1; cell < 0xff; cell += 1) add([0x8f, row, cell]);
  tables.set(encoding, table);
  return table;
}

function bytesOf(character: string, encoding: 'shift_jis' | 'euc-jp'): readonly number[] {
  const bytes = tableOf(encoding).get(character);
  if (bytes === undefined) throw new RangeError(`${encoding} has no ${character}`);
  return bytes;
}

/** Character sets of ISO-2022-JP by the escape that switches to them. */
const ASCII = '(B';
const KANJI = '$B';
const HALF_WIDTH = '(I';

const setOf = (character: string): string =>
  character <= '\u007f' ? ASCII : /[\uff61-\uff9f]/.test(character) ? HALF_WIDTH : KANJI;

function iso2022Jp(text: string): number[] {
  const out: number[] = [];
  let current = ASCII;
  const switchTo = (set: string): void => {
    if (set !== current) out.push(0x1b, ...Buffer.from(set));
    current = set;
  };
  for (const character of text) {
    switchTo(setOf(character));
    // EUC-JP holds the same codes with the high bit set, half-width katakana behind a byte of their own.
    const bytes = bytesOf(character, 'euc-jp').slice(current === HALF_WIDTH ? 1 : 0);
    out.push(...bytes.map((byte) => byte & 0x7f));
  }
  switchTo(ASCII);
  return out;
}

export function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'iso-2022-jp') return Uint8Array.from(iso2022Jp(text));
  return Uint8Array.from(Array.from(text).flatMap((character) => bytesOf(character, encoding)));
}
