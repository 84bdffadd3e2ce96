import { load } from 'cheerio/slim';
import type { CheerioAPI } from 'cheerio/slim';
import { hasChildren } from 'domhandler';
import type { ChildNode, Document, ParentNode } from 'domhandler';
import { parse } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import type { Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter';

/** Deepest element of a tree, as in Chromium (`maximumHTMLParserDOMTreeDepth`). */
const MAXIMUM_DEPTH = 512;

/**
 * HTML text → a queryable document, always with `html`, `head` and `body`. The tree is built as browsers build it
 * (parse5, WHATWG HTML 13.2): `cheerio/slim` alone parses with htmlparser2, which closes unclosed `li` and `a`
 * differently and so gives items the links of their neighbours. What lies deeper than a browser keeps is flattened:
 * cheerio walks trees by recursion, and 5 000 nested elements overflow its stack (measured, 1.2.0).
 */
export function parseHtml(text: string): CheerioAPI {
  let depth = 0;
  let deepest = 0;
  const treeAdapter = {
    ...adapter,
    onItemPush: () => {
      depth += 1;
      deepest = Math.max(deepest, depth);
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
  // The adapter builds with domhandler 6 the plain nodes that cheerio's domhandler 5 describes; only the classes differ.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment, @typescript-eslint/no-unsafe-enum-assignment
  const document: Document = parse<Htmlparser2TreeAdapterMap>(text, { treeAdapter });
  if (deepest > MAXIMUM_DEPTH) flattenBelow(document, MAXIMUM_DEPTH);
  return load(document);
}

/** Makes everything under an element at `limit` a childless child of it, in document order. */
function flattenBelow(root: ParentNode, limit: number): void {
  const waiting: { node: ParentNode; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth === limit) adopt(node, descendants(node));
    else
      for (const child of node.children)
        if (hasChildren(child)) waiting.push({ node: child, depth: depth + 1 });
  }
}

function descendants(root: ParentNode): readonly ChildNode[] {
  const found: ChildNode[] = [];
  const waiting = root.children.toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    if (hasChildren(next)) waiting.push(...next.children.toReversed());
  }
  return found;
}

function adopt(parent: ParentNode, children: readonly ChildNode[]): void {
  let previous: ChildNode | null = null;
  for (const child of children) {
    if (hasChildren(child)) child.children = [];
    link(child, parent, previous);
    previous = child;
  }
  parent.children = [...children];
}

function link(child: ChildNode, parent: ParentNode, previous: ChildNode | null): void {
  child.parent = parent;
  child.prev = previous;
  child.next = null;
  if (previous !== null) previous.next = child;
}
