import { load } from 'cheerio/slim';
import type { CheerioAPI } from 'cheerio/slim';
import { Element, hasChildren } from 'domhandler';
import type { ChildNode, Document, ParentNode } from 'domhandler';
import { parse } from 'parse5';
import type { Token } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import type { Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter';

/** Deepest element of a tree, as in Chromium (`maximumHTMLParserDOMTreeDepth`). */
const MAXIMUM_DEPTH = 512;

/**
 * Most parts of a tree: elements, attributes, texts and comments. The largest list in sight has 2 450 (Foreign Ministry,
 * 2026-08-20); 27 KB of unclosed `<b>` make a million and 1.1 GB, as every block opens all of them again (WHATWG HTML,
 * 13.2.4.3).
 */
const MOST_PARTS = 50_000;

class TooManyParts extends Error {}

/** `Node.TEXT_NODE` (DOM, 4.4). */
const TEXT_NODE = 3;

/**
 * HTML text → a queryable document, always with `html`, `head` and `body`. The tree is built as browsers build it
 * (parse5, WHATWG HTML 13.2): `cheerio/slim` alone parses with htmlparser2, which closes unclosed `li` and `a`
 * differently and so gives items the links of their neighbours. What lies deeper than a browser keeps is flattened:
 * cheerio walks trees by recursion, and 5 000 nested elements overflow its stack (measured, 1.2.0). What comes after the
 * first `MOST_PARTS` is left out.
 */
export function parseHtml(text: string): CheerioAPI {
  const { document, deepest } = treeOf(text);
  if (deepest > MAXIMUM_DEPTH) flattenBelow(document, MAXIMUM_DEPTH);
  return load(document);
}

/** The adapter's domhandler 6 and cheerio's domhandler 5 describe the same plain nodes; only the classes differ. */
function treeOf(text: string): { readonly document: Document; readonly deepest: number } {
  let parts = 0;
  let depth = 0;
  let deepest = 0;
  const document = adapter.createDocument();
  const count = (more: number): void => {
    parts += more;
    if (parts > MOST_PARTS) throw new TooManyParts();
  };
  const treeAdapter: typeof adapter = {
    ...adapter,
    createDocument: () => document,
    createElement: (name, space, attributes) => {
      count(1 + attributes.length);
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
      return elementOf(name, space, attributes);
    },
    createCommentNode: (data) => {
      count(1);
      return adapter.createCommentNode(data);
    },
    insertText: (parent, words) => {
      if (parent.children.at(-1)?.nodeType !== TEXT_NODE) count(1);
      adapter.insertText(parent, words);
    },
    onItemPush: () => {
      depth += 1;
      deepest = Math.max(deepest, depth);
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
  try {
    parse<Htmlparser2TreeAdapterMap>(text, { treeAdapter });
  } catch (error) {
    if (!(error instanceof TooManyParts)) throw error;
  }
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment, @typescript-eslint/no-unsafe-enum-assignment
  return { document, deepest };
}

/** The attributes of an element that has none. Shared and frozen: the tree is read, not changed. */
const NONE: Record<string, string> = Object.freeze({});

/**
 * An element as cheerio knows it. The adapter's own has three hash tables besides, mostly empty: 1 KB an element, and a
 * sixth of the time (65 KB list of the Foreign Ministry: 3.0 ms, so 2.5 ms).
 */
function elementOf(name: string, namespace: string, attributes: readonly Token.Attribute[]): Element {
  const attribs = attributes.length === 0 ? NONE : {};
  for (const { name: key, value } of attributes) attribs[key] = value;
  const element = new Element(name, attribs);
  element.namespace = namespace;
  element['x-attribsNamespace'] = NONE;
  element['x-attribsPrefix'] = NONE;
  return element;
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
