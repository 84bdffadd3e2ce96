import type { Document, Sentence } from './document.ts';
import { officeAt, stateAt } from './led-offices.ts';
import type { Sense } from './lexicon.ts';
import type { Hit } from './matcher.ts';

/**
 * A document → the same without the bare offices that it has called another state's: a text that says 台湾国防部長 once
 * means that one by 国防部長 too, not China's.
 */
export function withOwnOffices(document: Document): Document {
  const words = new Set(
    document.sentences.flatMap((sentence) => sentence.hits.flatMap((hit) => wordOf(sentence, hit))),
  );
  if (words.size === 0) return document;
  const holders = new Map([...words].map((word) => [word, holdersOf(document, word)]));
  const isOwn = (sentence: Sentence, hit: Hit<Sense>): boolean => {
    const known = holders.get(wordOf(sentence, hit)[0] ?? '');
    return known === undefined || known.size === 0 || known.has(officeAt(hit)?.code ?? '');
  };
  const own = (sentences: readonly Sentence[]): Sentence[] =>
    sentences.map((sentence) => ({ ...sentence, hits: sentence.hits.filter((hit) => isOwn(sentence, hit)) }));
  const [title, lead, body] = [own(document.title), own(document.lead), own(document.body)];
  return { ...document, title, lead, body, sentences: [...title, ...lead, ...body] };
}

const wordOf = (sentence: Sentence, hit: Hit<Sense>): string[] =>
  officeAt(hit) === undefined ? [] : [sentence.text.slice(hit.start, hit.end)];

/** The states whose names lead an office somewhere: the word stands there without a hit of its own. */
function holdersOf(document: Document, word: string): Set<string> {
  const codes = document.sentences.flatMap(({ text, hits }) => {
    const led: string[] = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (hits.some((hit) => hit.start === at)) continue;
      const code = hits
        .filter((hit) => hit.end <= at)
        .map(stateAt)
        .findLast((state) => state !== undefined);
      if (code !== undefined) led.push(code);
    }
    return led;
  });
  return new Set(codes);
}
