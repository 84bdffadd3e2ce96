import * as v from 'valibot';
import { s3Archive } from '../adapters/s3-archive.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { livePages } from '../adapters/live-pages.ts';
import { spacedPages, systemTime } from '../adapters/spaced-pages.ts';
import { sqsClient, sqsPageQueue } from '../adapters/sqs-page-queue.ts';
import { ENVIRONMENT, EVENTS } from '../contract/environment.ts';
import { PACE } from '../contract/pace.ts';
import { pollRequestSchema } from '../contract/page-job.ts';
import { bundledSource } from '../runtime/catalogue.ts';
import { readEnvironment } from '../runtime/env.ts';
import { asError, createLog } from '../runtime/log.ts';
import { userAgentOf } from '../runtime/user-agent.ts';
import { poll } from './poll.ts';
import type { PollReport } from './poll.ts';

// On cold start.
const { bucket, pageQueueUrl, contact } = ENVIRONMENT;
const environment = readEnvironment({ bucket, pageQueueUrl, contact }, process.env);
const log = createLog('scrape');
const ports = {
  archive: s3Archive({ client: s3Client(), bucket: environment.bucket }),
  // What one poll asks of one host (robots.txt, a list, a fallback) is spaced too. A Crawl-delay is known where robots.txt was just read,
  // and a long one is not waited out: the function must end.
  pages: spacedPages(livePages({ userAgent: userAgentOf(environment.contact) }), {
    time: systemTime(),
    longestSeconds: PACE.longestWaitSeconds,
  }),
  queue: sqsPageQueue({ client: sqsClient(), queueUrl: environment.pageQueueUrl }),
};

/** Called by a source's schedule, asynchronously: an error is tried once more, then lies in the dead letters. */
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
  log.info(EVENTS.polled, { ...report, jobs: jobs.length });
};
