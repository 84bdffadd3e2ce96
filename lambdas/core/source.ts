import * as v from 'valibot';
import { SOURCE_KINDS } from '../contract/alert.ts';
import { entrySchema, pattern, selector } from './source-entry.ts';
import type { SourceEntry } from './source-entry.ts';

/** One page watched: `sources/<id>.json`. Data only, no code. See docs/adding-a-source.md. */
const bilingual = v.strictObject({
  en: v.pipe(v.string(), v.nonEmpty()),
  ja: v.pipe(v.string(), v.nonEmpty()),
});
const identity = v.picklist(['url', 'url+title']);

/** Each channel may cost a poll robots.txt and a list: see `PACE.pollTimeoutSeconds`. */
export const MOST_FALLBACKS = 2;

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
  entry: entrySchema,
  /** Other channels of the same publisher, tried in order where the one before cannot be trusted. */
  fallbacks: v.optional(
    v.pipe(
      v.array(entrySchema),
      v.maxLength(MOST_FALLBACKS, `${MOST_FALLBACKS} fallbacks at most: a poll must end in time`),
      v.check(
        (channels) => channels.every(({ discover }) => discover === undefined),
        'a fallback has a fixed address: only the preferred channel may have `discover`',
      ),
    ),
    [],
  ),
  identity: v.optional(identity, 'url'),
  /** Titles that match announce an edit of the page they lead to (`…を更新`): each day's announcement counts anew. */
  announcesEdit: v.optional(pattern),
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
  /** Switched off by the operator. Unproven sources are off besides, see `isUnproven`. */
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
  const lines = result.issues.map(
    (issue) => `${file}: ${v.getDotPath(issue) ?? '(file)'}: ${problemIn(issue)}`,
  );
  throw new SourceError(lines.join('\n'));
}

/** What an issue says, without the schema library's words for fields that are missing or too many. */
function problemIn({ kind, type, expected, received, message }: v.BaseIssue<unknown>): string {
  if (kind !== 'schema' || type !== 'strict_object') return message;
  if (expected === 'never') return 'there is no such field';
  return received === 'undefined' ? 'is missing' : message;
}

/** Every channel of a source, the preferred one first. */
export const channelsOf = (source: Source): readonly SourceEntry[] => [source.entry, ...source.fallbacks];

/** Every host a source may be connected to: those of its channels, and those that it names. */
export const hostsOf = (source: Source): readonly string[] => {
  const urls = channelsOf(source).flatMap(({ url, discover }) => [url, ...(discover ? [discover.from] : [])]);
  return [...new Set([...urls.map((url) => new URL(url).hostname.toLowerCase()), ...source.hosts])];
};

/** Nobody has read it and written down what came: only claimed, or never tried. Such a source is polled only on request. */
export const isUnproven = ({ verified }: Source): boolean =>
  verified.how === 'claim' || verified.how === 'never';

/** The sources to poll: those that are enabled, and of the unproven ones all or none. */
export const polledSources = (
  sources: readonly Source[],
  { unproven }: { readonly unproven: boolean },
): readonly Source[] => sources.filter((source) => source.enabled && (unproven || !isUnproven(source)));
