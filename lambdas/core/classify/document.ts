import type { Evidence } from '../../contract/alert.ts';
import type { Located, TextField } from './located.ts';
import type { Sense } from './lexicon.ts';
import { withStates } from './expand-hits.ts';
import type { Lexicon } from './lexicon.ts';
import type { Hit } from './matcher.ts';
import { isJapanese, normalise, rangeOf } from './normalise.ts';
import type { Normalised } from './normalise.ts';
import type { Subject } from './subject.ts';

/** A stretch of the subject that is read as one: the title, the opening words, or what follows them. */
export type Place = Exclude<Evidence['where'], 'url'>;

export interface Sentence {
  readonly place: Place;
  /** 0 for the first sentence of its place. */
  readonly index: number;
  readonly source: Normalised;
  /** Where the source stands in the subject. */
  readonly from: Origin;
  readonly start: number;
  readonly end: number;
  /** Folded words of the sentence. */
  readonly text: string;
  /** Positions are those of `text`, not of the source. */
  readonly hits: readonly Hit<Sense>[];
}

interface Origin {
  readonly field: TextField;
  readonly offset: number;
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
  const read = (text: string, place: Place, field: TextField, offset = 0): Sentence[] =>
    sentencesOf(normalise(text, place === 'title'), place, { field, offset }, lexicon);
  const title = read(subject.title, 'title', 'title');
  const text = withoutFurniture(subject.text ?? '');
  const given = subject.lead === null ? [] : read(subject.lead.slice(0, LEAD), 'lead', 'lead');
  const opening = given.length > 0 ? 0 : endOfOpening(text, subject);
  const lead = given.length > 0 ? given : read(text.slice(0, opening), 'lead', 'text');
  const body = read(text.slice(opening), 'body', 'text', opening);
  return { title, lead, body, sentences: [...title, ...lead, ...body], url: subject.url ?? '' };
}

/** Evidence for a range of a sentence, in the words of the original. */
export function evidenceOf(sentence: Sentence, start: number, end: number, rule: string): Located {
  const { source, from, place } = sentence;
  const [first, last] = rangeOf(source, sentence.start + start, sentence.start + end);
  const text = source.original.slice(first, last);
  return { text, where: place, rule, field: from.field, start: from.offset + first };
}

/** Site furniture that page readers may leave behind: from a ranking or link box to the end of the text. */
function withoutFurniture(text: string): string {
  const at = text.search(
    /\n[^\n]{0,12}(?:読まれている記事|関連記事|アクセスランキング|人気記事|あわせて読みたい|合わせて読みたい|次の記事\]\[前の記事|関連リンク)/,
  );
  return at < 0 ? text : text.slice(0, at);
}

/** Where the first paragraphs that are prose end; what comes before them goes with them. */
function endOfOpening(text: string, subject: Subject): number {
  const paragraph = /[^\n]+/g;
  let found = 0;
  for (let hit = paragraph.exec(text); hit !== null; hit = paragraph.exec(text)) {
    const words = hit[0].trim();
    if (words === subject.title || (words.length < CRUMB && !/[。.]["」』)）]?$/.test(words))) continue;
    found += 1;
    if (found === OPENING || paragraph.lastIndex > LEAD) {
      return Math.min(paragraph.lastIndex, LEAD);
    }
  }
  return Math.min(text.length, LEAD);
}

function sentencesOf(source: Normalised, place: Place, from: Origin, lexicon: Lexicon): Sentence[] {
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
      sentences.push({ place, index: sentences.length, source, from, start, end, text, hits: own });
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
  const initial = /(?:^|[\s.-])[A-Z]$/.test(text.slice(Math.max(0, at - 2), at));
  return !initial && /^\s[A-Z"']/.test(text.slice(at + 1, at + 3));
}
