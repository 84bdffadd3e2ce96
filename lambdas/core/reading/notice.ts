import { oneLine } from '../text/whitespace.ts';
import type { PageReading } from './entry.ts';

/** What `readPage` gave of a page. */
export type ReadPage = Pick<PageReading, 'text' | 'title'>;

/** A hyphen inside a word is none: `F-404` is an engine. */
const SEPARATOR = /[|:–—―\n]|\s[-/]\s/;

/** A notice is short: an article under a title like these would still say more than this. */
const LONGEST_NOTICE = 2500;
/** Below this the first paragraphs are trusted too: some sites leave their ordinary title on the error page. */
const BARE_NOTICE = 400;

/**
 * Whether a page is a mere notice that says one of these things, in its title, a heading or, where it says hardly more,
 * its first sentences. `patterns`: of a whole line or a whole part of it between separators, in lower case and NFKC.
 * Conservative: a page that merely speaks of such notices is none.
 */
export function isNotice(reading: ReadPage, html: string, patterns: readonly RegExp[]): boolean {
  return noticeLines(reading, html).some((line) => saysOneOf(line, patterns));
}

function noticeLines({ text, title }: ReadPage, html: string): readonly string[] {
  if (text.length > LONGEST_NOTICE) return [];
  const element = /<title[^>]*>([^<]*)<\/title>/i.exec(html.slice(0, 20_000))?.[1] ?? '';
  const paragraphs = text.split('\n\n');
  const headings = paragraphs.filter((paragraph) => /^#{1,3} /.test(paragraph)).slice(0, 3);
  const opening = text.length < BARE_NOTICE ? paragraphs.slice(0, 3).flatMap(sentences) : [];
  return [title ?? '', element, ...headings, ...opening];
}

const sentences = (paragraph: string): readonly string[] => paragraph.split(/(?<=[。.!])\s*|\n/);

function saysOneOf(line: string, patterns: readonly RegExp[]): boolean {
  const plain = oneLine(
    line
      .normalize('NFKC')
      .toLowerCase()
      .replace(/^#+ |^- /, ''),
  );
  const parts = [plain, ...plain.split(SEPARATOR).map((part) => part.trim())];
  return parts.some((part) => patterns.some((pattern) => pattern.test(part)));
}
