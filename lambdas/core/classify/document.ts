import type { Evidence } from '../../contract/alert.ts';
import type { Sense } from './lexicon.ts';
import { withStates } from './expand-hits.ts';
import type { Lexicon } from './lexicon.ts';
import type { Hit } from './matcher.ts';
import { isJapanese, normalise, originalOf } from './normalise.ts';
import type { Normalised } from './normalise.ts';
import type { Subject } from './subject.ts';

/** A stretch of the subject that is read as one: the title, the opening words, or what follows them. */
export type Place = Exclude<Evidence['where'], 'url'>;

export interface Sentence {
  readonly place: Place;
  /** 0 for the first sentence of its place. */
  readonly index: number;
  readonly source: Normalised;
  readonly start: number;
  readonly end: number;
  /** Folded words of the sentence. */
  readonly text: string;
  /** Positions are those of `text`, not of the source. */
  readonly hits: readonly Hit<Sense>[];
}

export interface Document {
  readonly sentences: readonly Sentence[];
  readonly title: readonly Sentence[];
  readonly lead: readonly Sentence[];
  readonly body: readonly Sentence[];
  readonly url: string;
}

/** Paragraphs of an unlabelled text that count as its opening words. */
const OPENING = 2;
/** Opening words end here at the latest. */
const LEAD = 3000;
/** A paragraph with fewer characters and no full stop is a heading, a date line or a crumb. */
const CRUMB = 60;

/** A subject → its sentences in reading order, each with the forms found in it. */
export function readDocument(subject: Subject, lexicon: Lexicon): Document {
  const title = sentencesOf(normalise(subject.title), 'title', lexicon);
  const given =
    subject.lead === null ? [] : sentencesOf(normalise(subject.lead.slice(0, LEAD)), 'lead', lexicon);
  const [opening, rest] = splitOpening(withoutFurniture(subject.text ?? ''), subject);
  const opened = given.length > 0 ? [] : sentencesOf(normalise(opening), 'lead', lexicon);
  const bodyText = given.length > 0 ? opening + rest : rest;
  const lead = given.length > 0 ? given : opened;
  const body = sentencesOf(normalise(bodyText), 'body', lexicon);
  return { title, lead, body, sentences: [...title, ...lead, ...body], url: subject.url ?? '' };
}

/** Evidence for a range of a sentence, in the words of the original. */
export const evidenceOf = (sentence: Sentence, start: number, end: number, rule: string): Evidence => ({
  text: originalOf(sentence.source, sentence.start + start, sentence.start + end),
  where: sentence.place,
  rule,
});

/** Site furniture that page readers may leave behind: from a ranking or link box to the end of the text. */
function withoutFurniture(text: string): string {
  const at = text.search(
    /\n[^\n]{0,12}(?:読まれている記事|関連記事|アクセスランキング|人気記事|あわせて読みたい|合わせて読みたい|次の記事\]\[前の記事|関連リンク)/,
  );
  return at < 0 ? text : text.slice(0, at);
}

/** The text cut after its first paragraphs that are prose; what comes before them goes with them. */
function splitOpening(text: string, subject: Subject): [string, string] {
  const paragraph = /[^\n]+/g;
  let found = 0;
  for (let hit = paragraph.exec(text); hit !== null; hit = paragraph.exec(text)) {
    const words = hit[0].trim();
    if (words === subject.title || (words.length < CRUMB && !/[。.]["」』)）]?$/.test(words))) continue;
    found += 1;
    if (found === OPENING || paragraph.lastIndex > LEAD) {
      const end = Math.min(paragraph.lastIndex, LEAD);
      return [text.slice(0, end), text.slice(end)];
    }
  }
  return [text.slice(0, LEAD), text.slice(LEAD)];
}

function sentencesOf(source: Normalised, place: Place, lexicon: Lexicon): Sentence[] {
  const hits = withStates(lexicon.matcher.find(source), source.text, lexicon.japan, (kanji) =>
    lexicon.kanji.get(kanji),
  );
  const sentences: Sentence[] = [];
  let nextHit = 0;
  let start = 0;
  for (let at = 0; at <= source.text.length; at += 1) {
    if (at < source.text.length && !endsSentence(source.text, at) && !isTooLong(source.text, start, at))
      continue;
    const end = Math.min(at + 1, source.text.length);
    const own: Hit<Sense>[] = [];
    for (let hit = hits[nextHit]; hit !== undefined && hit.start < end; hit = hits[nextHit]) {
      own.push({ ...hit, start: hit.start - start, end: hit.end - start });
      nextHit += 1;
    }
    const text = source.text.slice(start, end);
    if (text.trim() !== '') {
      sentences.push({ place, index: sentences.length, source, start, end, text, hits: own });
    }
    start = end;
  }
  return sentences;
}

/** No sentence is longer than this, so that what looks around a word within it stays linear in the whole. */
const LONGEST = 600;
const isTooLong = (text: string, start: number, at: number): boolean =>
  at - start >= LONGEST && (/[、,;\s]/.test(text.charAt(at)) || at - start >= 2 * LONGEST);

const ENDS = new Set('。\n!?.'.split('').map((char) => char.charCodeAt(0)));

function endsSentence(text: string, at: number): boolean {
  if (!ENDS.has(text.charCodeAt(at))) return false;
  const char = text.charAt(at);
  if (char === '。' || char === '\n') return true;
  if (char === '!' || char === '?')
    return isJapanese(text.charAt(at - 1)) && !/[」』)]/.test(text.charAt(at + 1));
  const initial = /(?:^|[\s.])[A-Z]$/.test(text.slice(Math.max(0, at - 2), at));
  return !initial && /^\s[A-Z"']/.test(text.slice(at + 1, at + 3));
}
