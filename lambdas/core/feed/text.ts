import type { Label } from '../../contract/alert.ts';
import { plainLine } from '../compose/plain-line.ts';

/** What XML 1.0 may not hold, escaped or not (production 2, Char). Lone surrogates are among it. */
const NO_XML = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * Text that JSON and XML can both hold. `&apos;` in words (a page that escaped twice) becomes the apostrophe it stands
 * for: feedsmith 3.0.1 replaces it in all that it writes, CDATA included, and the two formats are to say the same.
 */
export const feedText = (text: string): string => text.replaceAll(NO_XML, '\ufffd').replaceAll('&apos;', "'");

/** Words of a page or of a label on one line: no control characters, no marks of text direction. */
export const feedLine = (text: string): string => feedText(plainLine(text));

/** English, then Japanese where that is another word. */
export function bilingual({ en, ja }: Label): string {
  const words = new Set([feedLine(en), feedLine(ja)]);
  return [...words].filter(Boolean).join(' / ');
}
