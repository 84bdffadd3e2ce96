import { feedKey } from '../contract/keys.ts';
import { renderAtom } from '../core/feed/atom.ts';
import { decodeFeed, encodeFeed } from '../core/feed/feed-record.ts';
import type { FeedItem } from '../core/feed/feed-record.ts';
import { merged } from '../core/feed/merge.ts';
import { ArchiveError } from '../core/ports/archive.ts';
import type { Archive, Stored } from '../core/ports/archive.ts';

/** How often a feed is tried before the contention counts as a failure of ours. */
const ATTEMPTS = 8;

/**
 * Adds entries to a feed, in both formats. Resolves with whether anything had to be written. Entries that are there
 * already are not added again, but a feed whose two formats differ is put right.
 *
 * The Atom feed is written first: a crash between the two leaves the JSON Feed behind, from which the next run sees what
 * to do again. A pass that wrote, or lost a race, is followed by another: only one that finds both as they should be
 * proves that no other run has written the one in between.
 *
 * Rejects with an `ArchiveError` that names the key where the JSON Feed is damaged or no feed of ours. Whatever lies in
 * the Atom feed's place is written over: it holds nothing of its own.
 */
export async function updateFeed(
  name: string,
  items: readonly FeedItem[],
  archive: Archive,
): Promise<boolean> {
  for (let pass = 0; pass < ATTEMPTS; pass += 1) {
    const outcome = await bringForward(name, items, archive);
    if (outcome === 'as it should be') return pass > 0;
  }
  const key = feedKey(name, 'json');
  throw new ArchiveError(`${key}: ${ATTEMPTS} others wrote it first`, { key, retryable: true });
}

async function bringForward(
  name: string,
  items: readonly FeedItem[],
  archive: Archive,
): Promise<'as it should be' | 'look again'> {
  const xmlKey = feedKey(name, 'xml');
  const jsonKey = feedKey(name, 'json');
  const xml = await archive.read(xmlKey);
  const json = await archive.read(jsonKey);
  const feed = merged(name, json && decodeFeed(name, json.body), items);
  const xmlNow = await put(xmlKey, xml, new TextEncoder().encode(renderAtom(feed)), archive);
  if (xmlNow === 'lost') return 'look again';
  const jsonNow = await put(jsonKey, json, encodeFeed(feed), archive);
  return xmlNow === 'same' && jsonNow === 'same' ? 'as it should be' : 'look again';
}

/** Writes an object that was read as `there`, unless it is so already, or another was first. */
async function put(
  key: string,
  there: Stored | undefined,
  body: Uint8Array,
  archive: Archive,
): Promise<'same' | 'written' | 'lost'> {
  if (there !== undefined && Buffer.compare(there.body, body) === 0) return 'same';
  const outcome =
    there === undefined ? await archive.create(key, body) : await archive.replace(key, body, there.version);
  return outcome === 'exists' || outcome === 'conflict' ? 'lost' : 'written';
}
