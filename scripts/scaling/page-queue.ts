import { PACE } from '../../lambdas/contract/pace.ts';
import type { Job } from './page-jobs.ts';

export interface QueueDay {
  /** Most jobs that waited at a time. */
  readonly mostWaiting: number;
  /** Seconds from queueing to the end of the reading, of new items: 95 in 100 took no longer, and the longest. */
  readonly ninetyFive: number;
  readonly longest: number;
  /** Share of the day in which the readers were busy. */
  readonly busy: number;
}

interface Reader {
  free: number;
  hosts: readonly string[];
}

/**
 * The page queue over a day, as Lambda works through a FIFO queue: so many batches at a time, each of the oldest jobs
 * whose hosts nobody is reading, one job after the other, each `seconds` long.
 */
export function queueDay(jobs: readonly Job[], seconds: number): QueueDay {
  const readers: Reader[] = Array.from({ length: PACE.pageConcurrency }, () => ({ free: 0, hosts: [] }));
  const waits: number[] = [];
  let waiting: Job[] = [];
  let next = 0;
  let mostWaiting = 0;
  let busy = 0;
  let now = 0;
  while (next < jobs.length || waiting.length > 0) {
    for (; jobs[next] !== undefined && (jobs[next]?.second ?? 0) <= now; next += 1)
      waiting.push(...jobs.slice(next, next + 1));
    mostWaiting = Math.max(mostWaiting, waiting.length);
    for (const reader of readers.filter(({ free }) => free <= now)) {
      reader.hosts = [];
      const held = new Set(readers.flatMap(({ hosts }) => hosts));
      const batch = waiting.filter(({ host }) => !held.has(host)).slice(0, PACE.pageBatch);
      if (batch.length === 0) continue;
      waiting = waiting.filter((job) => !batch.includes(job));
      reader.hosts = batch.map(({ host }) => host);
      reader.free = now + batch.length * seconds;
      busy += batch.length * seconds;
      for (const [index, job] of batch.entries())
        if (job.isNew) waits.push(now + (index + 1) * seconds - job.second);
    }
    now = nextMoment(readers, jobs[next], now);
  }
  waits.sort((a, b) => a - b);
  return {
    mostWaiting,
    ninetyFive: waits[Math.floor(waits.length * 0.95)] ?? 0,
    longest: waits.at(-1) ?? 0,
    busy: busy / (PACE.pageConcurrency * 86_400),
  };
}

/** The next end of a batch, or the next job to come. */
function nextMoment(readers: readonly Reader[], job: Job | undefined, now: number): number {
  const moments = readers.map(({ free }) => free).filter((free) => free > now);
  if (job !== undefined && job.second > now) moments.push(job.second);
  return moments.length === 0 ? now + 1 : Math.min(...moments);
}
