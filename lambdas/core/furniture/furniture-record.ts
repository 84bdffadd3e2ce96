import * as v from 'valibot';
import { INSTANT } from '../../contract/alert.ts';
import { secondsOf } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';
import { sha256 } from '../digest.ts';

/**
 * What a host's `furniture.json` holds: the rules by which furniture is told from the text of its pages, in the order in
 * which they were learned, and what the pages read last looked like, from which the next ones are learned. Rules are only
 * ever added: the first so many of them are what a capture names. Replaced with `If-Match`.
 */
const ruleSchema = v.object({
  /**
   * `links`: links to other pages in a box at this position. `box`: what stands in a box at this position, whatever it
   * says by now. `rows`: rows that begin with a link to another page, in a box at this position. `line`: a line at this position whose words are `form`, with whatever figures.
   */
  kind: v.picklist(['links', 'rows', 'box', 'line']),
  position: v.string(),
  form: v.optional(v.string()),
  /** Of a box: how many characters it held. One that grew to several times that holds something else. */
  length: v.optional(v.number()),
  /** It holds for what is captured later than this. */
  since: INSTANT,
  /** The items whose pages showed it. */
  items: v.array(v.string()),
  /** What it hides on the page that completed the evidence. */
  example: v.string(),
});

/** Positions and words are hashed: only whether they are the same matters. */
const sketchSchema = v.object({
  item: v.string(),
  /** When the page was read last. */
  at: INSTANT,
  template: v.string(),
  /** Its sentences in reading order, the last ones. What no other page says is the page's own. */
  words: v.array(v.string()),
  boxes: v.array(
    v.object({
      at: v.string(),
      says: v.string(),
      listed: v.boolean(),
      /** How many of the page's sentences stand in it or behind its beginning. */
      behind: v.number(),
      /** It said something else when the page was read before. */
      moved: v.boolean(),
    }),
  ),
  /** Boxes that are named as furniture is. */
  named: v.array(v.string()),
  /** Boxes of nothing but links to other pages. */
  links: v.array(v.string()),
  /** Boxes of rows that begin with a link to another page. */
  rows: v.optional(
    v.array(
      v.object({
        at: v.string(),
        /** Where the rows lead. */
        addresses: v.array(v.string()),
        /** What they say, where they are nothing but links. */
        headlines: v.array(v.string()),
        /** How many of the page's sentences stand in it or behind its beginning, and how many behind its end. */
        behind: v.number(),
        after: v.number(),
        /** When the page was read before, other rows stood in the place of some, or at an earlier reading. */
        turned: v.boolean(),
      }),
    ),
    [],
  ),
  /** Lines of figures. */
  lines: v.array(
    v.object({
      at: v.string(),
      says: v.string(),
      /** It told the time at which the page was read. */
      clock: v.boolean(),
      moved: v.boolean(),
    }),
  ),
});

export const furnitureSchema = v.object({
  version: v.literal(1),
  host: v.string(),
  rules: v.array(ruleSchema),
  pages: v.array(sketchSchema),
});

export type FurnitureRecord = v.InferOutput<typeof furnitureSchema>;
export type FurnitureRule = v.InferOutput<typeof ruleSchema>;
export type Sketch = v.InferOutput<typeof sketchSchema>;

/** Which furniture a text was made without: the first `rules` rules of a host, and their digest. */
export const furnitureNameSchema = v.object({ host: v.string(), rules: v.number(), digest: v.string() });
export type FurnitureName = v.InferOutput<typeof furnitureNameSchema>;

/** The furniture of a host as a capture finds it. */
export interface KnownFurniture {
  readonly record: FurnitureRecord;
  /** Of the object that held it; null where the host has none yet. */
  readonly version: string | null;
  /** Those of its rules that hold for this capture. */
  readonly rules: readonly FurnitureRule[];
}

/** The record of a host of which nothing is known. */
export const noFurniture = (host: string): FurnitureRecord => ({ version: 1, host, rules: [], pages: [] });

/** The rules that hold for what is captured at an instant: those learned before. They are the first ones of the record. */
export const rulesAt = ({ rules }: FurnitureRecord, at: Instant): readonly FurnitureRule[] =>
  rules.filter(({ since }) => secondsOf(since) < secondsOf(at));

/** The name of the rules that hold; null where there are none. */
export const nameOf = ({ record, rules }: Pick<KnownFurniture, 'record' | 'rules'>): FurnitureName | null =>
  rules.length === 0 ? null : { host: record.host, rules: rules.length, digest: digestOf(rules) };

/** The rules that a capture names. Undefined where the record does not hold them: another record took its place. */
export function rulesNamed(
  record: FurnitureRecord,
  name: FurnitureName,
): readonly FurnitureRule[] | undefined {
  const rules = record.rules.slice(0, name.rules);
  return record.host === name.host && digestOf(rules) === name.digest ? rules : undefined;
}

const digestOf = (rules: readonly FurnitureRule[]): string =>
  sha256(
    JSON.stringify(rules.map(({ kind, position, form, length }) => [kind, position, form, length])),
  ).slice(0, 12);
