import * as v from 'valibot';
import { INSTANT } from '../contract/alert.ts';
import type { Instant } from '../contract/instant.ts';
import { HEALTHS, OUTCOMES } from '../contract/outcome.ts';
import { sha256 } from './digest.ts';
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
});

export const sourceStateSchema = v.object({
  version: v.literal(1),
  source: v.string(),
  /** Hash of the reading part of the definition that made `good`. */
  definition: v.string(),
  validators: v.object({ etag: v.optional(v.string()), lastModified: v.optional(v.string()) }),
  robots: v.record(v.string(), robotsCopySchema),
  health: healthSchema,
  /** The last list that could be trusted. */
  good: v.nullable(
    v.object({
      at: INSTANT,
      listing: v.string(),
      fingerprint: v.string(),
      /** Entries of the list; several may be one item. */
      entries: v.optional(v.number()),
      /** `firstSeen` says where the item lives, so that a known item needs no look-up; `of`: the item it is an alias of. */
      items: v.array(
        v.object({
          id: v.string(),
          of: v.optional(v.string()),
          titles: v.array(v.string()),
          firstSeen: INSTANT,
        }),
      ),
    }),
  ),
  /** The latest poll whose list was committed: what was first seen later than this may not have been queued. */
  committedThrough: v.nullable(INSTANT),
  /** An implausible list on trial: how many polls in a row have shown it. */
  doubt: v.nullable(v.object({ fingerprint: v.string(), polls: v.number() })),
  retryAfter: v.nullable(INSTANT),
  visits: v.array(visitSchema),
  /** What the digest should say, newest last, bounded. */
  notes: v.array(v.object({ at: INSTANT, text: v.string() })),
});

export type SourceState = v.InferOutput<typeof sourceStateSchema>;
export type Visit = v.InferOutput<typeof visitSchema>;
export type Health = v.InferOutput<typeof healthSchema>;

/** Hash of the part of a definition that decides which entries a list has and who they are. */
export const definitionHash = (source: Source): string =>
  sha256(
    JSON.stringify([
      source.entry,
      source.identity,
      source.identityOf,
      source.fragment,
      source.charset ?? null,
    ]),
  ).slice(0, 12);

/** The state of a source that was never polled. */
export const firstState = (source: Source, at: Instant): SourceState => ({
  version: 1,
  source: source.id,
  definition: definitionHash(source),
  validators: {},
  robots: {},
  health: { status: 'ok', outcome: 'waiting', detail: null, since: at, lastSuccess: null, misses: 0 },
  good: null,
  committedThrough: null,
  doubt: null,
  retryAfter: null,
  visits: [],
  notes: [],
});
