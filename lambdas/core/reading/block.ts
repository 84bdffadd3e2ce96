import type { Element } from 'domhandler';
import { isBlank } from '../text/whitespace.ts';

/** A paragraph of a page, with what tells where on the page it stands. */
export interface Block {
  /** As it stands in the text: its mark, then its words. */
  readonly text: string;
  /** The element that holds its first words, inline ones apart. */
  readonly element: Element;
  /** Where its links lead, as written. */
  readonly links: readonly string[];
  /** Its words outside links. */
  readonly unlinked: string;
}

/** Paragraphs as one text, separated by an empty line. */
export const textOf = (blocks: readonly Block[]): string => blocks.map(({ text }) => text).join('\n\n');

/** Collects inline words and closes them into blocks: the state of one walk. */
export class BlockWriter {
  /** The element being written, inline ones apart, and the address of the link around it. */
  element: Element;
  link: string | null = null;
  readonly #blocks: Block[];
  #line = '';
  #unlinked = '';
  #links: string[] = [];
  #start: Element | null = null;
  #mark = '';

  constructor(element: Element, blocks: Block[]) {
    this.element = element;
    this.#blocks = blocks;
  }

  add(words: string): void {
    this.#line += words;
    if (this.link === null) this.#unlinked += words;
    if (words === ' ' || words === '\n') return;
    this.#start ??= this.element;
    if (this.link !== null && this.#links.at(-1) !== this.link) this.#links.push(this.link);
  }

  /** Adds words of which links are a part. */
  addLinked(words: string, links: readonly string[], unlinked: string): void {
    this.#line += words;
    this.#unlinked += unlinked;
    this.#links.push(...links);
    this.#start ??= this.element;
  }

  /** Ends the paragraph; `mark` goes before the next one that has words. */
  breakHere(mark?: string): void {
    const words = foldLine(this.#line);
    if (this.#start !== null && !isBlank(words)) {
      const [element, links, unlinked] = [this.#start, this.#links, this.#unlinked];
      this.#blocks.push({ text: this.#mark + words, element, links, unlinked });
      this.#mark = '';
    }
    this.#line = '';
    this.#unlinked = '';
    this.#links = [];
    this.#start = null;
    if (mark !== undefined) this.#mark = mark;
  }

  /** Ends the paragraph and forgets a mark that met no words. */
  endMark(): void {
    this.breakHere('');
  }
}

const foldLine = (line: string): string =>
  line
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/^[ \n]+|[ \n]+$/g, '');
