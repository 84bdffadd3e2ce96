import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { isBlank } from '../text/whitespace.ts';
import { inlineText, isInline, isUnread } from './inline-text.ts';

/** Elements that are never part of what a page says: code, controls, menus, embedded media. */
const SKIPPED: ReadonlySet<string> = new Set([
  'audio', 'button', 'canvas', 'dialog', 'form', 'head', 'iframe', 'input', 'map', 'math', 'nav', 'object', 'option',
  'progress', 'select', 'svg', 'textarea', 'video',
]); // prettier-ignore

/** Cells that hold these are parts of a layout table, not of a table of data. */
const LAYOUT: ReadonlySet<string> = new Set([
  'table',
  'ul',
  'ol',
  'dl',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
]);

const HIDDEN_STYLE = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Whether a browser does not show an element, or shows it as something other than text of the page. */
export const isSkipped = ({ name, attribs }: Element): boolean =>
  isUnread(name) ||
  SKIPPED.has(name) ||
  ('hidden' in attribs && attribs['hidden'] !== 'until-found') ||
  HIDDEN_STYLE.test(attribs['style'] ?? '');

/**
 * The words of some nodes as paragraphs separated by an empty line: headings begin with as many `#` as their level, list
 * items with `- `, the cells of a row are joined by ` | `, `<br>` is a line break, ruby readings are left out. White
 * space is folded as a browser folds it; every other character is kept. `leaveOut`: further elements to skip.
 */
export function paragraphsOf(nodes: readonly AnyNode[], leaveOut: (element: Element) => boolean): string {
  const writer = new ParagraphWriter();
  const skip = (element: Element): boolean => isSkipped(element) || leaveOut(element);
  for (const node of nodes) {
    writer.breakHere();
    write(node, writer, skip);
  }
  return writer.finish();
}

/** Collects inline words and closes them into paragraphs: the state of one walk. */
class ParagraphWriter {
  readonly #paragraphs: string[] = [];
  #line = '';
  #mark = '';

  add(words: string): void {
    this.#line += words;
  }

  /** Ends the paragraph; `mark` goes before the next one that has words. */
  breakHere(mark?: string): void {
    const words = foldLine(this.#line);
    this.#line = '';
    if (!isBlank(words)) {
      this.#paragraphs.push(this.#mark + words);
      this.#mark = '';
    }
    if (mark !== undefined) this.#mark = mark;
  }

  /** Ends the paragraph and forgets a mark that met no words. */
  endMark(): void {
    this.breakHere('');
  }

  finish(): string {
    this.breakHere();
    return this.#paragraphs.join('\n\n');
  }
}

const foldLine = (line: string): string =>
  line
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/^[ \n]+|[ \n]+$/g, '');

type Skip = (element: Element) => boolean;

function write(node: AnyNode, writer: ParagraphWriter, skip: Skip): void {
  if (isText(node)) writer.add(node.data.replaceAll(/[ \t\n\f\r]+/g, ' '));
  else if (isTag(node)) writeElement(node, writer, skip);
  else if (hasChildren(node)) for (const child of node.children) write(child, writer, skip);
}

function writeElement(element: Element, writer: ParagraphWriter, skip: Skip): void {
  const { name } = element;
  if (skip(element)) return;
  if (name === 'br') writer.add('\n');
  else if (name === 'pre') writePreformatted(element, writer);
  else if (name === 'tr' && isDataRow(element)) writeRow(element, writer, skip);
  else if (isInline(name)) writeChildren(element, writer, skip);
  else writeBlock(element, writer, skip);
}

function writeChildren(element: Element, writer: ParagraphWriter, skip: Skip): void {
  for (const child of element.children) write(child, writer, skip);
}

function writeBlock(element: Element, writer: ParagraphWriter, skip: Skip): void {
  const mark = markOf(element.name);
  writer.breakHere(mark);
  writeChildren(element, writer, skip);
  if (mark === undefined) writer.breakHere();
  else writer.endMark();
}

function markOf(name: string): string | undefined {
  if (name === 'li') return '- ';
  const level = /^h([1-6])$/.exec(name)?.[1];
  return level === undefined ? undefined : `${'#'.repeat(Number(level))} `;
}

function writePreformatted(element: Element, writer: ParagraphWriter): void {
  writer.breakHere();
  writer.add(textWithin(element).replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' '));
  writer.breakHere();
}

const textWithin = (node: AnyNode): string => {
  if (isText(node)) return node.data;
  return hasChildren(node) ? node.children.map(textWithin).join('') : '';
};

const cellsOf = (row: Element): readonly Element[] =>
  row.children.filter(isTag).filter(({ name }) => name === 'td' || name === 'th');

function isDataRow(row: Element): boolean {
  const holdsLayout = (node: AnyNode): boolean =>
    hasChildren(node) &&
    node.children.some((child) => isTag(child) && (LAYOUT.has(child.name) || holdsLayout(child)));
  const cells = cellsOf(row);
  const paragraphs = (cell: Element): number =>
    cell.children.filter((child) => isTag(child) && child.name === 'p').length;
  return cells.length > 1 && !cells.some((cell) => paragraphs(cell) > 1 || holdsLayout(cell));
}

function writeRow(row: Element, writer: ParagraphWriter, skip: Skip): void {
  writer.breakHere();
  const cells = cellsOf(row).filter((cell) => !skip(cell)).map(inlineText); // prettier-ignore
  if (cells.some((cell) => !isBlank(cell))) writer.add(cells.join(' | '));
  writer.breakHere();
}
