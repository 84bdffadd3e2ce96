import type { Findings } from './read-source.ts';
import type { Count } from './selectors.ts';

/** Something wrong with a source, and how to mend it. `stops`: it cannot be used like this. */
export interface Warning {
  readonly stops: boolean;
  readonly text: string;
}

export const stop = (text: string): Warning => ({ stops: true, text });
export const advice = (text: string): Warning => ({ stops: false, text });

/** Looks at one thing that may be wrong. */
export type Rule = (findings: Findings) => readonly Warning[];

/** `ul.news (1), ul.news > li (0)` */
export const shown = (counts: readonly Count[]): string =>
  counts.map(({ selector, count }) => `${selector} (${count})`).join(', ');
