import * as v from 'valibot';
import { CHANGES, DATE, INSTANT, ITEM_KINDS, labelSchema, sourceRefSchema } from './alert.ts';

/**
 * Many entries that one poll found new: told in one mail, composed from titles and addresses before any page is read.
 * Created once, under `bursts/…`; its creation is what sends it.
 */
const itemSchema = v.object({
  item: v.string(),
  change: v.picklist(CHANGES),
  url: v.string(),
  title: v.string(),
  published: v.nullable(DATE),
  kind: v.picklist(ITEM_KINDS),
  defence_diplomacy: v.boolean(),
  frameworks: v.array(v.object({ id: v.string(), label: labelSchema })),
  counterparts: v.array(v.object({ code: v.string(), label: labelSchema })),
});

export const burstSchema = v.object({
  version: v.literal(1),
  id: v.string(),
  detectedAt: INSTANT,
  source: sourceRefSchema,
  /** Key of the raw list that announced the items. */
  listing: v.optional(v.string()),
  /** In the list's order; no item stands in two bursts. */
  items: v.array(itemSchema),
});

export type Burst = v.InferOutput<typeof burstSchema>;
export type BurstItem = v.InferOutput<typeof itemSchema>;
