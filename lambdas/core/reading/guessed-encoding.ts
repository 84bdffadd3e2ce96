/** How well bytes read as text in one encoding. */
export interface Fit {
  readonly encoding: string;
  /** No byte sequence that the encoding forbids. */
  readonly clean: boolean;
  /** Mean plausibility of the non-ASCII characters as Japanese or other prose, about -10 to 2; 0 where there are none. */
  readonly score: number;
  /** Kana among the characters looked at: what real Japanese has and mojibake has little of. */
  readonly kana: number;
}

/** Characters looked at: enough to tell, and no page becomes slow to judge. */
const SAMPLE = 20_000;
const JAPANESE = ['utf-8', 'shift_jis', 'euc-jp'] as const;
/** UTF-8 has so much structure that bytes which obey it are hardly ever anything else. */
const UTF8_BONUS = 0.75;

const ESCAPE = 0x1b;

/** Whether every byte is ASCII and none is an escape: then all encodings in question read it alike. */
export const isPlainAscii = (body: Uint8Array): boolean =>
  body.every((byte) => byte < 0x80 && byte !== ESCAPE);

/** Whether the bytes are seven-bit and switch character sets by the escapes of ISO-2022-JP (RFC 1468). */
export function looksIso2022Jp(body: Uint8Array): boolean {
  for (let at = body.indexOf(ESCAPE); at !== -1; at = body.indexOf(ESCAPE, at + 1)) {
    const [first, second] = body.subarray(at + 1, at + 3);
    const doubleByte = first === 0x24 && (second === 0x40 || second === 0x42);
    const katakana = first === 0x28 && second === 0x49;
    if (doubleByte || katakana) return body.every((byte) => byte < 0x80);
  }
  return false;
}

/** Reads the bytes as `encoding` (a WHATWG name) and says how well that goes. */
export function fitOf(body: Uint8Array, encoding: string): Fit {
  const strict = decodeStrictly(body, encoding);
  const text = strict ?? new TextDecoder(encoding).decode(body);
  return { encoding, clean: strict !== null, ...plausibility(text) };
}

/** The text, or null where the bytes are not valid in `encoding`. */
export function decodeStrictly(body: Uint8Array, encoding: string): string | null {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    return decoder.decode(body);
  } catch {
    // Decoding with `fatal` throws for one reason only (Encoding Standard, 8.1.1); an unknown label threw above.
    return null;
  }
}

/**
 * The encoding that the bytes themselves speak for: UTF-8, Shift_JIS, EUC-JP or ISO-2022-JP; null where nothing but
 * ASCII is there or none of them reads as prose.
 */
export function guessEncoding(body: Uint8Array): Fit | null {
  if (isPlainAscii(body)) return null;
  if (looksIso2022Jp(body)) return fitOf(body, 'iso-2022-jp');
  const fits = JAPANESE.map((encoding) => fitOf(body, encoding)).filter(isConvincing);
  const clean = fits.filter((fit) => fit.clean);
  return (clean.length > 0 ? clean : fits).reduce<Fit | null>(better, null);
}

const weight = (fit: Fit): number => fit.score + (fit.encoding === 'utf-8' ? UTF8_BONUS : 0);

const better = (best: Fit | null, fit: Fit): Fit =>
  best !== null && weight(best) >= weight(fit) ? best : fit;

/** Clean UTF-8 may be any language; the Japanese encodings accept too much to be believed without kana. */
const isConvincing = (fit: Fit): boolean =>
  fit.encoding === 'utf-8' ? fit.clean || fit.score > 0 : fit.kana >= 2 && fit.score > 0.5;

function plausibility(text: string): { score: number; kana: number } {
  let sum = 0;
  let kana = 0;
  let seen = 0;
  for (let at = 0; at < text.length && seen < SAMPLE; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    const worth = worthOf(unit);
    if (worth === KANA) kana += 1;
    sum += worth;
    seen += 1;
  }
  return { score: seen === 0 ? 0 : sum / seen, kana };
}

const KANA = 2;

/** Weights by hand: kana and full-width marks speak for Japanese, replacement, private and control characters against. */
function worthOf(unit: number): number {
  if (unit >= 0x3041 && unit <= 0x30ff) return KANA;
  if (unit >= 0x3000 && unit <= 0x3020) return 1.5;
  if (unit >= 0x4e00 && unit <= 0x9fff) return 1;
  if (unit >= 0xff01 && unit <= 0xff5e) return 1;
  if (unit >= 0xff61 && unit <= 0xff9f) return -1;
  if (unit === 0xfffd || (unit >= 0xe000 && unit <= 0xf8ff)) return -10;
  if (unit < 0xa0) return -5;
  return unit >= 0x2010 && unit <= 0x2312 ? 1 : 0;
}
