import type { Instant } from '../contract/instant.ts';
import type { Announcement, PageJob } from '../contract/page-job.ts';
import type { ListedEntry, ListedItem } from '../core/listing/items.ts';
import type { Fresh, Retitled } from '../core/listing/findings.ts';
import type { Visit } from '../core/source-state.ts';

export interface JobsContext {
  readonly source: string;
  readonly at: Instant;
  /** Key of the raw list that announced the items. */
  readonly listing: string;
}

const announcement = ({ title, url, published, summary, untitled, edition }: ListedEntry): Announcement => ({
  title,
  url,
  published,
  summary,
  ...(untitled !== undefined && { untitled }),
  ...(edition !== undefined && { edition }),
});

/** The job of an item seen for the first time. Its instant is that of first sight, on every retry. */
export const newJob = ({ item, firstSeen }: Fresh, { source, listing }: JobsContext): PageJob => ({
  version: 1,
  source,
  item: { id: item.id, url: item.url, firstSeen },
  reason: 'new',
  detectedAt: firstSeen,
  announcements: item.entries.map(announcement),
  listing,
});

/** The job of a known item that is announced anew; only the new announcements go along. */
export const retitledJob = (retitled: Retitled, { source, at, listing }: JobsContext): PageJob => ({
  version: 1,
  source,
  item: { id: retitled.item.id, url: retitled.item.url, firstSeen: retitled.firstSeen },
  reason: 'retitled',
  detectedAt: at,
  announcements: retitled.announced.map(announcement),
  knownTitles: [...retitled.knownTitles],
  listing,
});

/** One job an item, however many of its visits are due; none for items that have a job of another kind anyway. */
export function visitJobs(
  visits: readonly Visit[],
  others: readonly PageJob[],
  source: string,
  at: Instant,
): PageJob[] {
  const taken = new Set(others.map(({ item }) => item.id));
  const due = new Map(visits.filter(({ item }) => !taken.has(item)).map((visit) => [visit.item, visit]));
  return [...due.values()].map(({ item, url, firstSeen }) => ({
    version: 1,
    source,
    item: { id: item, url, firstSeen },
    reason: 'visit',
    detectedAt: at,
    announcements: [],
  }));
}

/** Items whose page may be read: those on a host that the source allows. */
export const onAllowedHost = (item: ListedItem, hosts: readonly string[]): boolean =>
  hosts.includes(new URL(item.url).hostname);
