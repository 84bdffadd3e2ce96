import { compact, secondsOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import { pageJobSchema } from '../contract/page-job.ts';
import type { PageJob } from '../contract/page-job.ts';
import { jobId } from '../core/job-id.ts';
import type { PageQueue } from '../core/ports/page-queue.ts';
import { decodeRecord, encodeRecord } from '../core/record.ts';
import type { Store } from './directory-store.ts';

export interface QueuedJob {
  readonly job: PageJob;
  /** Takes the job off the queue: it is done. */
  readonly done: () => Promise<void>;
}

/** A page queue for one machine. Jobs outlive the process; a job leaves only when it is done. */
export interface LocalPageQueue extends PageQueue {
  /** Jobs detected at or before `now`, host by host, in the order they were sent. A replay's later jobs wait. */
  due(now: Instant): AsyncIterable<QueuedJob>;
}

/** `store`: for the jobs alone. Jobs sent again as they were lie there once; capture bears a job that comes twice. */
export function localPageQueue(store: Store): LocalPageQueue {
  return {
    send: async (jobs) => {
      for (const [index, job] of jobs.entries()) await store.create(keyOf(job, index), encodeRecord(job));
    },
    due: async function* due(now) {
      for await (const key of store.list('')) {
        const stored = await store.read(key);
        if (stored === undefined) continue;
        const job = decodeRecord(pageJobSchema, stored.body, key);
        if (secondsOf(job.detectedAt) > secondsOf(now)) continue;
        yield { job, done: () => store.remove(key) };
      }
    },
  };
}

const keyOf = (job: PageJob, index: number): string => {
  const place = String(index).padStart(5, '0');
  return `${new URL(job.item.url).hostname}/${compact(job.detectedAt)}-${job.source}-${place}-${jobId(job).slice(0, 16)}.json`;
};
