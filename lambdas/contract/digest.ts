import * as v from 'valibot';
import { CHANGES, DATE, INSTANT, ITEM_KINDS, labelSchema } from './alert.ts';
import { HEALTHS, OUTCOMES } from './outcome.ts';

/**
 * One day's digest, `digests/yyyy/mm/dd.json`; its text lies beside it. Created once; its creation is what sends it.
 * The day is that of the operator's zone on which it ends.
 */
const entrySchema = v.object({
  id: v.string(),
  change: v.picklist(CHANGES),
  detectedAt: INSTANT,
  source: v.object({ id: v.string(), name: labelSchema }),
  url: v.string(),
  title: v.string(),
  headline: labelSchema,
  kind: v.picklist(ITEM_KINDS),
  defence_diplomacy: v.boolean(),
  frameworks: v.array(v.object({ id: v.string(), label: labelSchema })),
  counterparts: v.array(v.object({ code: v.string(), label: labelSchema })),
  /** Set where the page could not be read: how it answered. */
  unread: v.optional(v.string()),
  /** Which report of its event it is, where it has one. */
  report: v.optional(v.number()),
  /** Set where it was detected before this digest's time, but too late for the one before. */
  late: v.optional(v.literal(true)),
});

/** A source that is not as it should be. */
const troubleSchema = v.object({
  source: v.string(),
  name: labelSchema,
  health: v.picklist(HEALTHS),
  outcome: v.picklist(OUTCOMES),
  lastSuccess: v.nullable(INSTANT),
});

export const digestSchema = v.object({
  version: v.literal(1),
  id: v.string(),
  date: DATE,
  zone: v.string(),
  /** What was detected at or after `from` and before `to`. */
  from: INSTANT,
  to: INSTANT,
  subject: v.string(),
  alerts: v.array(entrySchema),
  sources: v.object({ watched: v.number(), troubled: v.array(troubleSchema) }),
  /** What polls noted, such as entries taken in silently. */
  notes: v.array(v.object({ source: v.string(), at: INSTANT, text: v.string() })),
});

export type Digest = v.InferOutput<typeof digestSchema>;
export type DigestEntry = v.InferOutput<typeof entrySchema>;
export type Trouble = v.InferOutput<typeof troubleSchema>;
