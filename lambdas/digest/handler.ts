import * as v from 'valibot';
import { s3Archive } from '../adapters/s3-archive.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { ENVIRONMENT, EVENTS } from '../contract/environment.ts';
import { routineRequestSchema } from '../contract/operations.ts';
import { digestDayAt } from '../core/daily/window.ts';
import { bundledSources } from '../runtime/catalogue.ts';
import { readEnvironment } from '../runtime/env.ts';
import { asError, createLog } from '../runtime/log.ts';
import { readSettings } from '../runtime/settings.ts';
import { digest } from './digest.ts';

// On cold start.
const { bucket, settings: settingsName } = ENVIRONMENT;
const environment = readEnvironment({ bucket, settings: settingsName }, process.env);
const settings = readSettings(environment.settings);
const log = createLog('digest');
const archive = s3Archive({ client: s3Client(), bucket: environment.bucket });

/** Called by its schedule, asynchronously: an error is tried twice more; then the event lies in the dead letters. */
export async function handler(event: unknown): Promise<void> {
  try {
    const { at } = v.parse(routineRequestSchema, event);
    // Switched off, it has no schedule: an event that comes all the same is somebody's wish for one.
    const hour = settings.digestHour ?? 0;
    const { date } = digestDayAt(at, { zone: settings.zone, hour });
    const report = await digest(date, hour, bundledSources(), { archive, settings });
    log.info(EVENTS.digested, { at, ...report });
  } catch (thrown) {
    log.error(EVENTS.handlerFailed, { error: asError(thrown), event });
    throw thrown;
  }
}
