/** Most characters of a line for a person: a line of a log, not a copy of what a site sent. */
const LENGTH = 400;

/**
 * One line to show or log, made of words that may be a site's: an address, a header, a name in a certificate, a tag.
 * Whatever could break the line or steer a terminal is folded to a space (white space, control characters, line
 * separators, marks of text direction), and what is longer than 400 characters is cut.
 */
export const safeLine = (text: string): string =>
  text
    .slice(0, 4 * LENGTH)
    .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, LENGTH)
    .toWellFormed();
