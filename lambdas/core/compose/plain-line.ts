/**
 * Text from a page made safe to stand on one line of a mail: line breaks, tabs and control characters become spaces,
 * invisible format characters are dropped (bidirectional marks and overrides, U+202A–202E and U+2066–2069, can show a
 * reader other words than those that stand there: Unicode TR 36), lone surrogates become U+FFFD, white space runs one
 * space. The joiners U+200C and U+200D stay: scripts and emoji need them. Nothing else is normalised.
 */
export const plainLine = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .replaceAll(/\p{Zs}+/gu, ' ')
    .trim();

/** Cuts to at most `most` code points, the last of them `…` where something was cut. */
export function cut(text: string, most: number): string {
  const points = Array.from(text);
  return points.length <= most
    ? text
    : `${points
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** ASCII only: compatibility forms folded (NFKD), dashes kept as hyphens, what is left of other scripts dropped. */
export const asciiOf = (text: string): string =>
  plainLine(text)
    .normalize('NFKD')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/ +/g, ' ')
    .trim();
