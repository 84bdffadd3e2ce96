import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { isBlank } from '../text/whitespace.ts';
import { inlineText, isUnread } from './inline-text.ts';

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

const cellsOf = (row: Element): readonly Element[] =>
  row.children.filter(isTag).filter(({ name }) => name === 'td' || name === 'th');

/** Whether a row is one of a table of data: several cells, each a line of words. */
export function isDataRow(row: Element): boolean {
  const holdsLayout = (node: AnyNode): boolean =>
    hasChildren(node) &&
    node.children.some((child) => isTag(child) && (LAYOUT.has(child.name) || holdsLayout(child)));
  const cells = cellsOf(row);
  const paragraphs = (cell: Element): number =>
    cell.children.filter((child) => isTag(child) && child.name === 'p').length;
  return cells.length > 1 && !cells.some((cell) => paragraphs(cell) > 1 || holdsLayout(cell));
}

/** A row in one line, with where its links lead and its words outside them. Null where it shows nothing. */
export function readRow(
  row: Element,
  skip: (element: Element) => boolean,
): { readonly words: string; readonly links: readonly string[]; readonly unlinked: string } | null {
  const cells = cellsOf(row).filter((cell) => !skip(cell));
  const words = cells.map(inlineText);
  if (words.every(isBlank)) return null;
  const links: string[] = [];
  const unlinked = cells.map((cell) => outsideLinks(cell, links)).join(' ');
  return { words: words.join(' | '), links, unlinked };
}

/** The words of a cell outside its links, whose addresses are added to `links`. */
function outsideLinks(node: AnyNode, links: string[]): string {
  if (isText(node)) return node.data;
  if (!hasChildren(node) || (isTag(node) && isUnread(node.name))) return '';
  const link = isTag(node) && node.name === 'a' ? node.attribs['href'] : undefined;
  if (link === undefined) return node.children.map((child) => outsideLinks(child, links)).join(' ');
  links.push(link);
  return ' ';
}
