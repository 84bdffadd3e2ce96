import { s3Archive } from '../adapters/s3-archive.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { snsClient, snsTopic } from '../adapters/sns-topic.ts';
import { ENVIRONMENT, EVENTS } from '../contract/environment.ts';
import { instantOf } from '../contract/instant.ts';
import type { MailOptions } from '../core/compose/mail.ts';
import { bundledSources } from '../runtime/catalogue.ts';
import { readEnvironment } from '../runtime/env.ts';
import { asError, createLog } from '../runtime/log.ts';
import { keysOf } from '../runtime/s3-event.ts';
import { publish } from './publish.ts';

// On cold start.
const { bucket, alertTopicArn } = ENVIRONMENT;
const environment = readEnvironment({ bucket, alertTopicArn }, process.env);
const log = createLog('publish');
const ports = {
  archive: s3Archive({ client: s3Client(), bucket: environment.bucket }),
  topic: snsTopic({ client: snsClient(), topicArn: environment.alertTopicArn }),
  clock: () => instantOf(Date.now()),
  mailOptions,
};

/**
 * Called by the archive when alert records are created, asynchronously: an error is tried twice more, under the same
 * request id, so that a try takes up the claim of the one before; then the event lies in the dead letters.
 */
export async function handler(event: unknown, context: { readonly awsRequestId: string }): Promise<void> {
  try {
    for (const key of keysOf(event)) await deliver(key, context.awsRequestId);
  } catch (thrown) {
    log.error(EVENTS.handlerFailed, { error: asError(thrown), event });
    throw thrown;
  }
}

// Per event: S3 tells of one object at a time.
async function deliver(key: string, claimant: string): Promise<void> {
  const report = await publish(key, { ...ports, claimant });
  log.info(EVENTS.delivered, { key, ...report });
}

/** An alert of a source that was taken out since still goes out; what its terms were is unknown, so nothing is quoted. */
function mailOptions(source: string): MailOptions {
  const terms = bundledSources().find(({ id }) => id === source)?.terms;
  return terms ?? { keep: 'link' };
}
