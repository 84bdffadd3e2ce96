import type { Entry, ListingReading } from '../../../lambdas/core/reading/entry.ts';
import { readListing } from '../../../lambdas/core/reading/listing.ts';
import type { SourceInput } from '../../../lambdas/core/source.ts';
import { sourceOf } from '../../support/source-of.ts';

/** What a test says of a list beside its definition and its body. */
export interface ReadOptions {
  readonly contentType?: string | null;
  readonly at?: string;
  readonly source?: Partial<SourceInput>;
}

/** Reads a list as a channel that the test defines; it comes from the channel's own address. */
export function readAs(
  entry: SourceInput['entry'],
  body: string | Uint8Array,
  { contentType = null, at = '2026-08-20T01:00:00Z', source: rest = {} }: ReadOptions = {},
): ListingReading {
  const source = sourceOf(entry, rest);
  return readListing({
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    contentType,
    url: entry.url,
    source,
    entry: source.entry,
    at,
  });
}

/** The entries of a list that was read; throws with the reason where it was not. */
export function entriesOf(reading: ListingReading): readonly Entry[] {
  if (reading.kind !== 'entries') throw new Error(`${reading.outcome}: ${reading.detail}`);
  return reading.entries;
}
