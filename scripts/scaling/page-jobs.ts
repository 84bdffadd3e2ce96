import { VISIT_OFFSETS } from '../../lambdas/core/visits.ts';
import type { SpreadSource } from '../../lib/spread.ts';
import { seeded } from './random.ts';

/** A page to be read, from the second of the day at which a poll queues it. */
export interface Job {
  readonly host: string;
  readonly second: number;
  /** The first reading of a new item: its alert waits for it. */
  readonly isNew: boolean;
}

const DAY = 1440;
/** Nine in ten items come out in the twelve hours of an office day; the rest at any minute. */
const OFFICE = { share: 0.9, from: 0, to: 720 } as const;

/**
 * The page jobs of one working day: so many new items, each of a source drawn by lot, and the visits due on that day,
 * of its own items and those of the days before (which came at the same minutes). In the order in which they are queued.
 */
export function jobsOfDay(sources: readonly SpreadSource[], items: number, seed: number): readonly Job[] {
  const random = seeded(seed);
  const jobs: Job[] = [];
  for (let item = 0; item < items; item += 1) {
    const source = sources[Math.floor(random() * sources.length)];
    if (source === undefined) throw new RangeError('no source');
    const minute =
      random() < OFFICE.share ? OFFICE.from + random() * (OFFICE.to - OFFICE.from) : random() * DAY;
    jobs.push(jobAt(source, minute, true));
    for (const offset of VISIT_OFFSETS) jobs.push(jobAt(source, minute + offset / 60, false));
  }
  return jobs.sort((a, b) => a.second - b.second);
}

/** Queued by the source's next poll. */
function jobAt({ host, everyMinutes, offset }: SpreadSource, minute: number, isNew: boolean): Job {
  const poll = Math.ceil((minute - offset) / everyMinutes) * everyMinutes + offset;
  return { host, second: (poll % DAY) * 60, isNew };
}
