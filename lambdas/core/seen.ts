import * as v from 'valibot';
import { DATE, INSTANT } from '../contract/alert.ts';

/** `seen/<item-id>.json`: pins when an item was first seen, and so where it lives. Created once. */
export const seenSchema = v.object({
  version: v.literal(1),
  item: v.string(),
  /** Set where the address is an alias: the item it leads to, whose titles and first sight these are. */
  of: v.optional(v.string()),
  url: v.string(),
  titles: v.array(v.string()),
  /** The address of the channel that gave them these titles. */
  from: v.optional(v.string()),
  /** Days on which an edit of the page was announced. */
  editions: v.optional(v.array(DATE)),
  firstSeen: INSTANT,
  /** Taken in silently: known, never fetched. */
  baseline: v.boolean(),
});
export type Seen = v.InferOutput<typeof seenSchema>;
