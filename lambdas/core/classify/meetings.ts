import type { Meeting } from '../../contract/alert.ts';
import type { CalendarDate } from '../../contract/instant.ts';
import type { Coded } from './counterparts.ts';
import type { Framework } from '../taxonomy.ts';
import { dateInUrl, datesIn } from './dates.ts';
import type { Sentence } from './document.ts';
import type { Found } from './found.ts';
import type { Reading } from './reading.ts';
import type { Sitting } from './sitting.ts';

const PLANNED = /予定|調整|方向|する見通し|開催へ|行うと発表|へ$|署名へ|will |to hold|plan/;
const HELD =
  /行った|行いました|開催(?:された|され|し)|会談した|会談を行|会談し|出席し|実施し|一致|合意|署名した|開き|met |held|を受け|参加し|について$|結果|概要/;
const MEETS = new Set(['forum', 'sitting', 'minilateral']);

/** The meetings among the labels: one for each framework and set of counterparts, dated where the words say so. */
export function meetingsOf(
  reading: Reading,
  found: readonly Found[],
  sittings: readonly Sitting[],
  coded: readonly Coded[],
): Meeting[] {
  const meetings: Meeting[] = [];
  const fallback = dateOfItem(reading);
  for (const sitting of sittings) {
    const [framework] = sitting.frameworks;
    if (framework === undefined) continue;
    add(meetings, reading, framework, sitting.codes, sitting.sentence, sitting.evidence, fallback);
  }
  for (const { id, sentence, evidence } of found) {
    const framework = reading.taxonomy.frameworks.get(id);
    if (
      framework === undefined ||
      !MEETS.has(framework.type) ||
      meetings.some((each) => each.framework === id)
    )
      continue;
    const codes = codesOf(framework, coded);
    add(meetings, reading, id, codes, sentence, evidence, fallback);
  }
  return meetings;
}

/** A forum's organisation, a minilateral's states; else whoever the item found engaged. */
function codesOf(framework: Framework, coded: readonly Coded[]): readonly string[] {
  if (framework.organisation !== undefined) return [framework.organisation];
  if (framework.parties !== undefined) return framework.parties;
  return framework.type === 'sitting' ? coded.map((each) => each.code) : [];
}

function add(
  meetings: Meeting[],
  reading: Reading,
  framework: string,
  codes: readonly string[],
  sentence: Sentence,
  evidence: Meeting['evidence'][number],
  fallback: CalendarDate | null,
): void {
  const counterparts = [...new Set(codes)];
  const key = counterparts.toSorted().join();
  const known = meetings.find(
    (each) => each.framework === framework && each.counterparts.toSorted().join() === key,
  );
  const date = dateOf(reading, sentence, fallback);
  const status = statusOf(sentence.text);
  if (known === undefined) {
    meetings.push({ framework, counterparts, date, status, evidence: [evidence] });
    return;
  }
  known.date ??= date;
  if (known.status === 'unknown') known.status = status;
}

/** The date in the sentence, else that of the item. */
function dateOf(reading: Reading, sentence: Sentence, fallback: CalendarDate | null): CalendarDate | null {
  return datesIn(sentence.text, reading.subject.published)[0]?.date ?? fallback;
}

/** The date in the title, else in the URL, else the first of the lead. */
function dateOfItem(reading: Reading): CalendarDate | null {
  const { published } = reading.subject;
  const first = (text: string): CalendarDate | null => datesIn(text, published)[0]?.date ?? null;
  return first(reading.title) ?? dateInUrl(reading.document.url) ?? first(reading.lead);
}

function statusOf(text: string): Meeting['status'] {
  if (PLANNED.test(text)) return 'planned';
  return HELD.test(text) ? 'held' : 'unknown';
}
