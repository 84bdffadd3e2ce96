import type { Evidence } from '../../contract/alert.ts';

/** The parts of a subject that words can stand in. */
export type TextField = 'title' | 'lead' | 'text' | 'url';

/**
 * Evidence with its place: `text` stands at `start` (UTF-16 units) of that field of the subject. `where` says how it was
 * read: the opening of a text is a lead.
 */
export interface Located extends Evidence {
  readonly field: TextField;
  readonly start: number;
}
