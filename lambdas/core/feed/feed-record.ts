import { generateJsonFeed } from 'feedsmith';
import * as v from 'valibot';
import { CHANGES, ITEM_KINDS, labelSchema } from '../../contract/alert.ts';
import { instantOf } from '../../contract/instant.ts';
import { feedKey } from '../../contract/keys.ts';
import { decodeRecord, encodeRecord } from '../record.ts';

/**
 * A feed as it is kept: JSON Feed 1.1 (jsonfeed.org/version/1.1), with what is ours under `_hinomi`, as its section
 * "Extensions" allows. The Atom feed is made from it.
 */
const time = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'a time: 2025-11-06T02:00:00.000Z'),
  v.transform((text) => instantOf(Date.parse(text))),
);

const itemSchema = v.object({
  id: v.string(),
  url: v.exactOptional(v.string()),
  title: v.string(),
  content_text: v.string(),
  /** Both are the instant of detection: an alert is never changed. */
  date_published: time,
  date_modified: time,
  tags: v.array(v.string()),
  authors: v.array(v.object({ name: v.string() })),
  language: v.string(),
  _hinomi: v.object({
    /** Archive key of the alert record. */
    alert: v.string(),
    change: v.picklist(CHANGES),
    kind: v.picklist(ITEM_KINDS),
    frameworks: v.array(v.object({ id: v.string(), label: labelSchema })),
    counterparts: v.array(v.object({ code: v.string(), label: labelSchema })),
  }),
});

/** The feed of that name, and no other: a feed that was copied to the wrong place is damage too. */
const schemaOf = (name: string) =>
  v.object({
    version: v.literal('https://jsonfeed.org/version/1.1'),
    title: v.string(),
    description: v.string(),
    _hinomi: v.object({
      version: v.literal(1),
      id: v.literal(feedId(name), `the id of this feed, ${feedId(name)}`),
      /**
       * Only in the feed of all: keys of newer days' alerts that were taken up but found no place among its entries, so
       * that nobody reads them again.
       */
      passed: v.exactOptional(v.array(v.string())),
    }),
    items: v.pipe(v.array(itemSchema), v.minLength(1, 'at least one entry')),
  });

export type Feed = v.InferOutput<ReturnType<typeof schemaOf>>;
export type FeedItem = v.InferOutput<typeof itemSchema>;

export const feedId = (name: string): string => `urn:hinomi:feed:${name}`;

/** Throws an `ArchiveError` that names the key where this is no feed of ours, or another one. */
export const decodeFeed = (name: string, body: Uint8Array): Feed =>
  decodeRecord(schemaOf(name), body, feedKey(name, 'json'));

export const encodeFeed = (feed: Feed): Uint8Array => encodeRecord(generateJsonFeed(feed));
