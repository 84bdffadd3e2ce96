import type { CalendarDate } from '../../contract/instant.ts';

/** One entry of a list or feed, in the list's order. */
export interface Entry {
  /** The announced link made absolute against the list's own address; not canonicalised. */
  readonly url: string;
  /** As published, white space runs folded to one space, trimmed; not NFKC-normalised. */
  readonly title: string;
  /** In the source's time zone; null where the list gives none. */
  readonly published: CalendarDate | null;
  /** Plain words of the entry beyond its title, null where there are none. */
  readonly summary: string | null;
  /** Set where the list has no titles (a sitemap) and this one is made from the address: the page's own is better. */
  readonly untitled?: true | undefined;
}

export type ListingReading =
  | {
      readonly kind: 'entries';
      readonly entries: readonly Entry[];
      /** WHATWG name of the encoding it was decoded with, and what decided it. */
      readonly charset: Charset;
      /** File name extension for the archive: `xml`, `html`, … */
      readonly extension: string;
      /** Entries passed over and why, one line each (`item 3: no link`). */
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'unreadable';
      readonly outcome: 'unparsable' | 'wrong-type' | 'too-large';
      readonly detail: string;
    };

export interface Charset {
  readonly name: string;
  readonly from: 'override' | 'bom' | 'header' | 'meta' | 'xml' | 'content' | 'default';
  /** Set where a declaration was overruled, e.g. `header says utf-8, content is shift_jis`. */
  readonly note?: string;
}

/** A page's words. */
export interface PageReading {
  /** Paragraphs separated by an empty line; headings begin with `#` marks, list items with `- `. */
  readonly text: string;
  /** The page's own title: its heading, else og:title, else `<title>`; null where it has none. */
  readonly title: string | null;
  readonly charset: Charset;
}
