import * as v from 'valibot';

/** The alert record: what happened, to whom it matters and why we say so. Created once; never changed. */
export const INSTANT = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'an instant: 2025-11-06T02:00:00Z'),
);
export const DATE = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/, 'a date: 2025-11-06'));

export const CHANGES = ['new', 'updated', 'removed'] as const;
export const BASES = ['page', 'pdf', 'feed', 'title'] as const;
export const SOURCE_KINDS = ['ministry', 'forum', 'news', 'think-tank', 'politician'] as const;
export const ITEM_KINDS = [
  'meeting', 'call', 'visit', 'press-conference', 'joint-statement', 'agreement', 'exercise', 'deployment',
  'announcement', 'commentary', 'personnel', 'procurement', 'other',
] as const; // prettier-ignore
export const PLACES = ['title', 'lead', 'body', 'url'] as const;

export const labelSchema = v.object({ en: v.string(), ja: v.string() });

/** What a record says of its source. */
export const sourceRefSchema = v.object({
  id: v.string(),
  name: labelSchema,
  kind: v.picklist(SOURCE_KINDS),
  country: v.string(),
});

/** `text` stands verbatim in the title, lead, body or URL that `where` names; `rule` is the rule that read it. */
const evidence = v.object({ text: v.string(), where: v.picklist(PLACES), rule: v.string() });

const meeting = v.object({
  framework: v.string(),
  counterparts: v.array(v.string()),
  date: v.nullable(DATE),
  status: v.picklist(['held', 'planned', 'unknown']),
  evidence: v.array(evidence),
});

const labelled = { label: labelSchema, evidence: v.array(evidence) };

export const classificationSchema = v.object({
  defence_diplomacy: v.boolean(),
  kind: v.picklist(ITEM_KINDS),
  frameworks: v.array(v.object({ id: v.string(), ...labelled })),
  counterparts: v.array(v.object({ code: v.string(), ...labelled })),
  mentions: v.array(v.object({ code: v.string(), ...labelled })),
  meetings: v.array(meeting),
});

export const alertSchema = v.object({
  version: v.literal(1),
  id: v.string(),
  change: v.picklist(CHANGES),
  detectedAt: INSTANT,
  source: sourceRefSchema,
  item: v.string(),
  url: v.string(),
  title: v.string(),
  previousTitle: v.optional(v.string()),
  published: v.nullable(DATE),
  eventDate: v.nullable(DATE),
  language: v.string(),
  basis: v.picklist(BASES),
  /** What the page answered when it could not be read (`challenged`, `server-error` …); absent when it was read. */
  unread: v.optional(v.string()),
  /** Said of an alert that is more than its change says, e.g. `the page could now be read`. */
  note: v.optional(v.string()),
  classification: classificationSchema,
  /**
   * The meeting that it reports, and the how-manieth report of it this is. `earlier`: the first report, where this is a
   * later one. `news`: set on a later report that says something for the first time all the same (decision 0017).
   */
  event: v.optional(
    v.object({
      id: v.string(),
      first: v.boolean(),
      report: v.number(),
      earlier: v.optional(v.object({ alert: v.string(), source: labelSchema, detectedAt: INSTANT })),
      news: v.optional(v.literal(true)),
    }),
  ),
  /** Id of the burst whose mail has told of it: no mail of its own. */
  burst: v.optional(v.string()),
  diff: v.optional(v.object({ added: v.array(v.string()), removed: v.array(v.string()) })),
  /** Archive keys. `listing` is the raw list that announced the item: all there is when the page was closed to us. */
  snapshot: v.optional(
    v.object({
      body: v.optional(v.string()),
      text: v.optional(v.string()),
      capture: v.optional(v.string()),
      listing: v.optional(v.string()),
      sha256: v.optional(v.string()),
    }),
  ),
  headline: labelSchema,
});

export type Label = v.InferOutput<typeof labelSchema>;
export type Evidence = v.InferOutput<typeof evidence>;
export type Meeting = v.InferOutput<typeof meeting>;
export type Classification = v.InferOutput<typeof classificationSchema>;
export type ItemKind = (typeof ITEM_KINDS)[number];
export type Change = (typeof CHANGES)[number];
export type Basis = (typeof BASES)[number];
export type Alert = v.InferOutput<typeof alertSchema>;
