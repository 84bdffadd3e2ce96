import { hostOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** Sites of dictionaries and encyclopaedias. */
export const REFERENCE_HOST = /wikipedia|weblio|kotobank|knowledge|dictionary|wiki\.|jiten/;
const DICTIONARY = /とは$|用語|語義|百科|解説|の説明|\bwhat is\b/i;

/** A page that explains a framework and reports nothing: no counterpart, not relevant. */
export function isReference(reading: Reading): boolean {
  const host = hostOf(reading.document.url);
  if (/[.]go[.]jp$/.test(host)) return false;
  return REFERENCE_HOST.test(host) || DICTIONARY.test(reading.title) || DICTIONARY.test(reading.lead);
}

/** The title is nothing but the name of a framework. */
export function isBareName(reading: Reading): boolean {
  const [sentence] = reading.document.title;
  if (sentence === undefined || reading.document.title.length > 1) return false;
  if ((reading.runs.get(sentence) ?? []).some((run) => run.parties.length > 0 && run.japan)) return false;
  return sentence.hits.some(
    (hit) =>
      hit.senses.some((sense) => sense.kind === 'framework') &&
      hit.end - hit.start >= reading.title.trim().length - 2,
  );
}
