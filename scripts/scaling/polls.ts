import type { SpreadSource } from '../../lib/spread.ts';

/** Polls in each minute of a day. */
export function pollsByMinute(sources: readonly SpreadSource[]): readonly number[] {
  const minutes = Array.from({ length: 1440 }, () => 0);
  for (const { everyMinutes, offset } of sources) {
    for (let minute = offset; minute < 1440; minute += everyMinutes)
      minutes[minute] = (minutes[minute] ?? 0) + 1;
  }
  return minutes;
}
