import type { PageJob } from '../contract/page-job.ts';
import { sha256 } from './digest.ts';

/**
 * The deduplication id of a page job: 64 hex digits, the SHA-256 of source, item, reason, instant of detection, titles
 * and the titles known before. It names item, visit and content: SQS swallows a repeated id for five minutes, so that a second
 * edit within that time must have another id, and the same work queued twice after a crash must have the same.
 */
export const jobId = (job: PageJob): string =>
  sha256(
    JSON.stringify([
      job.source,
      job.item.id,
      job.reason,
      job.detectedAt,
      job.announcements.map(({ title, edition }) => (edition === undefined ? title : `${title} ${edition}`)),
      job.knownTitles ?? null,
    ]),
  );
