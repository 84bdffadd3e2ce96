import path from 'node:path';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { HOUR, MINUTE, after } from '../../lambdas/contract/instant.ts';
import { ALERTS, BURSTS, DIGESTS, deliveryOf } from '../../lambdas/contract/keys.ts';
import { readBucket } from './archives.ts';
import { LAST_LAYER } from './situations.ts';
import { publishCreated } from './triggers.ts';
import { runRound } from './wire-replay.ts';
import type { WireDeployment } from './wire-replay.ts';

/**
 * What goes wrong rarely, after the town's layers: an alert, a burst and a digest that nobody delivered, which the
 * watchdog announces again; polls of a list that has not changed; an item whose first job ended in the dead letters.
 */
export async function afterwards(deployment: WireDeployment): Promise<void> {
  const at = after(LAST_LAYER, 2 * HOUR);
  await loseDeliveries(deployment);
  await deployment.functions.invoke('watchdog', { at }, at);
  await publishCreated(deployment.stack, deployment.functions, at);
  for (const minutes of [15, 30]) await runRound(deployment, after(at, minutes * MINUTE));
  await loseItem(deployment);
  await runRound(deployment, after(at, 8 * HOUR));
}

/** Claims that have run out, as publishers leave them that died. */
async function loseDeliveries({ stack }: WireDeployment): Promise<void> {
  const keys = [...(await readBucket(stack.s3, stack.bucket)).keys()];
  for (const prefix of [`${ALERTS}dt=2026-11-20/`, BURSTS, `${DIGESTS}2026/11/21`]) {
    const key = keys.filter((one) => one.startsWith(prefix) && one.endsWith('.json')).at(-1) ?? '';
    const alert = path.basename(key, '.json');
    const claim = { version: 1, status: 'claimed', alert, claimant: 'a dead one', until: LAST_LAYER };
    const Body = JSON.stringify(claim);
    await stack.s3.send(new PutObjectCommand({ Bucket: stack.bucket, Key: deliveryOf(key), Body }));
  }
}

async function loseItem({ stack }: WireDeployment): Promise<void> {
  const keys = [...(await readBucket(stack.s3, stack.bucket)).keys()];
  const Key = keys.find((key) => key.endsWith('-burst7/item.json'));
  await stack.s3.send(new DeleteObjectCommand({ Bucket: stack.bucket, Key }));
}
