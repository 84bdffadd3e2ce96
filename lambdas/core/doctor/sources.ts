import { HOUR } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';
import { adviceFor } from '../alarm/advice.ts';
import { allowedSilence, isSilent, periodOf, secondsBetween, silentSince } from '../alarm/silence.ts';
import { clocksOf } from '../compose/clock.ts';
import { cut, plainLine } from '../compose/plain-line.ts';
import type { SourceState } from '../source-state.ts';
import type { Source } from '../source.ts';
import { bad, counted, good } from './finding.ts';
import type { Finding } from './finding.ts';

/** Longest detail of an outcome, in code points. */
const DETAIL = 160;

/**
 * Whether a source is read, by the watchdog's own rule of silence. `state`: null where it was never polled, nor looked at
 * by the watchdog.
 */
export function sourceFinding(source: Source, state: SourceState | null, at: Instant): Finding {
  if (state === null) return neverPolled(source, 'warning');
  const { health } = state;
  const silent = isSilent(health, source, at);
  if (health.misses === 0 && health.lastSuccess === null) return neverPolled(source, silent ? 'problem' : 'warning');
  if (silent) return silentFinding(source, state, at);
  if (health.misses > 0) {
    const last = health.lastSuccess === null ? 'never read' : `last read ${clocksOf(health.lastSuccess)}`;
    const says = `${seen(state)}, ${counted(health.misses, 'miss', 'misses')} in a row; ${last}`;
    return bad('sources', source.id, 'warning', says, adviceOn(source, state));
  }
  return good('sources', source.id, `read ${clocksOf(health.lastSuccess ?? at)}`);
} // prettier-ignore

function neverPolled(source: Source, verdict: 'warning' | 'problem'): Finding {
  const every = counted(periodOf(source) / 60, 'minute');
  const advice = `within ${every} of the first deployment a poll must have come; if none does: npx hinomi redrive --dry-run, and the log of the scrape function`;
  return bad('sources', source.id, verdict, 'it was never polled', advice);
}

function silentFinding(source: Source, state: SourceState, at: Instant): Finding {
  const hours = Math.floor(secondsBetween(silentSince(state.health, source), at) / HOUR);
  const allowed = `${allowedSilence(source) / HOUR} allowed`;
  const says =
    state.health.misses === 0
      ? `not polled for ${counted(hours, 'hour')}, ${allowed}`
      : `not read for ${counted(hours, 'hour')}, ${allowed}: ${seen(state)}`;
  return bad('sources', source.id, 'problem', says, adviceOn(source, state));
}

function adviceOn(source: Source, { health }: SourceState): string {
  const kind = health.misses === 0 ? 'source-not-polled' : 'source-silent';
  const advice = adviceFor(kind, health.trouble?.outcome ?? health.outcome, source);
  return kind === 'source-silent' ? `npx hinomi source check ${source.id}. ${plainLine(advice)}` : plainLine(advice);
} // prettier-ignore

function seen({ health }: SourceState): string {
  const { outcome, detail } = health.trouble ?? health;
  return detail === null ? outcome : `${outcome} (${cut(plainLine(detail), DETAIL)})`;
}
