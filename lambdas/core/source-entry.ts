import * as v from 'valibot';

/** Where a source's entries are read, and how: the `entry` and `fallbacks` of a definition. See docs/adding-a-source.md. */
export const httpUrl = v.pipe(
  v.string(),
  v.url('an absolute http(s) URL'),
  v.regex(/^https?:\/\//, 'an absolute http(s) URL'),
);

export const pattern = v.pipe(
  v.string(),
  v.check((text) => {
    try {
      return new RegExp(text, 'u').source !== '';
    } catch {
      return false;
    }
  }, 'a regular expression (unicode mode)'),
);

export const selector = v.pipe(v.string(), v.nonEmpty('a CSS selector'));

/** Where a value stands in a record: `title`, `title.rendered`. */
const field = v.pipe(
  v.string(),
  v.regex(/^[^.{}\s]+(\.[^.{}\s]+)*$/, 'the name of a field; inner fields after a dot, as in title.rendered'),
);

/** A field, or text around fields: `https://www.example.org/{category}/{slug}`. */
const template = v.pipe(
  v.string(),
  v.regex(
    /^(?:[^.{}\s]+(?:\.[^.{}\s]+)*|(?:[^{}]*\{[^{}\s]+\})+[^{}]*)$/,
    'a field, or text with fields in braces, as in /news/{slug}',
  ),
);

const fields = v.strictObject({
  /** The link: a field, or a template over fields; relative to `base`, else to the address that answered. */
  url: template,
  title: template,
  date: v.optional(template),
  /** Words beyond the title; may be HTML. */
  summary: v.optional(field),
});

/** Where an entry's date stands: inside the entry, in the entry's own text, or in the nearest element before it. */
const dateRule = v.union([
  v.strictObject({ select: selector }),
  v.strictObject({ before: selector }),
  v.strictObject({ ownText: v.literal(true) }),
]);

/** Said of every type of entry. */
const common = {
  url: httpUrl,
  /**
   * For an address that changes: the page `from` links to it. Of the links whose absolute address matches `link`, the
   * one whose first group is the largest number is taken (the cabinet's in `/jp/(\d+)/actions/`), without a group the
   * first. `url` is where the list was when the definition was written.
   */
  discover: v.optional(v.strictObject({ from: httpUrl, link: pattern })),
  /** Only entries whose absolute address matches: for lists of a whole site, such as sitemaps. */
  only: v.optional(pattern),
  /** Entries that another source announces: those whose absolute address and title match are left out. */
  skip: v.optional(v.array(v.strictObject({ url: pattern, title: v.optional(pattern) }))),
  /** Fewer entries than this is no list; of a fallback, instead of the source's own `minimumEntries`. */
  minimumEntries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
};

const feedEntry = v.strictObject({ type: v.literal('feed'), ...common });

const listingEntry = v.strictObject({
  type: v.literal('listing'),
  ...common,
  /** One element an entry. */
  item: selector,
  /** The anchor, inside the item (or the item itself). Default: the anchor that holds the title, else the last `a[href]`. */
  link: v.optional(selector),
  /** The title, inside the item. Default: the text of the link. */
  title: v.optional(selector),
  date: v.optional(dateRule),
  summary: v.optional(selector),
});

/** A list that a page's script draws: object literals in JavaScript, read without running it. */
const scriptEntry = v.strictObject({
  type: v.literal('script'),
  ...common,
  fields,
  /** What relative links are relative to. Default: the script's own address. */
  base: v.optional(httpUrl),
});

/** An API's answer. */
const jsonEntry = v.strictObject({
  type: v.literal('json'),
  ...common,
  /** Where the array of entries stands; without it the answer is the array. */
  items: v.optional(field),
  fields,
  base: v.optional(httpUrl),
});

/** A site's own list of its addresses (sitemaps.org 0.9). It has no titles: the page's own is taken once it is read. */
const sitemapEntry = v.strictObject({ type: v.literal('sitemap'), ...common, only: pattern });

export const entrySchema = v.variant('type', [feedEntry, listingEntry, scriptEntry, sitemapEntry, jsonEntry]);

export type SourceEntry = v.InferOutput<typeof entrySchema>;
export type EntryOf<Type extends SourceEntry['type']> = Extract<SourceEntry, { readonly type: Type }>;
