import * as v from 'valibot';
import { alertSchema } from '../../contract/alert.ts';
import type { Alert } from '../../contract/alert.ts';
import { eventKey, reportKey } from '../../contract/keys.ts';
import { ArchiveError } from '../ports/archive.ts';
import type { Archive } from '../ports/archive.ts';
import { encodeRecord, readRecord } from '../record.ts';
import { datedMeetings, eventId, isSameMeeting, reportSchema } from './event-record.ts';
import type { DatedMeeting, Report } from './event-record.ts';

/** One report of one meeting. */
interface Reported {
  readonly event: string;
  /** 1 for the first. */
  readonly report: number;
  readonly first: Report;
  /** The first report of the meeting, or a later one that says more of it than all before: see `saysMore`. */
  readonly isNews: boolean;
}

/**
 * Says of an alert which event it reports and the how-manieth report of it this is. An event is a meeting: same framework,
 * same day, at least one counterpart in common with its first report. Only new items are reports; without a day there is
 * no event. Of several meetings the principal one gives the event (`datedMeetings`); the others are noted too, so that a
 * report which tells of any of them for the first time counts as news.
 *
 * Reports are created once, in order: of two at the same moment one is the first, and an alert that is made again finds
 * the place that it took before. Two requests a meeting where it is the first report.
 */
export async function reportEvent(alert: Alert, archive: Archive): Promise<Alert> {
  if (alert.change !== 'new') return alert;
  const reported: Reported[] = [];
  for (const meeting of datedMeetings(alert)) reported.push(await reportMeeting(meeting, alert, archive));
  const [principal] = reported;
  if (principal === undefined) return alert;
  const { event, report, first } = principal;
  const later = report > 1;
  const news = later && reported.some(({ isNews }) => isNews);
  return v.parse(alertSchema, {
    ...alert,
    event: {
      id: event,
      first: !later,
      report,
      ...(later && {
        earlier: { alert: first.alert, source: first.source.name, detectedAt: first.detectedAt },
      }),
      ...(news && { news: true }),
    },
  });
}

/** Goes through the meetings of that framework and day in order, and takes the next free place where none is this one. */
async function reportMeeting(meeting: DatedMeeting, alert: Alert, archive: Archive): Promise<Reported> {
  for (let ordinal = 0; ; ordinal += 1) {
    const event = eventId(meeting.date, meeting.framework, ordinal);
    const key = eventKey(meeting.date, meeting.framework, event);
    const mine = reportOf(event, meeting, alert);
    const first = await firstOrMine(key, mine, archive);
    if (!isSameMeeting(meeting, first)) continue;
    if (first.alert === alert.id) return { event, report: 1, first, isNews: true };
    return reportAgain(key, first, mine, archive);
  }
}

/** A later report: takes the next free number, or finds its own. */
async function reportAgain(key: string, first: Report, mine: Report, archive: Archive): Promise<Reported> {
  const before = [first];
  for (let report = 2; ; report += 1) {
    const there = await firstOrMine(reportKey(key, report), mine, archive);
    if (there.alert === mine.alert) {
      return { event: first.event, report, first, isNews: saysMore(mine, before) };
    }
    before.push(there);
  }
}

/**
 * Whether a report is news to somebody who was not told of those before: it is the first of defence diplomacy, the first
 * that names one of the counterparts, or the first after mere announcements.
 */
function saysMore(mine: Report, before: readonly Report[]): boolean {
  const named = new Set(before.flatMap(({ counterparts }) => counterparts));
  return (
    (mine.relevant && !before.some(({ relevant }) => relevant)) ||
    mine.counterparts.some((code) => !named.has(code)) ||
    (mine.status !== 'planned' && before.every(({ status }) => status === 'planned'))
  );
}

/** What lies under a key; where nothing does, mine from now on. */
async function firstOrMine(key: string, mine: Report, archive: Archive): Promise<Report> {
  const there = await readRecord(archive, key, reportSchema);
  if (there !== undefined) return there.record;
  if ((await archive.create(key, encodeRecord(mine))) !== 'exists') return mine;
  const theirs = await readRecord(archive, key, reportSchema);
  if (theirs === undefined) throw new ArchiveError(`${key} was there and is gone`, { key, retryable: true });
  return theirs.record;
}

const reportOf = (
  event: string,
  { date, framework, counterparts, status }: DatedMeeting,
  { id, source, detectedAt, title, url, classification }: Alert,
): Report => ({
  version: 1,
  event,
  date,
  framework,
  counterparts: [...counterparts],
  status,
  relevant: classification.defence_diplomacy,
  alert: id,
  source: { id: source.id, name: source.name },
  detectedAt,
  title,
  url,
});
