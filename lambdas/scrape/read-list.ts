import type { Instant } from '../contract/instant.ts';
import type { Outcome } from '../contract/outcome.ts';
import { judgeAnswer } from '../core/judge-answer.ts';
import { outcomeOfRead } from '../core/outcomes.ts';
import { itemsOf } from '../core/listing/items.ts';
import type { ListedItem } from '../core/listing/items.ts';
import { header } from '../core/ports/pages.ts';
import type { Headers, PageAnswer, PageResponse, Pages } from '../core/ports/pages.ts';
import { saysChallenge } from '../core/reading/challenge.ts';
import { decodeText } from '../core/reading/charset.ts';
import { readListing } from '../core/reading/listing.ts';
import { NO_NOTICES, noticeText, noticesOf } from '../core/reading/notices.ts';
import type { Notices } from '../core/reading/notices.ts';
import { readPage } from '../core/reading/page.ts';
import { hostsOf } from '../core/source.ts';
import type { SourceEntry } from '../core/source-entry.ts';
import type { Source } from '../core/source.ts';
import type { SourceState } from '../core/source-state.ts';

/** Largest list in sight: 65 KB (Foreign Ministry, 2026-08-20); a list of 2 MiB is no list. */
export const LIST_LIMITS = { bytes: 2 * 1024 * 1024, milliseconds: 30_000, redirects: 5 } as const;

/** A sitemap is a site's whole past: 5 MiB are some 35 000 addresses, and are read in 230 MiB. */
const SITEMAP_LIMITS = { ...LIST_LIMITS, bytes: 5 * 1024 * 1024 } as const;

/** What one read of a source's list gave: its items, or why there are none. */
export type ListRead =
  | {
      readonly kind: 'list';
      readonly url: string;
      readonly headers: Headers;
      readonly body: Uint8Array;
      readonly extension: string;
      readonly items: readonly ListedItem[];
      readonly entries: number;
      readonly notes: readonly string[];
      readonly validators: SourceState['validators'];
    }
  | {
      readonly kind: 'none';
      readonly outcome: Outcome;
      readonly detail: string | null;
      readonly retryAfter: Instant | null;
    };

/**
 * Fetches and reads a source's list from one channel. Never rejects for what a site does. `validators`: of the last good
 * list of the same channel.
 */
export async function readList(
  source: Source,
  entry: SourceEntry,
  validators: SourceState['validators'],
  at: Instant,
  pages: Pages,
): Promise<ListRead> {
  const limits = entry.type === 'sitemap' ? SITEMAP_LIMITS : LIST_LIMITS;
  const request = { url: entry.url, hosts: hostsOf(source), limits, ...validators };
  const answer = await pages.fetch(request);
  const verdict = judgeAnswer(answer, saysChallenge(answer), at);
  if (answer.kind === 'failure' || verdict.outcome !== 'ok') return { kind: 'none', ...verdict };
  const contentType = header(answer.headers, 'content-type') ?? null;
  const reading = readListing({ body: answer.body, contentType, url: answer.url, source, entry, at });
  const bare = reading.kind === 'unreadable' || reading.entries.length === 0;
  const notices = bare ? noticesIn(answer, source) : NO_NOTICES;
  const notice = noticeText(notices);
  if (notice !== null || reading.kind === 'unreadable') {
    const unread = reading.kind === 'unreadable' ? { unread: reading.outcome } : {};
    const outcome = outcomeOfRead({ answer, ...notices, ...unread });
    const why = notice ?? (reading.kind === 'unreadable' ? reading.detail : '');
    return { kind: 'none', outcome, detail: `${answer.url}: ${why}`, retryAfter: null };
  }
  return {
    kind: 'list',
    url: answer.url,
    headers: answer.headers,
    body: answer.body,
    extension: reading.extension,
    items: itemsOf(reading.entries, source),
    entries: reading.entries.length,
    notes: reading.notes,
    validators: validatorsOf(answer),
  };
}

/** A notice has some 30 KB: what is larger is none. */
const NOTICE_BYTES = 128 * 1024;

/** What a page in the place of a list says of itself: 200 is its status all the same. */
function noticesIn({ body, headers, url }: PageResponse, source: Source): Notices {
  if (body.length > NOTICE_BYTES) return NO_NOTICES;
  const contentType = header(headers, 'content-type') ?? null;
  const { text } = decodeText(body, { contentType, override: source.charset, kind: 'html' });
  return /<html/i.test(text) ? noticesOf(readPage({ body, contentType, url, source }), text) : NO_NOTICES;
}

function validatorsOf(answer: PageAnswer): SourceState['validators'] {
  if (answer.kind === 'failure') return {};
  const etag = header(answer.headers, 'etag');
  const lastModified = header(answer.headers, 'last-modified');
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}
