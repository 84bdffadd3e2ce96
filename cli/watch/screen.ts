import type { Output } from '../output.ts';
import type { WatchEvent } from './events.ts';
import { humanLines, machineLine } from './lines.ts';
import type { SourceStatus } from './status.ts';
import { roundTable } from './status-table.ts';

/** How a run is shown while it goes on, and what stays at its end. Screens are told whether it is a single round. */
export interface Screen {
  readonly show: (event: WatchEvent, statuses: readonly SourceStatus[]) => void;
  /** What stays: of a single round its table. */
  readonly end: (statuses: readonly SourceStatus[]) => void;
}

const FOR_PEOPLE: ReadonlySet<WatchEvent['kind']> = new Set(['failed', 'stranded', 'operations']);

/** One JSON object a line on stdout; the table, and what is only for a person, on stderr. */
export const machineScreen = ({ result, say }: Output, round: boolean): Screen => ({
  show: (event) => {
    const line = machineLine(event);
    if (line !== null) result(line);
    else if (FOR_PEOPLE.has(event.kind)) humanLines(event).forEach(say);
  },
  end: (statuses) => {
    if (round) roundTable(statuses).forEach(say);
  },
});

/** Plain lines as things happen: for a file or a pipe. What the table at the end of a round says, it says alone. */
export const plainScreen = ({ result, say }: Output, round: boolean): Screen => ({
  show: (event) => {
    if (round && event.kind === 'polled') return;
    humanLines(event).forEach(event.kind === 'failed' ? say : result);
  },
  end: (statuses) => {
    if (round) roundTable(statuses).forEach(result);
  },
});
