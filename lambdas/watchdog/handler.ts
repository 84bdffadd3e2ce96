import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { s3Archive } from '../adapters/s3-archive.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { snsOperations } from '../adapters/sns-operations.ts';
import { snsClient } from '../adapters/sns-topic.ts';
import { ENVIRONMENT, EVENTS } from '../contract/environment.ts';
import { instantOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import { PACE } from '../contract/pace.ts';
import { routineRequestSchema } from '../contract/operations.ts';
import type { Source } from '../core/source.ts';
import { bundledSources } from '../runtime/catalogue.ts';
import { readEnvironment } from '../runtime/env.ts';
import { asError, createLog } from '../runtime/log.ts';
import { createMeter } from '../runtime/metrics.ts';
import { announceAgain } from './announce-again.ts';
import { updateFeeds } from './feeds.ts';
import { watch } from './watchdog.ts';

// On cold start.
const { bucket, operationsTopicArn, metricNamespace } = ENVIRONMENT;
const environment = readEnvironment({ bucket, operationsTopicArn, metricNamespace }, process.env);
const log = createLog('watchdog');
const measure = createMeter('watchdog', environment.metricNamespace);
const ports = {
  archive: s3Archive({ client: s3Client(), bucket: environment.bucket }),
  operations: snsOperations({ client: snsClient(), topicArn: environment.operationsTopicArn }),
  clock: () => instantOf(Date.now()),
};

const pause = (): Promise<void> => setTimeout(PACE.announceMilliseconds);

/**
 * Called by its schedule, asynchronously: an error is tried twice more, after one minute and two; then the event lies in
 * the dead letters. A try that finds the claim of a run that died leaves its notices to the next hour.
 */
export async function handler(event: unknown): Promise<void> {
  try {
    await lookAround(v.parse(routineRequestSchema, event).at);
  } catch (thrown) {
    log.error(EVENTS.handlerFailed, { error: asError(thrown), event });
    throw thrown;
  }
}

// Per event: sources, deliveries and feeds each for themselves. The bundle holds the sources that are polled, and no others.
async function lookAround(at: Instant): Promise<void> {
  const claimant = randomUUID();
  const { archive } = ports;
  const watched = await tried(watch(at, bundledSources(), { ...ports, claimant }));
  const fed = await tried(updateFeeds(at, archive, keepOf));
  const announced = await tried(announceAgain(at, { archive, pause }));
  const counts = {
    ...(watched.report && { SourcesWatched: watched.report.watched, SourcesSilent: watched.report.silent }),
    ...(announced.report && { Undelivered: announced.report.overdue }),
  };
  log.info(EVENTS.watched, { at, ...watched.report, ...announced.report, ...fed.report, ...measure(counts) });
  const errors = [watched, announced, fed].flatMap(({ error }) => error ?? []);
  if (errors.length > 0) throw new AggregateError(errors, 'the watchdog left something undone');
}

/** One part that fails keeps no other from being done. */
const tried = async <Report extends object>(
  work: Promise<Report>,
): Promise<{ readonly report?: Report; readonly error?: Error }> =>
  work.then(
    (report) => ({ report }),
    (thrown: unknown) => ({ error: asError(thrown) }),
  );

/** What the terms of a source let a feed quote; of one that was taken out since, nothing is known and nothing quoted. */
const keepOf = (source: string): Source['terms']['keep'] =>
  bundledSources().find(({ id }) => id === source)?.terms.keep ?? 'link';
