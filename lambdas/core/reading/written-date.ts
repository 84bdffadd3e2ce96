import type { CalendarDate } from '../../contract/instant.ts';
import { dateIn, findDate } from '../dates.ts';
import type { DateContext } from '../dates.ts';

/** RFC 822 zones, and JST, which Japanese feeds write though the RFC does not name it. Minutes east of UTC. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ['Z', 0], ['UT', 0], ['UTC', 0], ['GMT', 0], ['JST', 540], ['EST', -300], ['EDT', -240], ['CST', -360], ['CDT', -300],
  ['MST', -420], ['MDT', -360], ['PST', -480], ['PDT', -420],
]); // prettier-ignore

const TIME =
  /(?:^|[ T])(?<hour>\d{1,2}):(?<minute>\d\d)(?::\d\d(?:\.\d+)?)? ?(?<zone>[+-]\d\d:?\d\d|[A-Z]{1,4})(?: ?\([^()]*\))?$/;

/** The zone that dates are given in, and what resolves those without a year. */
export interface WrittenIn extends DateContext {
  readonly timeZone: string;
}

/**
 * The date that a list gives an entry: RFC 822 with or without a weekday, ISO 8601, or any date that `findDate` knows. A
 * time with a zone is an instant and may fall on another day in `timeZone`; without one it is read as local. Null for
 * what is no date.
 */
export function writtenDate(
  text: string | null | undefined,
  { timeZone, ...context }: WrittenIn,
): CalendarDate | null {
  // Runs of white space are folded, else optional spaces side by side are slow on hostile text.
  const written = (text ?? '').replaceAll(/\s+/g, ' ').trim();
  const date = findDate(written, context);
  const { hour, minute, zone } = TIME.exec(written)?.groups ?? {};
  const offset = zone === undefined ? null : minutesEast(zone);
  if (date === null || offset === null) return date;
  const local = Date.parse(`${date}T00:00:00Z`) + (Number(hour) * 60 + Number(minute)) * 60_000;
  return dateIn(local - offset * 60_000, timeZone);
}

function minutesEast(zone: string): number | null {
  const numeric = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (numeric === null) return ZONES.get(zone) ?? null;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
  return numeric[1] === '-' ? -minutes : minutes;
}
