import type { Located } from './located.ts';
import type { Sentence } from './document.ts';

/** A sitting, call or joint act that a sentence reports: who sat, in which format. */
export interface Sitting {
  readonly frameworks: readonly string[];
  readonly codes: readonly string[];
  readonly office: Level | undefined;
  readonly sentence: Sentence;
  readonly evidence: Located;
}

/** The level at which states sit. `two`: foreign and defence ministers together. */
export type Level = 'defence' | 'foreign' | 'leader' | 'officials' | 'chief' | 'two';
