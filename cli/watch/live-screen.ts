import { createLogUpdate } from 'log-update';
import { cutColumns } from '../../lambdas/core/compose/columns.ts';
import { humanLines } from './lines.ts';
import type { Screen } from './screen.ts';
import { roundTable, statusTable } from './status-table.ts';

/** What a terminal must be able to do: to be written to, and to say how wide it is. */
export type Terminal = NodeJS.WritableStream & { readonly columns?: number };

/** A table that is redrawn in place, with what was found scrolling away above it. */
export function liveScreen(terminal: Terminal, round: boolean): Screen {
  const log = createLogUpdate(terminal);
  const draw = (lines: readonly string[]): void => {
    log(lines.map((line) => cutColumns(line, terminal.columns ?? 80)).join('\n'));
  };
  return {
    show: (event, statuses) => {
      // That a list was read, or not, the table says itself.
      const lines = event.kind === 'polled' ? [] : humanLines(event);
      if (lines.length > 0) log.persist(lines.join('\n'));
      draw([...statusTable(statuses), '', 'Ctrl-C ends it; the page in hand is finished first.']);
    },
    end: (statuses) => {
      if (!round) draw(statusTable(statuses));
      else {
        log.clear();
        terminal.write(`${roundTable(statuses).join('\n')}\n`);
      }
      log.done();
    },
  };
}
