import type { Burst, BurstItem } from '../../contract/burst.ts';
import type { Classification } from '../../contract/alert.ts';
import type { Instant } from '../../contract/instant.ts';
import type { PageJob } from '../../contract/page-job.ts';
import type { Subject } from '../classify/subject.ts';
import { dateFromUrl } from '../date-in-url.ts';
import { sha256 } from '../digest.ts';
import type { Source } from '../source.ts';

export type Classify = (subject: Subject) => Classification;

/** The id of a burst: 20 hex digits, of its key. */
export const burstId = (key: string): string => sha256(key).slice(0, 20);

/**
 * The record of a burst: what the list said of each item, and labels from title, address and the feed's own words.
 * `jobs`: of the items, in the list's order. `at`: the poll's now.
 */
export const burstRecord = (
  key: string,
  jobs: readonly PageJob[],
  source: Source,
  at: Instant,
  classify: Classify,
): Burst => {
  const listing = jobs.find((job) => job.listing !== undefined)?.listing;
  return {
    version: 1,
    id: burstId(key),
    detectedAt: at,
    source: { id: source.id, name: source.name, kind: source.kind, country: source.country },
    ...(listing !== undefined && { listing }),
    items: jobs.map((job) => itemOf(job, source, classify)),
  };
};

function itemOf({ item, reason, announcements }: PageJob, source: Source, classify: Classify): BurstItem {
  const [newest] = announcements;
  const title = newest?.title ?? item.url;
  const published = dateFromUrl(item.url).published ?? newest?.published ?? null;
  const { kind, defence_diplomacy, frameworks, counterparts } = classify({
    title,
    url: item.url,
    language: source.language,
    lead: newest?.summary ?? null,
    text: null,
    published,
    publisherCountry: source.country,
  });
  return {
    item: item.id,
    change: reason === 'retitled' ? 'updated' : 'new',
    url: newest?.url ?? item.url,
    title,
    published,
    kind,
    defence_diplomacy,
    frameworks: frameworks.map(({ id, label }) => ({ id, label })),
    counterparts: counterparts.map(({ code, label }) => ({ code, label })),
  };
}
