import type { Sentence } from '../document.ts';

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** English sentences: word order and prepositions decide, where Japanese has particles. */
export const isEnglish = (sentence: Sentence): boolean => !JAPANESE.test(sentence.text);
