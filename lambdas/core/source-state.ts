import * as v from 'valibot';
import { DATE, INSTANT } from '../contract/alert.ts';
import type { Instant } from '../contract/instant.ts';
import { HEALTHS, OUTCOMES } from '../contract/outcome.ts';
import { pageJobSchema } from '../contract/page-job.ts';
import { watchSchema } from './alarm/watch-record.ts';
import { sha256 } from './digest.ts';
import type { SourceEntry } from './source-entry.ts';
import type { Source } from './source.ts';

/** What a source's `state.json` holds: all that an unchanged poll needs, in one read. Replaced with `If-Match`. */
const visitSchema = v.object({
  item: v.string(),
  url: v.string(),
  firstSeen: INSTANT,
  /** What the regular visits count from: first sight, or the day a baseline item was retitled. */
  anchor: INSTANT,
  kind: v.picklist(['regular', 'again']),
  at: INSTANT,
});

const robotsCopySchema = v.object({
  fetchedAt: INSTANT,
  status: v.nullable(v.number()),
  body: v.nullable(v.string()),
});

const healthSchema = v.object({
  status: v.picklist(HEALTHS),
  /** How the last poll ended. */
  outcome: v.picklist(OUTCOMES),
  detail: v.nullable(v.string()),
  /** Since when it has this status. */
  since: INSTANT,
  lastSuccess: v.nullable(INSTANT),
  /** Polls in a row that did not give a trustworthy list. */
  misses: v.number(),
  /** The latest run of misses, kept when it is over: its first and its last miss, and what the last one saw. */
  trouble: v.optional(
    v.object({
      since: INSTANT,
      last: INSTANT,
      outcome: v.picklist(OUTCOMES),
      detail: v.nullable(v.string()),
    }),
  ),
  /** The good reads since then: the first, and how many in a row, counted to three. */
  steady: v.optional(v.object({ since: INSTANT, reads: v.number() })),
});

/**
 * What a committed poll has yet to send: written together with the list that announces it, taken away when the queue has
 * it. Whoever polls next sends first what is found here.
 */
const sendingSchema = v.object({
  id: v.string(),
  at: INSTANT,
  /** The address of the channel that announced it, where the source has several. */
  from: v.optional(v.string()),
  /** Key of the burst that tells of the announced entries, null where they are told one by one. */
  burst: v.nullable(v.string()),
  jobs: v.array(pageJobSchema),
});

export const sourceStateSchema = v.object({
  version: v.literal(1),
  source: v.string(),
  /** Hash of the reading part of the definition, and of the channel, that made `good`. */
  definition: v.string(),
  /** A fallback that is read in place of the preferred channel, and since when; null while the preferred one is read. */
  channel: v.optional(v.nullable(v.object({ index: v.number(), since: INSTANT })), null),
  /** Where addresses that change were found last, by the page that names them and the pattern of the link. */
  discovered: v.optional(v.record(v.string(), v.object({ url: v.string(), at: INSTANT })), {}),
  validators: v.object({ etag: v.optional(v.string()), lastModified: v.optional(v.string()) }),
  robots: v.record(v.string(), robotsCopySchema),
  health: healthSchema,
  /** The last list that could be trusted. */
  good: v.nullable(
    v.object({
      at: INSTANT,
      listing: v.string(),
      fingerprint: v.string(),
      /** The address of the channel it was read from. */
      from: v.optional(v.string()),
      /**
       * Set where it took the place of a list that it shares nothing with: when that one was read last. A list that has
       * nothing in common with this one either may be the old one, come back: news then count from there.
       */
      replaced: v.optional(INSTANT),
      /** Entries of the list; several may be one item. */
      entries: v.optional(v.number()),
      /** `firstSeen` says where the item lives, so that a known item needs no look-up; `of`: the item it is an alias of. */
      items: v.array(
        v.object({
          id: v.string(),
          of: v.optional(v.string()),
          titles: v.array(v.string()),
          /** Days on which an edit of the page was announced. */
          editions: v.optional(v.array(DATE)),
          firstSeen: INSTANT,
        }),
      ),
    }),
  ),
  /** What committed polls have yet to send, oldest first; empty but while a poll runs, or after one was stopped. */
  sending: v.optional(v.array(sendingSchema), []),
  /** An implausible list on trial: how many polls in a row have shown it. */
  doubt: v.nullable(v.object({ fingerprint: v.string(), polls: v.number() })),
  retryAfter: v.nullable(INSTANT),
  /** Hosts of its channels that asked to wait (Retry-After), and until when; the others may be asked meanwhile. */
  waits: v.optional(v.record(v.string(), INSTANT), {}),
  /** After failures in a row: not asked again before this. Our own patience, where the site named no time. */
  backOff: v.optional(v.nullable(INSTANT), null),
  visits: v.array(visitSchema),
  /** What the digest should say, newest last, bounded. */
  notes: v.array(v.object({ at: INSTANT, text: v.string() })),
  /** What the watchdog has told of the source, and is about to tell. */
  watch: v.optional(watchSchema),
});

export type SourceState = v.InferOutput<typeof sourceStateSchema>;
export type Visit = v.InferOutput<typeof visitSchema>;
export type Sending = v.InferOutput<typeof sendingSchema>;
export type Health = v.InferOutput<typeof healthSchema>;

/**
 * Hash of what decides which entries a list has and who they are: the channel (with the address where it was found) and
 * the rules of identity.
 */
export const definitionHash = (source: Source, channel: SourceEntry = source.entry): string =>
  sha256(
    JSON.stringify([
      channel,
      source.identity,
      source.identityOf,
      source.fragment,
      source.charset ?? null,
      ...(source.announcesEdit === undefined ? [] : [source.announcesEdit]),
    ]),
  ).slice(0, 12);

/** The state of a source that was never polled. */
export const firstState = (source: Source, at: Instant): SourceState => ({
  version: 1,
  source: source.id,
  definition: definitionHash(source),
  channel: null,
  discovered: {},
  validators: {},
  robots: {},
  health: { status: 'ok', outcome: 'waiting', detail: null, since: at, lastSuccess: null, misses: 0 },
  good: null,
  sending: [],
  doubt: null,
  retryAfter: null,
  waits: {},
  backOff: null,
  visits: [],
  notes: [],
});
