import { secondsOf } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';
import { dateIn } from '../dates.ts';
import type { Source } from '../source.ts';
import { decodeText } from './charset.ts';
import type { Charset, ListingReading } from './entry.ts';
import { readFeed } from './feed.ts';
import { feedRoot } from './feed-root.ts';
import { readHtmlList } from './html-list.ts';

export interface ListingInput {
  readonly body: Uint8Array;
  /** The Content-Type header as received; null where there was none. */
  readonly contentType: string | null;
  /** The address that answered: links are relative to it. */
  readonly url: string;
  readonly source: Source;
  /** When it was read; dates without a year are the latest before it. */
  readonly at: Instant;
}

/**
 * The bytes of a source's list → its entries, in order. An empty list is a list; what is no list (no markup, a PDF, a
 * page where a feed was expected, a feed that breaks off) is unreadable, with the reason. Never throws for what a site
 * sends.
 */
export function readListing({ body, contentType, url, source, at }: ListingInput): ListingReading {
  const { entry, timeZone } = source;
  const strange = strangerIn(body);
  if (strange !== null) return { kind: 'unreadable', ...strange };
  const { text, charset } = decodeText(body, {
    contentType,
    override: source.charset,
    kind: entry.type === 'feed' ? 'xml' : 'html',
  });
  if (entry.type === 'feed') {
    const reading = readFeed({ text, url, timeZone });
    return reading.kind === 'unreadable'
      ? reading
      : { ...reading, notes: withCharset(reading.notes, charset), charset, extension: 'xml' };
  }
  const refusal = noHtml(text);
  if (refusal !== null) return { kind: 'unreadable', ...refusal };
  const today = dateIn(secondsOf(at) * 1000, timeZone);
  const { entries, notes } = readHtmlList({ text, url, rules: entry, today, timeZone });
  return { kind: 'entries', entries, notes: withCharset(notes, charset), charset, extension: 'html' };
}

interface Refusal {
  readonly outcome: 'unparsable' | 'wrong-type';
  readonly detail: string;
}

function strangerIn(body: Uint8Array): Refusal | null {
  if (body.length === 0) return { outcome: 'unparsable', detail: 'the body is empty' };
  const isPdf = String.fromCharCode(...body.subarray(0, 5)) === '%PDF-';
  return isPdf ? { outcome: 'wrong-type', detail: 'a PDF where a list was expected' } : null;
}

function noHtml(text: string): Refusal | null {
  const root = feedRoot(text);
  if (root.kind === 'feed' || root.kind === 'cut') {
    return { outcome: 'wrong-type', detail: 'a feed where a page was expected: make the source a feed' };
  }
  return /<[a-z!]/i.test(text) ? null : { outcome: 'wrong-type', detail: 'no HTML: the body has no tag' };
}

const withCharset = (notes: readonly string[], charset: Charset): readonly string[] =>
  charset.note === undefined ? notes : [`charset: ${charset.note}`, ...notes];
