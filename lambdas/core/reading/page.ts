import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import type { Source } from '../source.ts';
import { oneLine } from '../text/whitespace.ts';
import { textOf } from './block.ts';
import type { Block } from './block.ts';
import { decodeText } from './charset.ts';
import type { Charset, PageReading } from './entry.ts';
import { parseHtml } from './html.ts';
import { inlineText } from './inline-text.ts';
import { blocksOf, isSkipped } from './paragraphs.ts';
import { partOf } from './part.ts';
import { regionOf } from './region.ts';
import type { Region } from './region.ts';

export interface PageInput {
  readonly body: Uint8Array;
  /** The Content-Type header as received; null where there was none. */
  readonly contentType: string | null;
  /** The address that answered. Its fragment chooses a part of the page for sources with `"fragment": "keep"`. */
  readonly url: string;
  readonly source: Source;
}

/** A page's words paragraph by paragraph, each with its place. */
export interface PageBlocks {
  readonly blocks: readonly Block[];
  /** The elements that hold them. */
  readonly region: readonly Element[];
  readonly title: string | null;
  readonly charset: Charset;
}

/**
 * The bytes of an HTML page → its words and its title. The text is empty where the page has none. Never throws for what
 * a site sends.
 */
export function readPage(page: PageInput): PageReading {
  const { blocks, title, charset } = readBlocks(page);
  return { text: textOf(blocks), title, charset };
}

/** The same, paragraph by paragraph. */
export function readBlocks({ body, contentType, url, source }: PageInput): PageBlocks {
  const { text, charset } = decodeText(body, { contentType, override: source.charset, kind: 'html' });
  const $ = parseHtml(text);
  const part = source.fragment === 'keep' ? partOf($, url) : null;
  const region = part ?? regionOf($, source.page);
  const blocks = blocksOf(region.elements, region.leaveOut);
  return { blocks, region: region.elements, title: titleOf($, region), charset };
}

/** The first heading of the region, else what the page tells other sites, else its title element. */
function titleOf($: CheerioAPI, region: Region): string | null {
  const headings = $([...region.elements]).find('h1').addBack('h1').get(); // prettier-ignore
  const heading = headings.filter(isTag).find((element) => !isSkipped(element) && !region.leaveOut(element));
  const candidates = [
    heading === undefined ? '' : inlineText(heading),
    oneLine($('meta[property="og:title"]').attr('content') ?? ''),
    oneLine($('title').first().text()),
  ];
  return candidates.find((title) => title !== '') ?? null;
}
