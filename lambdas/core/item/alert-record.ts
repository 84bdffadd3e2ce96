import * as v from 'valibot';
import { alertSchema } from '../../contract/alert.ts';
import type { Alert, Basis, Change, Classification } from '../../contract/alert.ts';
import type { CalendarDate } from '../../contract/instant.ts';
import type { Announcement, PageJob } from '../../contract/page-job.ts';
import { headline } from '../compose/headline.ts';
import { dateFromUrl } from '../date-in-url.ts';
import { findDate } from '../dates.ts';
import type { TextDiff } from '../diff/words.ts';
import { alertId } from '../identity.ts';
import type { Source } from '../source.ts';
import type { Item } from './item.ts';

/** What an alert says beyond its item, job and source. */
export interface AlertFacts {
  readonly change: Change;
  readonly ordinal: number;
  readonly basis: Basis;
  readonly title: string;
  readonly previousTitle: string | null;
  readonly classification: Classification;
  readonly diff: TextDiff | null;
  readonly snapshot: Alert['snapshot'];
  /** Outcome of a page that could not be read, null where it was. */
  readonly unread: string | null;
  readonly note: string | null;
  /** The burst whose mail has told of it, null where none has. */
  readonly burst: string | null;
}

/** The announcement that an alert speaks of: the job's newest, else the item's newest. */
export const announcementOf = (item: Item, job: PageJob): Announcement | undefined =>
  job.announcements[0] ?? item.announcements.at(-1);

/** Publication: the date in the URL where its pattern is known (a feed's dates are batch times), else the list's. */
export const publishedOf = (item: Item, job: PageJob): CalendarDate | null =>
  dateFromUrl(item.url).published ?? announcementOf(item, job)?.published ?? null;

/** The event's date: from the URL, else the one in a title that names an event, else that of its only meeting day. */
function eventDateOf(item: Item, job: PageJob, facts: AlertFacts): CalendarDate | null {
  const inUrl = dateFromUrl(item.url).event;
  if (inUrl !== null) return inUrl;
  const { meetings, frameworks } = facts.classification;
  const inTitle =
    frameworks.length > 0
      ? findDate(facts.title, { near: publishedOf(item, job) ?? job.detectedAt.slice(0, 10) })
      : null;
  const days = [...new Set(meetings.flatMap(({ date }) => date ?? []))];
  return inTitle ?? (days.length === 1 ? (days[0] ?? null) : null);
}

/**
 * Composes the alert record. Everything in it follows from its arguments, and its fields stand in the schema's order: a
 * retry makes the same bytes, whether it composes the record again or takes it from the item.
 */
export function alertRecord(item: Item, job: PageJob, source: Source, facts: AlertFacts): Alert {
  const {
    change,
    ordinal,
    basis,
    title,
    previousTitle,
    classification,
    diff,
    snapshot,
    unread,
    note,
    burst,
  } = facts;
  const eventDate = eventDateOf(item, job, facts);
  return v.parse(alertSchema, {
    version: 1,
    id: alertId(source.id, item.id, change, ordinal),
    change,
    detectedAt: job.detectedAt,
    source: { id: source.id, name: source.name, kind: source.kind, country: source.country },
    item: item.id,
    url: announcementOf(item, job)?.url ?? item.url,
    title,
    ...(previousTitle !== null && { previousTitle }),
    published: publishedOf(item, job),
    eventDate,
    language: source.language,
    basis,
    ...(unread !== null && { unread }),
    ...(note !== null && { note }),
    classification,
    ...(burst !== null && { burst }),
    ...(diff !== null && { diff }),
    ...(snapshot !== undefined && { snapshot }),
    headline: headline({ classification, eventDate, source }),
  });
}
