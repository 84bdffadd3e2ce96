import type { Instant } from '../../lambdas/contract/instant.ts';
import { observe } from '../../lambdas/capture/observe.ts';
import type { PdfReader } from '../../lambdas/core/ports/pdf-reader.ts';
import { itemFrom } from '../../lambdas/core/item/item.ts';
import type { Item } from '../../lambdas/core/item/item.ts';
import type { Observation } from '../../lambdas/core/item/observation.ts';
import type { ListedEntry, ListedItem } from '../../lambdas/core/listing/items.ts';
import { header } from '../../lambdas/core/ports/pages.ts';
import type { Pages } from '../../lambdas/core/ports/pages.ts';
import type { Charset } from '../../lambdas/core/reading/entry.ts';
import { readListing } from '../../lambdas/core/reading/listing.ts';
import { firstState } from '../../lambdas/core/source-state.ts';
import type { SourceState } from '../../lambdas/core/source-state.ts';
import { hostsOf } from '../../lambdas/core/source.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { attemptChannels } from '../../lambdas/scrape/attempt-channels.ts';
import { chosenOf, learntOf } from '../../lambdas/scrape/attempts.ts';
import type { Attempt } from '../../lambdas/scrape/attempts.ts';
import { readChannel } from '../../lambdas/scrape/read-channel.ts';
import { scratchArchive } from './scratch-archive.ts';

/** An entry of the list with the item that it is. */
export interface CheckedEntry {
  readonly entry: ListedEntry;
  readonly item: ListedItem;
}

/** A page of the list, looked at twice. */
export interface CheckedPage {
  readonly item: ListedItem;
  readonly first: Observation;
  readonly second: Observation;
}

/** Everything that a check found out. */
export interface Findings {
  readonly source: Source;
  readonly at: Instant;
  /** Whether the pages are recorded: then two reads agree by nature. */
  readonly recorded: boolean;
  /** Every channel that was asked, in order. */
  readonly attempts: readonly Attempt[];
  /** The one that a poll would go by: the trusted one, else the first. */
  readonly chosen: Attempt | null;
  readonly charset: Charset | null;
  /** In the list's order; empty where it could not be read. */
  readonly entries: readonly CheckedEntry[];
  /** Items of the second read of the same list; null where it could not be read again, or not at first. */
  readonly again: readonly ListedItem[] | null;
  readonly page: CheckedPage | null;
  /** Copies of robots.txt that were read, by origin. */
  readonly robots: SourceState['robots'];
}

export interface CheckPorts {
  readonly pages: Pages;
  readonly pdf: PdfReader;
}

/** Reads a source as its first poll would, its list twice and one of its pages twice, and keeps nothing. */
export async function readSource(
  source: Source,
  at: Instant,
  recorded: boolean,
  { pages, pdf }: CheckPorts,
): Promise<Findings> {
  const archive = scratchArchive();
  const fresh = firstState(source, at);
  const ports = { archive, pages, queue: { send: () => Promise.resolve() } };
  const attempts = await attemptChannels(source, fresh, at, ports, undefined);
  const chosen = chosenOf(attempts);
  const state = { ...fresh, ...learntOf(fresh, attempts) };
  const read = chosen?.read.kind === 'list' ? chosen.read : null;
  const again =
    chosen === null || read === null ? null : await readChannel(chosen.channel, source, state, at, pages);
  const items = read?.items ?? [];
  return {
    source,
    at,
    recorded,
    attempts,
    chosen,
    charset: charsetOf(chosen, source, at),
    entries: items.flatMap((item) => item.entries.map((entry) => ({ entry, item }))),
    again: again?.read.kind === 'list' ? again.read.items : null,
    page: await lookTwice(items, source, at, { archive, pages, pdf }),
    robots: state.robots,
  };
}

function charsetOf(chosen: Attempt | null, source: Source, at: Instant): Charset | null {
  if (chosen?.read.kind !== 'list') return null;
  const { body, headers, url } = chosen.read;
  const contentType = header(headers, 'content-type') ?? null;
  const reading = readListing({ body, contentType, url, source, entry: chosen.channel.entry, at });
  return reading.kind === 'entries' ? reading.charset : null;
}

/** Pages that are tried until one can be read: the first may be gone, or a file of its own kind. */
const TRIED = 3;

/** The first page that can be read; where there is none, the first that may be. One known to be closed is tried once. */
async function lookTwice(
  items: readonly ListedItem[],
  source: Source,
  at: Instant,
  ports: Parameters<typeof observe>[3],
): Promise<CheckedPage | null> {
  const hosts = hostsOf(source);
  const allowed = items.filter(({ url }) => hosts.includes(new URL(url).hostname));
  const looks: CheckedPage[] = [];
  for (const item of allowed.slice(0, source.page.access === 'closed' ? 1 : TRIED)) {
    const blank = blankItem(item, source, at);
    const first = await observe(blank, source, at, ports);
    if (first.kind === 'readable') return { item, first, second: await observe(blank, source, at, ports) };
    // What refuses is not asked twice.
    looks.push({ item, first, second: first });
  }
  return looks[0] ?? null;
}

const blankItem = ({ id, url }: ListedItem, source: Source, at: Instant): Item =>
  itemFrom({
    version: 1,
    source: source.id,
    item: { id, url, firstSeen: at },
    reason: 'visit',
    detectedAt: at,
    announcements: [],
  });
