import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { livePages } from '../adapters/live-pages.ts';
import { pdfReader } from '../adapters/pdf-reader.ts';
import { s3Archive } from '../adapters/s3-archive.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { ENVIRONMENT, EVENTS } from '../contract/environment.ts';
import type { MetricName } from '../contract/metrics.ts';
import { PACE } from '../contract/pace.ts';
import { pageJobSchema } from '../contract/page-job.ts';
import type { PageJob } from '../contract/page-job.ts';
import { isSuccess } from '../core/health.ts';
import type { Source } from '../core/source.ts';
import { runFifoBatch, sqsEventSchema } from '../runtime/batch.ts';
import type { BatchAnswer } from '../runtime/batch.ts';
import { bundledSource } from '../runtime/catalogue.ts';
import { readEnvironment } from '../runtime/env.ts';
import { readEvidence } from '../runtime/evidence.ts';
import { asError, createLog } from '../runtime/log.ts';
import { createMeter } from '../runtime/metrics.ts';
import { userAgentOf } from '../runtime/user-agent.ts';
import { capture } from './capture.ts';
import type { CaptureReport } from './capture.ts';

// On cold start.
const { bucket, contact, metricNamespace, evidenceDays } = ENVIRONMENT;
const environment = readEnvironment({ bucket, contact, metricNamespace, evidenceDays }, process.env);
const log = createLog('capture');
const measure = createMeter('capture', environment.metricNamespace);
const ports = {
  archive: s3Archive({
    client: s3Client(),
    bucket: environment.bucket,
    evidence: readEvidence(environment.evidenceDays),
  }),
  pages: livePages({ userAgent: userAgentOf(environment.contact) }),
  // scripts/bundle.ts lays the CMaps beside the code.
  pdf: pdfReader({ cMaps: new URL('./cmaps/', import.meta.url) }),
};

/** Called with a batch of the page queue; what it names as failed comes back, up to three times. */
export async function handler(event: unknown): Promise<BatchAnswer> {
  try {
    const failed = (messageId: string, error: Error): void => {
      log.error(EVENTS.jobFailed, { messageId, error });
    };
    return await runFifoBatch(v.parse(sqsEventSchema, event), { parse: parseJob, work, failed });
  } catch (thrown) {
    log.error(EVENTS.handlerFailed, { error: asError(thrown) });
    throw thrown;
  }
}

interface Work {
  readonly job: PageJob;
  readonly source: Source;
}

/** A job of a source that was taken out since is no job either: nothing says how its page is to be read. */
function parseJob(body: string): Work {
  const job = v.parse(pageJobSchema, JSON.parse(body));
  return { job, source: bundledSource(job.source) };
}

// Per job. The wait after each fetch, the last included, keeps the host's spacing without any shared state.
async function work({ job, source }: Work): Promise<void> {
  const report = await capture(job, source, ports);
  logReport(report);
  if (report.outcome !== null) await pause(PACE.spacingSeconds * 1000);
}

function logReport({ job, outcome, detail, alerts }: CaptureReport): void {
  const { source, item, reason } = job;
  const counts = { ...pageCounts(outcome), AlertsCreated: alerts.length };
  log.info(EVENTS.captured, {
    source,
    item: item.id,
    reason,
    outcome,
    detail,
    alerts: alerts.length,
    ...measure(counts),
  });
  for (const { id, change, title } of alerts) log.info(EVENTS.alerted, { source, alert: id, change, title });
}

/** Of a job that was done before no page was asked for. */
const pageCounts = (outcome: CaptureReport['outcome']): Readonly<Partial<Record<MetricName, number>>> =>
  outcome === null ? {} : isSuccess(outcome) ? { PagesRead: 1 } : { PagesClosed: 1 };
