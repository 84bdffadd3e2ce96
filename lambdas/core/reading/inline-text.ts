import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode } from 'domhandler';
import { oneLine } from '../text/whitespace.ts';
import { parseHtml } from './html.ts';

/** Elements whose content is not for readers, and the readings beside ruby bases. */
const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'rt', 'rp']);

/** Elements that flow inside a line; between any others a browser shows at least a gap. */
const INLINE: ReadonlySet<string> = new Set([
  'a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'mark', 'q',
  'ruby', 'rb', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr',
]); // prettier-ignore

export const isUnread = (tag: string): boolean => UNREAD.has(tag);
export const isInline = (tag: string): boolean => INLINE.has(tag);

/** The words of a node in one line: breaks and block boundaries are spaces, ruby readings and scripts are left out. */
export const inlineText = (node: AnyNode): string => oneLine(gather(node));

function gather(node: AnyNode): string {
  if (isText(node)) return node.data;
  if (isTag(node) && isUnread(node.name)) return '';
  if (!hasChildren(node)) return '';
  const inside = node.children.map(gather).join('');
  return isTag(node) && !isInline(node.name) ? ` ${inside} ` : inside;
}

/** The words of an HTML fragment, in one line. */
export function wordsOfHtml(html: string): string {
  if (!/[<&]/.test(html)) return oneLine(html);
  const [body] = parseHtml(html)('body').get();
  return body === undefined ? '' : inlineText(body);
}
