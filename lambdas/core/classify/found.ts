import type { Located } from './located.ts';
import type { Sentence } from './document.ts';

/** One framework found, with the words that show it. */
export interface Found {
  readonly id: string;
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
  readonly evidence: Located;
  /** States that the form alone implies. */
  readonly parties?: readonly string[];
}

/** The reason a form was passed over. */
export interface Dropped {
  readonly what: string;
  readonly why: string;
  readonly evidence: Located;
}
