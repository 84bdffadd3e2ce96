import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { s3Archive } from '../adapters/s3-archive.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { snsOperations } from '../adapters/sns-operations.ts';
import { snsClient } from '../adapters/sns-topic.ts';
import { ENVIRONMENT, EVENTS } from '../contract/environment.ts';
import { instantOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import { routineRequestSchema } from '../contract/operations.ts';
import { bundledSources } from '../runtime/catalogue.ts';
import { readEnvironment } from '../runtime/env.ts';
import { asError, createLog } from '../runtime/log.ts';
import { announceAgain } from './announce-again.ts';
import { settled } from './settled.ts';
import { watch } from './watchdog.ts';

// On cold start.
const { bucket, operationsTopicArn } = ENVIRONMENT;
const environment = readEnvironment({ bucket, operationsTopicArn }, process.env);
const log = createLog('watchdog');
const ports = {
  archive: s3Archive({ client: s3Client(), bucket: environment.bucket }),
  operations: snsOperations({ client: snsClient(), topicArn: environment.operationsTopicArn }),
  clock: () => instantOf(Date.now()),
};

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

// Per event: sources and alerts each for themselves. The bundle holds the sources that are polled, and no others.
async function lookAround(at: Instant): Promise<void> {
  const claimant = randomUUID();
  const looks: readonly (() => Promise<object>)[] = [
    () => watch(at, bundledSources(), { ...ports, claimant }),
    () => announceAgain(at, ports.archive),
  ];
  const { values, rethrow } = await settled(looks, (look) => look());
  log.info(EVENTS.watched, { at, ...values[0], ...values[1] });
  rethrow('the watchdog left something undone');
}
