import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { isBlank } from '../text/whitespace.ts';
import { BlockWriter, textOf } from './block.ts';
import type { Block } from './block.ts';
import { isInline, isUnread } from './inline-text.ts';
import { isDataRow, readRow } from './table-row.ts';

/** Elements that are never part of what a page says: code, controls, menus, embedded media. */
const SKIPPED: ReadonlySet<string> = new Set([
  'audio', 'button', 'canvas', 'dialog', 'form', 'head', 'iframe', 'input', 'map', 'math', 'nav', 'object', 'option',
  'progress', 'select', 'svg', 'textarea', 'video',
]); // prettier-ignore

const HIDDEN_STYLE = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Whether a browser does not show an element, or shows it as something other than text of the page. */
export const isSkipped = ({ name, attribs }: Element): boolean =>
  isUnread(name) ||
  SKIPPED.has(name) ||
  ('hidden' in attribs && attribs['hidden'] !== 'until-found') ||
  HIDDEN_STYLE.test(attribs['style'] ?? '');

/**
 * The words of some elements as paragraphs: headings begin with as many `#` as their level, list items with `- `, the cells
 * of a row are joined by ` | `, `<br>` is a line break, ruby readings are left out. White space is folded as a browser
 * folds it; every other character is kept. `leaveOut`: further elements to skip.
 */
export function blocksOf(
  elements: readonly Element[],
  leaveOut: (element: Element) => boolean,
): readonly Block[] {
  const blocks: Block[] = [];
  const skip = (element: Element): boolean => isSkipped(element) || leaveOut(element);
  for (const element of elements) {
    const writer = new BlockWriter(element, blocks);
    write(element, writer, skip);
    writer.breakHere();
  }
  return blocks;
}

/** The words of some elements as one text. */
export const paragraphsOf = (elements: readonly Element[], leaveOut: (element: Element) => boolean): string =>
  textOf(blocksOf(elements, leaveOut));

/** Whether a node shows any words. */
export function showsWords(node: AnyNode, leaveOut: (element: Element) => boolean): boolean {
  if (isText(node)) return !isBlank(node.data);
  if (!hasChildren(node) || (isTag(node) && (isSkipped(node) || leaveOut(node)))) return false;
  return node.children.some((child) => showsWords(child, leaveOut));
}

type Skip = (element: Element) => boolean;

function write(node: AnyNode, writer: BlockWriter, skip: Skip): void {
  if (isText(node)) writer.add(node.data.replaceAll(/[ \t\n\f\r]+/g, ' '));
  else if (isTag(node)) writeElement(node, writer, skip);
  else if (hasChildren(node)) for (const child of node.children) write(child, writer, skip);
}

function writeElement(element: Element, writer: BlockWriter, skip: Skip): void {
  const { name } = element;
  if (skip(element)) return;
  if (name === 'br') writer.add('\n');
  else if (name === 'a') within(element, writer, () => { writeChildren(element, writer, skip); }); // prettier-ignore
  else if (isInline(name)) writeChildren(element, writer, skip);
  else within(element, writer, () => { writeBlock(element, writer, skip); }); // prettier-ignore
}

/** Does some writing inside a link or a block. */
function within(element: Element, writer: BlockWriter, writing: () => void): void {
  const outside = [writer.element, writer.link] as const;
  if (element.name === 'a') writer.link = element.attribs['href'] ?? writer.link;
  else writer.element = element;
  writing();
  [writer.element, writer.link] = outside;
}

function writeChildren(element: Element, writer: BlockWriter, skip: Skip): void {
  for (const child of element.children) write(child, writer, skip);
}

function writeBlock(element: Element, writer: BlockWriter, skip: Skip): void {
  if (element.name === 'pre') writePreformatted(element, writer);
  else if (element.name === 'tr' && isDataRow(element)) writeRow(element, writer, skip);
  else {
    const mark = markOf(element.name);
    writer.breakHere(mark);
    writeChildren(element, writer, skip);
    if (mark === undefined) writer.breakHere();
    else writer.endMark();
  }
}

function markOf(name: string): string | undefined {
  if (name === 'li') return '- ';
  const level = /^h([1-6])$/.exec(name)?.[1];
  return level === undefined ? undefined : `${'#'.repeat(Number(level))} `;
}

function writePreformatted(element: Element, writer: BlockWriter): void {
  writer.breakHere();
  writer.add(textWithin(element).replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' '));
  writer.breakHere();
}

const textWithin = (node: AnyNode): string => {
  if (isText(node)) return node.data;
  return hasChildren(node) ? node.children.map(textWithin).join('') : '';
};

function writeRow(element: Element, writer: BlockWriter, skip: Skip): void {
  writer.breakHere();
  const row = readRow(element, skip);
  if (row !== null) writer.addLinked(row.words, row.links, row.unlinked);
  writer.breakHere();
}
