import * as v from 'valibot';
import { FILTERS } from './choice.ts';
import type { Filter } from './choice.ts';

const flag = v.optional(v.boolean(), false);
const list = v.optional(v.pipe(v.array(v.string()), v.readonly()), []);
const endpoint = v.optional(v.string());

/**
 * A subscription as a person writes it: in the configuration under these names, on the command line as options of the
 * same names.
 */
export const fieldsSchema = v.strictObject({
  /** Exactly one of the three. */
  email: endpoint,
  sqs: endpoint,
  https: endpoint,
  framework: list,
  counterpart: list,
  kind: list,
  source: list,
  match: v.optional(v.picklist(['any', 'all'], '"any" or "all"'), 'all'),
  firstReports: flag,
  all: flag,
  relevant: flag,
  /** The daily digest in place of alerts. */
  digest: flag,
});

export type Fields = v.InferOutput<typeof fieldsSchema>;

/** The fields that narrow alerts down, as far as they are set. */
export function narrowing(fields: Fields): readonly (keyof Fields)[] {
  const lists: readonly Filter[] = FILTERS.filter((filter) => fields[filter].length > 0);
  const flags = (['firstReports', 'all', 'relevant'] as const).filter((name) => fields[name]);
  return [...lists, ...flags];
}
