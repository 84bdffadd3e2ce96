import type { Block } from '../reading/block.ts';
import { isBlank } from '../text/whitespace.ts';
import { isCounter } from './counter.ts';
import { destinationOf } from './links.ts';
import type { Destination, LinkBase } from './links.ts';
import { namesOf } from './position.ts';
import { isDated, isSentence, wordingOf } from './wording.ts';
import type { Wording } from './wording.ts';

/**
 * What a block is by the look of it.
 *
 * - `title`: a heading of the first level, the page's own.
 * - `heading`: another heading that is not links alone.
 * - `links`: links to other pages of the site.
 * - `counter`: a line of figures that says that it counts, tells the time or holds a random run.
 * - `date`: another short line with a date or a time: when the page is from, or when something happens.
 * - `figure`: another short line with a number.
 * - `label`: a few letters.
 * - `words`: everything else.
 */
export type Sort = 'title' | 'heading' | 'links' | 'counter' | 'date' | 'figure' | 'label' | 'words';

/** Letters of a label; 最終更新日時 has six. */
const LABEL = 8;
/** Letters of a line that counts; この記事は1,234人が読んでいます has twelve. */
const LINE = 24;
/** Letters beside the date of a date line. */
const DATE_LINE = 12;
/** Letters of the name of a category; headlines are longer. */
const CATEGORY = 10;
/** Characters from which on a block is words: no line of figures is as long, and no label without figures. */
const LONG = { withFigures: 160, without: 60 } as const;

/** A block with what it is by the look of it: looked at once, and only where a rule or a lesson asks. */
export class Sorted {
  readonly block: Block;
  /** Whether it stands in an item of a list. */
  readonly listed: boolean;
  readonly #base: LinkBase;
  #wording: Wording | undefined;
  #sort: Sort | undefined;
  #destinations: readonly Destination[] | undefined;

  constructor(block: Block, base: LinkBase, listed: boolean) {
    this.block = block;
    this.listed = listed;
    this.#base = base;
  }

  get wording(): Wording {
    return (this.#wording ??= wordingOf(this.block.text.replace(/^(?:#{1,6}|-) /, '')));
  }

  get sort(): Sort {
    return (this.#sort ??= sortOf(this));
  }

  /** It leads to a document or to a part of the page: that is never furniture. */
  get attached(): boolean {
    return this.destinations.includes('attachment');
  }

  /** Where its first link leads; empty where it has none. */
  get address(): string {
    const [href = ''] = this.block.links;
    return href === '' ? '' : (URL.parse(href.trim(), this.#base.url)?.href ?? '');
  }

  /** Of its links. */
  get destinations(): readonly Destination[] {
    return (this.#destinations ??= this.block.links.map((href) => destinationOf(href, this.#base)));
  }
}

function sortOf(sorted: Sorted): Sort {
  const { block } = sorted;
  if (block.text.startsWith('# ')) return 'title';
  if (isLinks(sorted)) return 'links';
  if (/^#{2,6} /.test(block.text)) return 'heading';
  if (block.text.length > (/[\d０-９]/.test(block.text) ? LONG.withFigures : LONG.without)) return 'words';
  const { plain, form, letters } = sorted.wording;
  const figures = /[#*]/.test(form);
  if (figures && letters <= LINE && isCounter(sorted.wording, namesOf(block.element))) return 'counter';
  if (figures && letters <= DATE_LINE && isDated(plain) && !isSentence(plain)) return 'date';
  if (letters > LABEL || isSentence(plain)) return 'words';
  return figures ? 'figure' : 'label';
}

/**
 * Links to other pages, with no more than a label or a date beside them. Outside a list a date with a short link is the
 * page's own date line with its category, and a link to the page itself is its heading.
 */
function isLinks({ block, destinations, listed, wording }: Sorted): boolean {
  if (!destinations.includes('page') && !(listed && destinations.includes('self'))) return false;
  if (destinations.some((destination) => destination !== 'page' && destination !== 'self')) return false;
  if (isBlank(block.unlinked)) return true;
  const beside = wordingOf(block.unlinked);
  if (beside.letters > LABEL || isSentence(beside.plain)) return false;
  const isItem = listed || block.element.name === 'tr';
  return isItem || !isDated(beside.plain) || wording.letters - beside.letters > CATEGORY;
}
