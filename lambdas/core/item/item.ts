import * as v from 'valibot';
import { alertSchema, BASES, INSTANT } from '../../contract/alert.ts';
import { OUTCOMES } from '../../contract/outcome.ts';
import { announcementSchema } from '../../contract/page-job.ts';
import type { PageJob } from '../../contract/page-job.ts';

/** What an item's `item.json` holds: who it is, what it was called, and the version whose alert is safe. */
const textSchema = v.object({
  /** Archive keys of the capture that the text came from. */
  body: v.string(),
  text: v.string(),
  capture: v.string(),
  /** SHA-256 of the body. */
  sha256: v.string(),
  /** SHA-256 of the comparable form of the words that an edit is told by: equal means that nothing changed. */
  comparable: v.string(),
  /** Which code and which page rules made the text. */
  extractor: v.string(),
  /** Content type the body came with, to read the bytes again. */
  contentType: v.nullable(v.string()),
  etag: v.optional(v.string()),
  lastModified: v.optional(v.string()),
});

const versionSchema = v.object({
  ordinal: v.number(),
  at: INSTANT,
  change: v.picklist(['new', 'updated', 'removed', 'completed']),
  basis: v.picklist(BASES),
  title: v.string(),
  /** The last text read; kept when the page went away. */
  text: v.nullable(textSchema),
  labels: v.object({
    frameworks: v.array(v.string()),
    counterparts: v.array(v.string()),
    relevant: v.boolean(),
  }),
});

export const itemSchema = v.object({
  version: v.literal(1),
  id: v.string(),
  source: v.string(),
  url: v.string(),
  /** Addresses that the announced link redirected to. */
  aliases: v.array(v.string()),
  firstSeen: INSTANT,
  titles: v.array(v.object({ title: v.string(), at: INSTANT })),
  announcements: v.array(v.object({ ...announcementSchema.entries, at: INSTANT })),
  current: v.nullable(versionSchema),
  /** A version whose alert is on its way: the alert is created first, then the version becomes current. */
  pending: v.nullable(v.object({ version: versionSchema, alert: alertSchema })),
  /** When the page was first found gone, until it answers again or counts as removed. */
  miss: v.nullable(INSTANT),
  /** SHA-256 of the last body kept although no words came out of it, such as a scanned PDF. */
  wordless: v.nullable(v.string()),
  lastVisit: v.nullable(v.object({ at: INSTANT, outcome: v.picklist(OUTCOMES) })),
});

export type Item = v.InferOutput<typeof itemSchema>;
export type Version = v.InferOutput<typeof versionSchema>;
export type CapturedText = v.InferOutput<typeof textSchema>;

/** An item that nothing is known of but its first job. */
export const itemFrom = (job: PageJob): Item => ({
  version: 1,
  id: job.item.id,
  source: job.source,
  url: job.item.url,
  aliases: [],
  firstSeen: job.item.firstSeen,
  titles: [],
  announcements: [],
  current: null,
  pending: null,
  miss: null,
  wordless: null,
  lastVisit: null,
});
