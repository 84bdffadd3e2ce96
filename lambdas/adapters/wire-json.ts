/** The two code points that JSON may hold bare and SQS refuses: https://www.w3.org/TR/REC-xml/#charsets */
const REFUSED = /[\uFFFE\uFFFF]/g;

/** One line of JSON that SQS and SNS take whatever a page's title holds: the same value, everything they refuse escaped. */
export const wireJson = (value: object): string =>
  JSON.stringify(value).replaceAll(REFUSED, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
