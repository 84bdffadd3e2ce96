import { randomUUID } from 'node:crypto';
import { s3Archive } from '../adapters/s3-archive.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { snsClient, snsTopic } from '../adapters/sns-topic.ts';
import { ENVIRONMENT, EVENTS } from '../contract/environment.ts';
import { instantOf } from '../contract/instant.ts';
import { isAnnounced } from '../contract/keys.ts';
import type { Terms } from '../core/compose/mail.ts';
import { bundledSources } from '../runtime/catalogue.ts';
import { readEnvironment } from '../runtime/env.ts';
import { asError, createLog } from '../runtime/log.ts';
import { createMeter } from '../runtime/metrics.ts';
import { readSettings } from '../runtime/settings.ts';
import { keysOf } from '../runtime/s3-event.ts';
import { publish } from './publish.ts';

// On cold start.
const { bucket, alertTopicArn, digestTopicArn, settings, metricNamespace } = ENVIRONMENT;
const names = { bucket, alertTopicArn, digestTopicArn, settings, metricNamespace };
const environment = readEnvironment(names, process.env);
const log = createLog('publish');
const measure = createMeter('publish', environment.metricNamespace);
const ports = {
  archive: s3Archive({ client: s3Client(), bucket: environment.bucket }),
  topic: snsTopic({
    client: snsClient(),
    topics: { alerts: environment.alertTopicArn, digests: environment.digestTopicArn },
  }),
  clock: () => instantOf(Date.now()),
  termsOf,
  settings: readSettings(environment.settings),
};

/**
 * Somebody else's claim keeps us off. Their publisher may be dead, and S3's answer to a claim of our own may have been
 * lost: an event given up here could be an alert that nobody sends. Lambda's next try finds it sent, or the claim free.
 */
class DeliveryHeld extends Error {
  override readonly name = 'DeliveryHeld';
}

/**
 * Called by the archive when an alert, a burst or a digest is created, asynchronously: an error is tried twice more, after one minute
 * and two (a claim lasts 90 seconds); then the event lies in the dead letters.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export async function handler(event: unknown): Promise<void> {
  try {
    // One event may come twice at once: each run is a claimant of its own.
    for (const key of keysOf(event).filter(isAnnounced)) await deliver(key, randomUUID());
  } catch (thrown) {
    log.error(EVENTS.handlerFailed, { error: asError(thrown), event });
    throw thrown;
  }
}

// Per event: S3 tells of one object at a time.
async function deliver(key: string, claimant: string): Promise<void> {
  const report = await publish(key, { ...ports, claimant });
  if (report.outcome === 'held') throw new DeliveryHeld(`${key}: another publisher has claimed the delivery`);
  const counts = report.seconds === null ? {} : measure({ DeliverySeconds: report.seconds });
  log.info(EVENTS.delivered, { key, ...report, ...counts });
}

/** An alert of a source that was taken out since still goes out; what its terms were is unknown, so nothing is quoted. */
function termsOf(source: string): Terms {
  const terms = bundledSources().find(({ id }) => id === source)?.terms;
  return terms ?? { keep: 'link' };
}
