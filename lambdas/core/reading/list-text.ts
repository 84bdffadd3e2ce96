import type { CalendarDate } from '../../contract/instant.ts';
import { safeLine } from '../text/safe-line.ts';
import type { Entry } from './entry.ts';

/** A list as text, and what its readers need to know besides. */
export interface ListText {
  readonly text: string;
  /** WHATWG name of the encoding it was in: the queries of a page's links are written in that (URL Standard, 4.4). */
  readonly charset: string;
  /** The address that answered: links are relative to it. */
  readonly url: string;
  /** The day of reading in the source's time zone: resolves dates without a year. */
  readonly today: CalendarDate;
  /** IANA zone of the dates to give. */
  readonly timeZone: string;
}

export interface Refusal {
  readonly kind: 'unreadable';
  readonly outcome: 'unparsable' | 'wrong-type' | 'too-large';
  readonly detail: string;
}

/** What a list's text holds: entries in its order, and a note for each that is none; or why it is no such list. */
export type ListContent =
  | { readonly kind: 'entries'; readonly entries: readonly Entry[]; readonly notes: readonly string[] }
  | Refusal;

/** A list of another kind than the definition says, or no list at all. */
export const wrongType = (detail: string): Refusal => ({
  kind: 'unreadable',
  outcome: 'wrong-type',
  detail: safeLine(detail),
});

/** A list of the right kind that cannot be read: broken, cut off, without the part that holds the entries. */
export const unparsable = (detail: string): Refusal => ({
  kind: 'unreadable',
  outcome: 'unparsable',
  detail: safeLine(detail),
});

/** More than any list has: reading it would cost more memory than we have. */
export const tooLarge = (detail: string): Refusal => ({ kind: 'unreadable', outcome: 'too-large', detail });

/**
 * Reads the parts of a list one by one. `read`: the entry, or in words what the part lacks to be one. `name`: what a part
 * is called in the notes (`item 3: no title`).
 */
export function entriesOf<Part>(
  parts: readonly Part[],
  name: string,
  read: (part: Part) => Entry | string,
): ListContent {
  const entries: Entry[] = [];
  const notes: string[] = [];
  parts.forEach((part, index) => {
    const entry = read(part);
    if (typeof entry === 'string') notes.push(safeLine(`${name} ${index + 1}: ${entry}`));
    else entries.push(entry);
  });
  return { kind: 'entries', entries, notes };
}
