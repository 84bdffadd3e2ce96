import { plainLine } from '../../lambdas/core/compose/plain-line.ts';
import { isSuccess } from '../../lambdas/core/health.ts';
import type { PollReport } from '../../lambdas/scrape/poll.ts';
import type { WatchEvent } from './events.ts';

/** An event for machines: a poll or an alert is one JSON object, anything else nothing. */
export function machineLine(event: WatchEvent): string | null {
  if (event.kind === 'alert') return JSON.stringify(event.alert);
  return event.kind === 'polled' ? JSON.stringify(pollLine(event.report)) : null;
}

const pollLine = ({ at, source, outcome, health, url, items, detail, notes }: PollReport): object => ({
  at,
  source,
  outcome,
  health,
  ...(url !== null && { url }),
  ...(items !== null && { items }),
  ...(detail !== null && { detail }),
  ...(notes.length > 0 && { notes }),
});

/** An event for people: what was found, and what could not be read. */
export function humanLines(event: WatchEvent): readonly string[] {
  switch (event.kind) {
    case 'polled':
      return pollLines(event.report);
    case 'alert': {
      const { change, headline, title, source, detectedAt } = event.alert;
      return [`${detectedAt}  ${source.id}: ${change.toUpperCase()} ${headline.en}`, `  ${plainLine(title)}`];
    }
    case 'captured': {
      const { outcome, detail, job } = event.report;
      if (outcome === null || isSuccess(outcome)) return [];
      return [`${job.detectedAt}  ${job.source}: page ${outcome}: ${plainLine(detail ?? job.item.url)}`];
    }
    case 'stranded':
      return [`left in the queue: no source ${event.job.source} for ${event.job.item.url}`];
    case 'operations': {
      const { at, subject } = event.report;
      return subject === null ? [] : [`${at}  operations: ${subject}`];
    }
    case 'failed':
      return [`${event.what}: ${event.error.message}`];
    case 'digested': {
      const { date, alerts, existed } = event.report;
      return existed ? [] : [`digest of ${date}: ${alerts} alerts`];
    }
    case 'delivered':
    case 'next':
      return [];
  }
}

function pollLines({ at, source, outcome, health, items, detail, notes }: PollReport): readonly string[] {
  const list = items === null ? '' : `, ${items} items`;
  const said = [...new Set([...(detail === null ? [] : [detail]), ...notes])];
  return [`${at}  ${source}: ${outcome}${list} (${health})`, ...said.map((line) => `  ${plainLine(line)}`)];
}
