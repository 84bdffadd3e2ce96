import { secondsOf } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';
import { dateIn } from '../dates.ts';
import { isBlank } from '../text/whitespace.ts';
import type { SourceEntry } from '../source-entry.ts';
import type { Source } from '../source.ts';
import { MOST_ENTRIES, MOST_MARKS, MOST_MARKS_FOR_READERS, marksIn } from './bounds.ts';
import { breaksOff } from './broken-off.ts';
import { decodeText } from './charset.ts';
import type { BodyKind } from './declared-encoding.ts';
import type { ListingReading } from './entry.ts';
import { readFeed } from './feed.ts';
import { feedRoot } from './feed-root.ts';
import { readHtmlList } from './html-list.ts';
import { readJsonList } from './json-list.ts';
import { tooLarge, unparsable, wrongType } from './list-text.ts';
import type { ListContent, ListText, Refusal } from './list-text.ts';
import { readScriptList } from './script-list.ts';
import { readSitemap } from './sitemap.ts';
import { wantedOf } from './wanted.ts';

export interface ListingInput {
  readonly body: Uint8Array;
  /** The Content-Type header as received; null where there was none. */
  readonly contentType: string | null;
  /** The address that answered: links are relative to it. */
  readonly url: string;
  readonly source: Source;
  /** The channel of the source that was read. */
  readonly entry: SourceEntry;
  /** When it was read; dates without a year are the latest before it. */
  readonly at: Instant;
}

/** How a channel's bytes become text, and what they are called in the archive. */
const FORMATS: Readonly<
  Record<SourceEntry['type'], { readonly kind: BodyKind; readonly extension: string }>
> = {
  feed: { kind: 'xml', extension: 'xml' },
  listing: { kind: 'html', extension: 'html' },
  script: { kind: 'text', extension: 'js' },
  json: { kind: 'text', extension: 'json' },
  sitemap: { kind: 'xml', extension: 'xml' },
};

/** A hostile list can have as many faults as elements; these are enough to see what is wrong with it. */
const NOTES_KEPT = 50;

/**
 * The bytes of a source's list → the entries that its definition wants, in order. An empty list is a list; what is no
 * list (no markup, a PDF, a page where a feed was expected, a feed that breaks off) is unreadable, with the reason. Never
 * throws for what a site sends.
 */
export function readListing({ body, contentType, url, source, entry, at }: ListingInput): ListingReading {
  const { timeZone, charset: override } = source;
  const { kind, extension } = FORMATS[entry.type];
  const stranger = strangerIn(body, mostMarksOf(entry));
  if (stranger !== null) return stranger;
  const { text, charset } = decodeText(body, { contentType, override, kind });
  const refusal = refusalOf(text);
  if (refusal !== null) return refusal;
  const today = dateIn(secondsOf(at) * 1000, timeZone);
  const content = contentOf({ text, charset: charset.name, url, today, timeZone }, entry);
  if (content.kind === 'unreadable') return content;
  const { entries, notes } = wantedOf(content.entries, entry);
  if (entries.length > MOST_ENTRIES) return tooLarge(`${entries.length} entries, more than ${MOST_ENTRIES}`);
  const said = charset.note === undefined ? [] : [`charset: ${charset.note}`];
  return {
    kind: 'entries',
    entries,
    charset,
    extension,
    notes: [...said, ...shortened(content.notes), ...notes],
  };
}

function contentOf(list: ListText, entry: SourceEntry): ListContent {
  switch (entry.type) {
    case 'feed':
      return readFeed(list);
    case 'listing':
      return noHtml(list.text) ?? readHtmlList(list, entry);
    case 'script':
      return readScriptList(list, entry);
    case 'json':
      return readJsonList(list, entry);
    case 'sitemap':
      return readSitemap(list);
  }
}

/** Why a body need not even be decoded. */
function strangerIn(body: Uint8Array, mostMarks: number): Refusal | null {
  if (body.length === 0) return unparsable('the body is empty');
  if (String.fromCharCode(...body.subarray(0, 5)) === '%PDF-')
    return wrongType('a PDF where a list was expected');
  if (body[0] === 0x1f && body[1] === 0x8b) return wrongType('a gzip file where a list was expected');
  const marks = marksIn(body);
  return marks > mostMarks ? tooLarge(`${marks} tags and other marks, more than ${mostMarks}`) : null;
}

const mostMarksOf = ({ type }: SourceEntry): number =>
  type === 'listing' || type === 'feed' ? MOST_MARKS_FOR_READERS : MOST_MARKS;

/** Why a text is no list of any type. */
function refusalOf(text: string): Refusal | null {
  if (isBlank(text)) return unparsable('the body is blank');
  return text.slice(0, 1024).includes('\0') ? wrongType('no text: there are zero bytes in it') : null;
}

function noHtml(text: string): Refusal | null {
  const root = feedRoot(text);
  if (root.kind === 'feed' || root.kind === 'cut')
    return wrongType('a feed where a page was expected: make the source a feed');
  if (/^\s*[{[]/.test(text)) return wrongType('JSON where a page was expected');
  if (!/<[a-z!]/i.test(text)) return wrongType('no HTML: the body has no tag');
  return breaksOff(text) ? unparsable('the page breaks off') : null;
}

const shortened = (notes: readonly string[]): readonly string[] =>
  notes.length <= NOTES_KEPT
    ? notes
    : [...notes.slice(0, NOTES_KEPT), `and ${notes.length - NOTES_KEPT} more like these`];
