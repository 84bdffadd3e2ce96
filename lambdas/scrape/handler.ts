import * as v from 'valibot';
import { s3Archive } from '../adapters/s3-archive.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { livePages } from '../adapters/live-pages.ts';
import { spacedPages, systemTime } from '../adapters/spaced-pages.ts';
import { sqsClient, sqsPageQueue } from '../adapters/sqs-page-queue.ts';
import { ENVIRONMENT, EVENTS } from '../contract/environment.ts';
import { PACE } from '../contract/pace.ts';
import { pollRequestSchema } from '../contract/page-job.ts';
import { isSuccess } from '../core/health.ts';
import { bundledSource } from '../runtime/catalogue.ts';
import { readEnvironment } from '../runtime/env.ts';
import { readEvidence } from '../runtime/evidence.ts';
import { asError, createLog } from '../runtime/log.ts';
import { createMeter } from '../runtime/metrics.ts';
import { userAgentOf } from '../runtime/user-agent.ts';
import { poll } from './poll.ts';
import type { PollReport } from './poll.ts';

// On cold start.
const { bucket, pageQueueUrl, contact, metricNamespace, evidenceDays } = ENVIRONMENT;
const environment = readEnvironment(
  { bucket, pageQueueUrl, contact, metricNamespace, evidenceDays },
  process.env,
);
const log = createLog('scrape');
const measure = createMeter('scrape', environment.metricNamespace);
const ports = {
  archive: s3Archive({
    client: s3Client(),
    bucket: environment.bucket,
    evidence: readEvidence(environment.evidenceDays),
  }),
  // What one poll asks of one host (robots.txt, a list, a fallback) is spaced too. A Crawl-delay is known where robots.txt was just read,
  // and a long one is not waited out: the function must end.
  pages: spacedPages(livePages({ userAgent: userAgentOf(environment.contact) }), {
    time: systemTime(),
    longestSeconds: PACE.longestWaitSeconds,
  }),
  queue: sqsPageQueue({ client: sqsClient(), queueUrl: environment.pageQueueUrl }),
};

/** Called by a source's schedule, asynchronously: an error lies in the dead letters, and the next tick does its work. */
export async function handler(event: unknown): Promise<void> {
  try {
    logReport(await pollFor(event));
  } catch (thrown) {
    log.error(EVENTS.handlerFailed, { error: asError(thrown), event });
    throw thrown;
  }
}

// Per event: the scheduled time is the poll's "now", on every try.
function pollFor(event: unknown): Promise<PollReport> {
  const { source, at } = v.parse(pollRequestSchema, event);
  return poll(bundledSource(source), at, ports);
}

const logReport = ({ jobs, ...report }: PollReport): void => {
  log.info(EVENTS.polled, { ...report, jobs: jobs.length, ...countsOf(report) });
};

/** A poll that had to wait says nothing of its source. */
function countsOf({ outcome }: Pick<PollReport, 'outcome'>): object {
  if (outcome === 'waiting') return {};
  return measure(isSuccess(outcome) ? { PollsTrusted: 1 } : { PollsUntrusted: 1 });
}
