import * as v from 'valibot';
import { DATE, INSTANT } from './alert.ts';

/** What a list said of an item: one entry of one URL. */
export const announcementSchema = v.object({
  title: v.string(),
  url: v.string(),
  /** Date of publication in the source's own zone, null where the list gives none. */
  published: v.nullable(DATE),
  /** Plain words of the feed beyond the title, null where there are none. */
  summary: v.nullable(v.string()),
  /** Set where the list had no title and this one is made from the address: the page's own is better. */
  untitled: v.optional(v.literal(true)),
  /** Set where it announces an edit of the page: the day of the announcement, which counts beside the title. */
  edition: v.optional(DATE),
});

/**
 * One page to read: the message from `scrape` to `capture`. Its `detectedAt` is fixed when it is queued, so that
 * every key and id derived from it is the same on every retry.
 */
export const pageJobSchema = v.object({
  version: v.literal(1),
  source: v.string(),
  item: v.object({ id: v.string(), url: v.string(), firstSeen: INSTANT }),
  reason: v.picklist(['new', 'retitled', 'visit']),
  detectedAt: INSTANT,
  /** Newest first; empty for a mere visit. */
  announcements: v.array(announcementSchema),
  /** For `retitled`: the titles it had in earlier lists, the last one first. */
  knownTitles: v.optional(v.array(v.string())),
  /** Key of the raw list in which it was announced. */
  listing: v.optional(v.string()),
  /** Id of the burst whose mail has told of it. */
  burst: v.optional(v.string()),
});

export type Announcement = v.InferOutput<typeof announcementSchema>;
export type PageJob = v.InferOutput<typeof pageJobSchema>;

/** What `scrape` is told by its schedule. `at` is the scheduled time: the poll's "now". */
export const pollRequestSchema = v.object({ source: v.string(), at: INSTANT });
export type PollRequest = v.InferOutput<typeof pollRequestSchema>;
