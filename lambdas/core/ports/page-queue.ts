import type { PageJob } from '../../contract/page-job.ts';

/** Page jobs on their way from `scrape` to `capture`: grouped by host, in order within a group. */
export interface PageQueue {
  /**
   * Takes every job durably or rejects with a `QueueError` (an answer that holds failures is a failure). The same job
   * may be sent again: its deduplication id is `jobId(job)`.
   */
  send(jobs: readonly PageJob[]): Promise<void>;
}

export class QueueError extends Error {
  override readonly name = 'QueueError';
  /** The items whose jobs were not taken. */
  readonly items: readonly string[];
  constructor(message: string, detail: { items: readonly string[]; cause?: unknown }) {
    super(message, { cause: detail.cause });
    this.items = detail.items;
  }
}
