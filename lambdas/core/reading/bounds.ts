/**
 * Most marks of structure in a list: each may cost its reader a kilobyte. A sitemap of 10 000 addresses has some 60 000.
 */
export const MOST_MARKS = 100_000;

/** The same of a page or a feed, which are made for readers. The largest in sight has 2 178 (Ministry of Defense's feed, 2026-08-20). */
export const MOST_MARKS_FOR_READERS = 30_000;

/** Most entries of a list: each that the last list did not have costs a look into the archive. */
export const MOST_ENTRIES = 10_000;

/**
 * How many marks of structure there are, of HTML, XML, JSON or JavaScript. Bytes may be counted before it is known how to
 * decode them: the marks are ASCII, and a legacy encoding uses few of their values for anything else.
 */
export function marksIn(text: string | Uint8Array): number {
  const unitAt =
    typeof text === 'string' ? (at: number) => text.charCodeAt(at) : (at: number) => text[at] ?? 0;
  let marks = 0;
  for (let at = 0; at < text.length; at += 1) if (MARKS.has(unitAt(at))) marks += 1;
  return marks;
}

const MARKS: ReadonlySet<number> = new Set(Array.from('<=&{[', (mark) => mark.charCodeAt(0)));
