import type { Instant } from '../contract/instant.ts';
import type { Outcome } from '../contract/outcome.ts';
import { judgeAnswer } from '../core/judge-answer.ts';
import { itemsOf } from '../core/listing/items.ts';
import type { ListedItem } from '../core/listing/items.ts';
import { header } from '../core/ports/pages.ts';
import type { Headers, PageAnswer, PageResponse, Pages } from '../core/ports/pages.ts';
import { isChallenge } from '../core/reading/challenge.ts';
import { decodeText } from '../core/reading/charset.ts';
import { readListing } from '../core/reading/listing.ts';
import { readPage } from '../core/reading/page.ts';
import { isSoft404 } from '../core/reading/soft-404.ts';
import { hostsOf } from '../core/source.ts';
import type { Source } from '../core/source.ts';
import type { SourceState } from '../core/source-state.ts';

/** Largest list in sight: 65 KB (Foreign Ministry, 2026-08-20); a list of 8 MiB is no list. */
const LIST_LIMITS = { bytes: 8 * 1024 * 1024, milliseconds: 30_000, redirects: 5 } as const;

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

/** Fetches and reads a source's list. Never rejects for what a site does. `validators`: of the last list that was good. */
export async function readList(
  source: Source,
  validators: SourceState['validators'],
  at: Instant,
  pages: Pages,
): Promise<ListRead> {
  const request = { url: source.entry.url, hosts: hostsOf(source), limits: LIST_LIMITS, ...validators };
  const answer = await pages.fetch(request);
  const verdict = judgeAnswer(answer, saysChallenge(answer), at);
  if (answer.kind === 'failure' || verdict.outcome !== 'ok') return { kind: 'none', ...verdict };
  const contentType = header(answer.headers, 'content-type') ?? null;
  const reading = readListing({ body: answer.body, contentType, url: answer.url, source, at });
  const bare = reading.kind === 'unreadable' || reading.entries.length === 0;
  if (bare && saysNotFound(answer, source)) {
    const detail = `${answer.url} says that it is not there`;
    return { kind: 'none', outcome: 'soft-404', detail, retryAfter: null };
  }
  if (reading.kind === 'unreadable') {
    return {
      kind: 'none',
      outcome: reading.outcome,
      detail: `${answer.url}: ${reading.detail}`,
      retryAfter: null,
    };
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

function saysChallenge(answer: PageAnswer): boolean {
  if (answer.kind === 'failure' || answer.body.length === 0) return false;
  const contentType = header(answer.headers, 'content-type');
  return isChallenge(
    decodeText(answer.body, { ...(contentType !== undefined && { contentType }), kind: 'html' }).text,
  );
}

/** A page that says that there is no page, in the place of a list: 200 is its status all the same. */
function saysNotFound({ body, headers, url }: PageResponse, source: Source): boolean {
  const contentType = header(headers, 'content-type') ?? null;
  const { text } = decodeText(body, { contentType, override: source.charset, kind: 'html' });
  return /<html/i.test(text) && isSoft404(readPage({ body, contentType, url, source }), text);
}

function validatorsOf(answer: PageAnswer): SourceState['validators'] {
  if (answer.kind === 'failure') return {};
  const etag = header(answer.headers, 'etag');
  const lastModified = header(answer.headers, 'last-modified');
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}
