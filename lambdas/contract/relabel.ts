import * as v from 'valibot';
import { INSTANT, ITEM_KINDS } from './alert.ts';

/**
 * A person's corrections of the labels of one alert, `relabels/…`. The alert record itself stays as it was created.
 *
 * Corrections are only ever appended, the newest last: the order is that of the archive, whatever the clocks of those
 * who wrote said. Of each field the newest value counts.
 */
const text = v.pipe(v.string(), v.nonEmpty());

/** What a correction may say of; each field on its own. */
export const RELABEL_FIELDS = ['frameworks', 'counterparts', 'kind', 'defence_diplomacy'] as const;

/** Lists are whole: what is not in them is no label. */
const labels = v.object({
  frameworks: v.optional(v.array(text)),
  counterparts: v.optional(v.array(text)),
  kind: v.optional(v.picklist(ITEM_KINDS)),
  defence_diplomacy: v.optional(v.boolean()),
});

const correction = v.object({
  at: INSTANT,
  by: text,
  why: text,
  /** Fields that are the machine's again; what `set` says of them in the same correction comes after. */
  cleared: v.optional(v.array(v.picklist(RELABEL_FIELDS))),
  set: labels,
});

export const relabelSchema = v.object({
  version: v.literal(1),
  alert: text,
  item: text,
  corrections: v.array(correction),
});

export type RelabelField = (typeof RELABEL_FIELDS)[number];
export type Labels = v.InferOutput<typeof labels>;
export type Correction = v.InferOutput<typeof correction>;
export type Relabel = v.InferOutput<typeof relabelSchema>;
