import type { Alert } from '../../contract/alert.ts';
import type { Digest, DigestEntry, Trouble } from '../../contract/digest.ts';
import { secondsOf } from '../../contract/instant.ts';
import { sha256 } from '../digest.ts';
import { isSuccess } from '../health.ts';
import { tally } from '../compose/groups.ts';
import { asciiOf } from '../compose/plain-line.ts';
import { shortName } from '../compose/subject.ts';
import type { SourceState } from '../source-state.ts';
import type { Source } from '../source.ts';
import type { DigestDay } from './window.ts';

export interface WatchedSource {
  readonly source: Source;
  /** Null where it was never polled. */
  readonly state: SourceState | null;
}

/** SNS: fewer than 100 ASCII characters. */
const LONGEST = 99;

/**
 * The record of a digest. `alerts`: those of its day that no earlier digest named, in any order; `sources`: all that are
 * polled; `unreadable`: keys of records that could not be read, which it names.
 */
export function digestRecord(
  day: DigestDay,
  zone: string,
  found: {
    readonly alerts: readonly Alert[];
    readonly sources: readonly WatchedSource[];
    readonly unreadable: readonly string[];
  },
): Digest {
  const alerts = found.alerts.toSorted(byTime).map((alert) => entryOf(alert, day));
  const troubled = found.sources.flatMap(troubleOf);
  return {
    version: 1,
    id: sha256(`digest ${day.date} ${zone}`).slice(0, 20),
    date: day.date,
    zone,
    from: day.from,
    to: day.to,
    subject: subjectOf(day, alerts, troubled.length),
    alerts,
    sources: { watched: found.sources.length, troubled },
    notes: [...notesOf(day, found.sources), ...found.unreadable.map((text) => unreadableNote(day, text))],
  };
}

const byTime = (a: Alert, b: Alert): number =>
  secondsOf(a.detectedAt) - secondsOf(b.detectedAt) || (a.id < b.id ? -1 : 1);

function entryOf(alert: Alert, day: DigestDay): DigestEntry {
  const { id, change, detectedAt, source, url, title, headline, classification, unread, event } = alert;
  const { kind, defence_diplomacy, frameworks, counterparts } = classification;
  return {
    id,
    change,
    detectedAt,
    source: { id: source.id, name: source.name },
    url,
    title,
    headline,
    kind,
    defence_diplomacy,
    frameworks: frameworks.map((each) => ({ id: each.id, label: each.label })),
    counterparts: counterparts.map((each) => ({ code: each.code, label: each.label })),
    ...(unread !== undefined && { unread }),
    ...(event !== undefined && { report: event.report }),
    ...(secondsOf(detectedAt) < secondsOf(day.from) && { late: true as const }),
  };
}

/** A source whose last poll gave no list, or that was never polled. */
function troubleOf({ source, state }: WatchedSource): readonly Trouble[] {
  const named = { source: source.id, name: source.name };
  if (state === null) return [{ ...named, health: 'suspect', outcome: 'waiting', lastSuccess: null }];
  const { status, outcome, lastSuccess } = state.health;
  return isSuccess(outcome) ? [] : [{ ...named, health: status, outcome, lastSuccess }];
}

const notesOf = ({ from, to }: DigestDay, sources: readonly WatchedSource[]): Digest['notes'] =>
  sources.flatMap(({ source, state }) =>
    (state?.notes ?? [])
      .filter(({ at }) => secondsOf(at) >= secondsOf(from) && secondsOf(at) < secondsOf(to))
      .map(({ at, text }) => ({ source: source.id, at, text })),
  );

const unreadableNote = ({ to }: DigestDay, text: string): Digest['notes'][number] => ({
  source: 'archive',
  at: to,
  text,
});

function subjectOf({ date }: DigestDay, alerts: readonly DigestEntry[], troubled: number): string {
  const relevant = alerts.filter(({ defence_diplomacy }) => defence_diplomacy);
  const names = relevant.flatMap(({ frameworks }) =>
    frameworks.map(({ id, label }) => shortName(id, label.en)),
  );
  const count =
    alerts.length === 0 ? 'nothing new' : `${alerts.length} alert${alerts.length === 1 ? '' : 's'}`;
  const trouble = troubled === 0 ? '' : `, ${troubled} source${troubled === 1 ? '' : 's'} not read`;
  const bare = `Hinomi digest ${date}: ${count}${trouble}`;
  const labels = asciiOf(tally(names));
  const room = LONGEST - bare.length - ' []'.length;
  if (labels === '' || room < 12) return bare;
  return `${bare} [${labels.length <= room ? labels : `${labels.slice(0, room - 3).trimEnd()}...`}]`;
}
