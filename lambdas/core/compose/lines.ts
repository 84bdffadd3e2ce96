import { wrap } from './columns.ts';
import { cut, plainLine } from './plain-line.ts';

/** Columns of a mail. A hanging full stop makes it 100. */
export const WIDTH = 98;
const INDENT = 12;
const FIELD_LINES = 4;
const URL_LENGTH = 2_000;

/** `Name        `, in front of a value. */
export const label = (name: string): string => name.padEnd(INDENT);

/** `Name        text`, continued under the text; four lines at most. */
export function field(name: string, text: string): readonly string[] {
  const lines = wrap(text, WIDTH - INDENT).slice(0, FIELD_LINES);
  return lines.map((line, index) => label(index === 0 ? name : '') + line);
}

/** Spaces inside a URL cannot be meant; a line break in one must not begin a line of ours. */
export const urlLine = (url: string): string => cut(plainLine(url).replaceAll(' ', '%20'), URL_LENGTH);

/** Sections with an empty line between them; those without lines are left out. Ends with a line break. */
export const textOfSections = (sections: readonly (readonly string[])[]): string =>
  `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
