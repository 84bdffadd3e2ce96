import type { Meeting } from '../../contract/alert.ts';
import type { CalendarDate } from '../../contract/instant.ts';
import type { Coded } from './counterparts.ts';
import type { Framework } from '../taxonomy.ts';
import type { Sentence } from './document.ts';
import type { Found } from './found.ts';
import type { Located } from './located.ts';
import { meetingDates } from './meeting-dates.ts';
import type { MeetingDates } from './meeting-dates.ts';
import { statusOf } from './meeting-status.ts';
import type { Reading } from './reading.ts';
import type { Sitting } from './sitting.ts';

const MEETS = new Set(['forum', 'sitting', 'minilateral']);

/** A meeting whose evidence still knows its place. */
export interface Sat extends Omit<Meeting, 'evidence'> {
  readonly evidence: Located[];
}

/** The meetings among the labels: one for each framework and set of counterparts, dated where the words say so. */
export function meetingsOf(
  reading: Reading,
  found: readonly Found[],
  sittings: readonly Sitting[],
  coded: readonly Coded[],
): Sat[] {
  const drafts: Draft[] = [];
  const dates = meetingDates(reading);
  for (const sitting of sittings) {
    const [framework] = sitting.frameworks;
    if (framework === undefined) continue;
    add(drafts, framework, sitting.codes, sitting.sentence, sitting.evidence, dates);
  }
  for (const { id, sentence, evidence } of found) {
    const framework = reading.taxonomy.frameworks.get(id);
    if (framework === undefined || !MEETS.has(framework.type) || drafts.some((each) => each.framework === id))
      continue;
    const codes = codesOf(framework, coded);
    add(drafts, id, codes, sentence, evidence, dates);
  }
  return withoutNameless(drafts).map(({ sentence, ...meeting }) => ({
    ...meeting,
    date: meeting.date ?? dates.of(meeting.framework, sentence),
  }));
}

/** A forum's organisation, a minilateral's states; else whoever the item found engaged. */
function codesOf(framework: Framework, coded: readonly Coded[]): readonly string[] {
  if (framework.organisation !== undefined) return [framework.organisation];
  if (framework.parties !== undefined) return framework.parties;
  return framework.type === 'sitting' ? coded.map((each) => each.code) : [];
}

/** A meeting in the making: what its sentences say of date and state, and the first of them. */
interface Draft extends Omit<Sat, 'date'> {
  date: CalendarDate | null;
  readonly sentence: Sentence;
}

function add(
  drafts: Draft[],
  framework: string,
  codes: readonly string[],
  sentence: Sentence,
  evidence: Located,
  dates: MeetingDates,
): void {
  const counterparts = [...new Set(codes)];
  const key = counterparts.toSorted().join();
  const known = drafts.find(
    (each) => each.framework === framework && each.counterparts.toSorted().join() === key,
  );
  const date = dates.own(sentence);
  const status = statusOf(sentence.text);
  if (known === undefined) {
    drafts.push({ framework, counterparts, date, status, evidence: [evidence], sentence });
    return;
  }
  known.date ??= date;
  if (known.status === 'unknown') known.status = status;
}

/** Talks without their partner are those of the same format with one: the title says who, the lead what. */
const withoutNameless = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.filter(
    ({ framework, counterparts }) =>
      counterparts.length > 0 ||
      !drafts.some((each) => each.framework === framework && each.counterparts.length > 0),
  );
