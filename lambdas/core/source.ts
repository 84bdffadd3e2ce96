import * as v from 'valibot';
import { SOURCE_KINDS } from '../contract/alert.ts';

/** One page watched: `sources/<id>.json`. Data only, no code. See docs/adding-a-source.md. */
const bilingual = v.strictObject({
  en: v.pipe(v.string(), v.nonEmpty()),
  ja: v.pipe(v.string(), v.nonEmpty()),
});
const httpUrl = v.pipe(
  v.string(),
  v.url('an absolute http(s) URL'),
  v.regex(/^https?:\/\//, 'an absolute http(s) URL'),
);
const pattern = v.pipe(
  v.string(),
  v.check((text) => {
    try {
      return new RegExp(text, 'u').source !== '';
    } catch {
      return false;
    }
  }, 'a regular expression (unicode mode)'),
);
const selector = v.pipe(v.string(), v.nonEmpty('a CSS selector'));
const identity = v.picklist(['url', 'url+title']);

/** Where an entry's date stands: inside the entry, in the entry's own text, or in the nearest element before it. */
const dateRule = v.union([
  v.strictObject({ select: selector }),
  v.strictObject({ before: selector }),
  v.strictObject({ ownText: v.literal(true) }),
]);

const feedEntry = v.strictObject({ type: v.literal('feed'), url: httpUrl });
const listingEntry = v.strictObject({
  type: v.literal('listing'),
  url: httpUrl,
  /** One element an entry. */
  item: selector,
  /** The anchor, inside the item (or the item itself). Default: the anchor that holds the title, else the last `a[href]`. */
  link: v.optional(selector),
  /** The title, inside the item. Default: the text of the link. */
  title: v.optional(selector),
  date: v.optional(dateRule),
  summary: v.optional(selector),
});

export const sourceSchema = v.strictObject({
  id: v.pipe(
    v.string(),
    v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'),
    v.maxLength(60),
  ),
  name: bilingual,
  publisher: bilingual,
  kind: v.picklist(SOURCE_KINDS),
  /** ISO 3166-1 alpha-2 of the publisher's state, or an organisation code of the taxonomy. */
  country: v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9]{1,5}$/, 'a code such as JP, AU, ASEAN')),
  language: v.picklist(['ja', 'en', 'ko', 'zh']),
  /** IANA zone in which the list's dates are written. */
  timeZone: v.optional(v.string(), 'Asia/Tokyo'),
  entry: v.variant('type', [feedEntry, listingEntry]),
  identity: v.optional(identity, 'url'),
  /** URL patterns with an identity rule of their own, first match wins. */
  identityOf: v.optional(v.array(v.strictObject({ url: pattern, identity })), []),
  fragment: v.optional(v.picklist(['drop', 'keep']), 'drop'),
  /** Hosts that may be connected to; the entry's host need not be repeated. */
  hosts: v.optional(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9.-]+$/, 'a host name in lower case'))), []),
  /** WHATWG encoding label; overrides whatever the server and the document say. */
  charset: v.optional(v.string()),
  page: v.optional(
    v.strictObject({
      /** The parts that hold the text, in order; none matching falls back to the usual places. */
      select: v.optional(v.array(selector), []),
      remove: v.optional(v.array(selector), []),
      /** `closed`: pages are known to answer with a challenge; read anyway, but expect nothing. */
      access: v.optional(v.picklist(['open', 'closed', 'unknown']), 'unknown'),
    }),
    {},
  ),
  /** Minutes between two polls. */
  everyMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(1440)), 15),
  /** Hours without a successful read before an alarm. */
  allowedSilenceHours: v.optional(v.pipe(v.number(), v.minValue(12)), 24),
  /** Fewer entries than this is no list. */
  minimumEntries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  terms: v.strictObject({
    licence: v.string(),
    attribution: v.optional(v.string()),
    keep: v.picklist(['full', 'private', 'link']),
  }),
  verified: v.strictObject({
    how: v.picklist(['capture', 'measurement', 'claim', 'never']),
    on: v.optional(v.string()),
    note: v.optional(v.string()),
  }),
  enabled: v.optional(v.boolean(), true),
});

export type Source = v.InferOutput<typeof sourceSchema>;
export type SourceInput = v.InferInput<typeof sourceSchema>;

export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/**
 * Checks one definition. `file`: the name shown in errors. Throws a `SourceError` that names the file, the field and
 * what it should be, one line a problem.
 */
export function parseSource(data: unknown, file: string): Source {
  const result = v.safeParse(sourceSchema, data);
  if (result.success) return result.output;
  const lines = result.issues.map((issue) => `${file}: ${v.getDotPath(issue) ?? '(file)'}: ${issue.message}`);
  throw new SourceError(lines.join('\n'));
}

/** Every host a source may be connected to. */
export const hostsOf = (source: Source): readonly string[] => [
  ...new Set([new URL(source.entry.url).hostname.toLowerCase(), ...source.hosts]),
];
