import * as v from 'valibot';
import { DATE, INSTANT, labelSchema } from '../../contract/alert.ts';
import type { Alert, Meeting } from '../../contract/alert.ts';
import type { CalendarDate } from '../../contract/instant.ts';
import { sha256 } from '../digest.ts';

/**
 * `events/<date>/<framework>/<event>.json`: the first report of a meeting, and beside it one object for each later report.
 * All are created once and never changed.
 */
export const reportSchema = v.object({
  version: v.literal(1),
  event: v.string(),
  date: DATE,
  framework: v.string(),
  counterparts: v.array(v.string()),
  status: v.picklist(['held', 'planned', 'unknown']),
  /** Whether the report is of defence diplomacy. */
  relevant: v.boolean(),
  /** The alert that reports it. */
  alert: v.string(),
  source: v.object({ id: v.string(), name: labelSchema }),
  detectedAt: INSTANT,
  title: v.string(),
  url: v.string(),
});
export type Report = v.InferOutput<typeof reportSchema>;

/** A meeting with a day and with others than Japan: without either nothing tells it from the next one. */
export interface DatedMeeting extends Meeting {
  readonly date: CalendarDate;
}

/** Meetings of one alert whose events are looked up: a press conference on a conference has a dozen. */
const MOST = 24;

/**
 * The meetings of an alert that can be events, the principal one first: in the order of the alert's frameworks, which is
 * the same however much else a report tells; a format's meetings stay in the order in which they were told.
 */
export function datedMeetings({ classification }: Alert): readonly DatedMeeting[] {
  const { frameworks, meetings } = classification;
  const rank = (framework: string): number => {
    const index = frameworks.findIndex(({ id }) => id === framework);
    return index === -1 ? frameworks.length : index;
  };
  return meetings
    .flatMap((meeting) => {
      const { date, counterparts } = meeting;
      return date === null || counterparts.length === 0 ? [] : [{ ...meeting, date }];
    })
    .toSorted((a, b) => rank(a.framework) - rank(b.framework))
    .slice(0, MOST);
}

/** The id of the `ordinal`th meeting of a framework on a day: 16 hex digits. */
export const eventId = (date: CalendarDate, framework: string, ordinal: number): string =>
  sha256(`${date}\n${framework}\n${ordinal}`).slice(0, 16);

export const isSameMeeting = (
  { counterparts }: Pick<Meeting, 'counterparts'>,
  first: Pick<Report, 'counterparts'>,
): boolean => counterparts.some((code) => first.counterparts.includes(code));
