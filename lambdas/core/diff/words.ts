import { diffArrays } from 'diff';
import { comparable } from '../text/comparable.ts';

/** What changed, for a reader: each a run of adjacent changed words with its surroundings, in order. */
export interface TextDiff {
  readonly added: string[];
  readonly removed: string[];
}

/** Most characters of unchanged text shown on each side of a change. */
const CONTEXT = 20;

/** A line or a word with the form it is compared by, worked out once. */
interface Token {
  readonly text: string;
  readonly key: string;
}
const token = (text: string): Token => ({ text, key: comparable(text) });
const sameToken = (left: Token, right: Token): boolean => left.key === right.key;
const joined = (tokens: readonly Token[], by: string): string => tokens.map(({ text }) => text).join(by);

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
const words = (text: string): Token[] => Array.from(segmenter.segment(text), ({ segment }) => token(segment));
const lines = (text: string): Token[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(token);

interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * Compares two texts word by word, Japanese segmented, and gives the runs that were added and removed. Words that
 * differ only in width or spacing are the same. Each run stands in its context in wdiff notation, `…声明」が{+全会一致で+}採択…`
 * and `[-removed-]`, original characters kept. Null where nothing changed that a reader would call a change.
 */
export function diffTexts(before: string, after: string): TextDiff | null {
  if (comparable(before) === comparable(after)) return null;
  const pieces = merged(piecesOf(before, after));
  const shown = (kind: 'added' | 'removed'): string[] =>
    pieces.flatMap((piece, index) => (piece.kind === kind ? [inContext(pieces, index)] : []));
  return { added: shown('added'), removed: shown('removed') };
}

/** Lines first, words only inside what changed: a long page with one edit costs little. */
function piecesOf(before: string, after: string): Piece[] {
  const pieces: Piece[] = [];
  let gone: readonly Token[] = [];
  const flush = (come: readonly Token[]): void => {
    pieces.push(...wordPieces(joined(gone, '\n'), joined(come, '\n')));
    gone = [];
  };
  for (const part of diffArrays(lines(before), lines(after), { comparator: sameToken })) {
    if (part.removed) gone = part.value;
    else if (part.added) flush(part.value);
    else {
      flush([]);
      pieces.push({ kind: 'same', text: `\n${joined(part.value, '\n')}\n` });
    }
  }
  flush([]);
  return pieces;
}

const wordPieces = (before: string, after: string): Piece[] =>
  diffArrays(words(before), words(after), { comparator: sameToken }).map((part) => ({
    kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
    text: joined(part.value, ''),
  }));

/** Joins neighbours of one kind; changes parted by mere white space are one run; changes of mere white space are none. */
function merged(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const blank = piece.text.trim() === '';
    const last = result.at(-1);
    const kind = blank ? (last?.kind ?? 'same') : piece.kind;
    if (last?.kind === kind) result[result.length - 1] = { kind, text: last.text + piece.text };
    else if (piece.text !== '') result.push({ kind, text: piece.text });
  }
  return result;
}

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** The nearest unchanged text on one side, passing over the counterpart of a replacement. */
function neighbour(pieces: readonly Piece[], index: number, step: 1 | -1): string {
  for (let at = index + step; at >= 0 && at < pieces.length; at += step) {
    const piece = pieces[at];
    if (piece?.kind === 'same') return flat(piece.text);
  }
  return '';
}

function inContext(pieces: readonly Piece[], index: number): string {
  const piece = pieces[index];
  if (piece === undefined) return '';
  const left = Array.from(neighbour(pieces, index, -1));
  const right = Array.from(neighbour(pieces, index, 1));
  const before = left.slice(-CONTEXT).join('').trimStart();
  const behind = right.slice(0, CONTEXT).join('').trimEnd();
  const text = flat(piece.text).trim();
  const marked = piece.kind === 'added' ? `{+${text}+}` : `[-${text}-]`;
  return `${left.length > CONTEXT ? '…' : ''}${before}${marked}${behind}${right.length > CONTEXT ? '…' : ''}`;
}
