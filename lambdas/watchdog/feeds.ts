import { alertSchema } from '../contract/alert.ts';
import type { Alert } from '../contract/alert.ts';
import type { Instant } from '../contract/instant.ts';
import { ALERTS, feedKey } from '../contract/keys.ts';
import type { Keep } from '../core/feed/content.ts';
import { entryOf } from '../core/feed/entry.ts';
import { decodeFeed } from '../core/feed/feed-record.ts';
import type { Feed, FeedItem } from '../core/feed/feed-record.ts';
import { takenUp } from '../core/feed/merge.ts';
import { ALL, feedNamesOf } from '../core/feed/names.ts';
import { daysToList } from '../core/feed/window.ts';
import type { Archive } from '../core/ports/archive.ts';
import { readRecord } from '../core/record.ts';
import { settled } from '../core/settled.ts';
import { updateFeed } from './feed-update.ts';

/** Most alerts that one run takes up, the oldest days' first; the next run goes on. Some seconds' worth of reading. */
const MOST = 1000;

export interface FeedsReport {
  /** Alerts taken into their feeds that had not been so before. */
  readonly added: number;
  /** Names of the feeds that were written, `all` last. */
  readonly feeds: readonly string[];
}

/**
 * Takes new alerts into the feeds. `at`: the scheduled time; `keepOf`: what a source's terms let us quote.
 *
 * The feed of all alerts remembers what was done: an alert whose key it does not know is read and added to its other
 * feeds, then to this one. Where another feed failed this one is left as it is, so that the next run does all of it again;
 * what has been done does not show twice. A run that finds nothing new costs one read and two lists.
 *
 * Rejects with whatever went wrong when all else is done: an alert that cannot be read keeps no other from its feeds.
 */
export async function updateFeeds(
  at: Instant,
  archive: Archive,
  keepOf: (source: string) => Keep,
): Promise<FeedsReport> {
  const keys = await unknownAlerts(at, archive);
  const reads = await settled(keys, (key) => readRecord(archive, key, alertSchema));
  const alerts = reads.values.flatMap((stored) => stored?.record ?? []);
  const entries = entriesByFeed(alerts, keepOf);
  const written = await updateEach(
    [...entries].filter(([name]) => name !== ALL),
    archive,
  );
  const all = await updateEach(
    [...entries].filter(([name]) => name === ALL),
    archive,
  );
  reads.rethrow('an alert could not be taken into its feeds');
  return { added: alerts.length, feeds: [...written, ...all] };
}

/** Keys of alerts that the feed of all does not know, oldest days first. Their records are not read for this. */
async function unknownAlerts(at: Instant, archive: Archive): Promise<readonly string[]> {
  const all = await readAll(archive);
  const known = takenUp(all);
  const keys: string[] = [];
  for (const day of daysToList(all?.items[0]?.date_published, at)) {
    for await (const key of archive.list(`${ALERTS}dt=${day}/`)) if (!known.has(key)) keys.push(key);
  }
  return keys.slice(0, MOST);
}

async function readAll(archive: Archive): Promise<Feed | undefined> {
  const stored = await archive.read(feedKey(ALL, 'json'));
  return stored && decodeFeed(ALL, stored.body);
}

function entriesByFeed(
  alerts: readonly Alert[],
  keepOf: (source: string) => Keep,
): ReadonlyMap<string, readonly FeedItem[]> {
  const placed = alerts.flatMap((alert) => {
    const item = entryOf(alert, keepOf(alert.source.id));
    return feedNamesOf(alert).map((name) => ({ name, item }));
  });
  const groups = [...Map.groupBy(placed, ({ name }) => name)];
  return new Map(groups.map(([name, group]) => [name, group.map(({ item }) => item)]));
}

/** Each feed once. Resolves with the names of those written; rejects when each was tried and one failed. */
async function updateEach(
  feeds: readonly (readonly [string, readonly FeedItem[]])[],
  archive: Archive,
): Promise<readonly string[]> {
  const updates = await settled(feeds, async ([name, items]) =>
    (await updateFeed(name, items, archive)) ? [name] : [],
  );
  updates.rethrow('a feed could not be brought up to date');
  return updates.values.flat();
}
