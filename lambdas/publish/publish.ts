import { secondsOf } from '../contract/instant.ts';
import { deliveryOf } from '../contract/keys.ts';
import { claim, deliverySchema, judgeClaim, released } from '../core/delivery.ts';
import type { Delivery } from '../core/delivery.ts';
import { ArchiveError } from '../core/ports/archive.ts';
import type { Written } from '../core/ports/archive.ts';
import type { Notification } from '../core/ports/topic.ts';
import { encodeRecord, readRecord } from '../core/record.ts';
import type { PublishPorts } from './ports.ts';
import { prepare } from './prepare.ts';

/** `sent`: handed over by this call. `sent-before`, `held` (another publisher has it in hand): nothing was sent. */
export interface PublishReport {
  /** Id of the alert, the burst or the digest. */
  readonly id: string;
  readonly outcome: 'sent' | 'sent-before' | 'held';
  readonly subject: string | null;
  readonly to: Notification['to'];
  /** How many got it, where the receiver tells; null where it does not or nothing was sent. */
  readonly receivers: number | null;
  /** From the detection (of a digest: its hour) to the topic's acceptance; null where nothing was sent. */
  readonly seconds: number | null;
}

/**
 * Delivers one alert, burst or digest: claims it, hands it to the topic, marks it. `key`: of its record. Two publishers at the same
 * moment send one alert; a crash between the topic's acceptance and the mark is the one case in which it goes out twice.
 *
 * Rejects with the archive's or the topic's error; the alert is then taken up again once the claim has expired.
 */
export async function publish(key: string, ports: PublishPorts): Promise<PublishReport> {
  const { archive, topic, clock, claimant } = ports;
  const notification = await prepare(key, ports);
  const { id, subject, at, to } = notification;
  const deliveryKey = deliveryOf(key);
  const claimed = await takeClaim(deliveryKey, id, ports);
  if (typeof claimed === 'string')
    return { id, outcome: claimed, subject: null, to, receivers: null, seconds: null };
  const { messageId, receivers = null } = await topic.publish(notification).catch(async (error: unknown) => {
    await archive.replace(deliveryKey, encodeRecord(released(id, claimant, clock())), claimed.version);
    throw error;
  });
  // Never before the detection, though the clock of a replay that is started again goes back.
  const sentAt = [clock(), at].toSorted()[1] ?? at;
  const sent: Delivery = { version: 1, status: 'sent', alert: id, sentAt, messageId, subject };
  await archive.replace(deliveryKey, encodeRecord(sent), claimed.version);
  return { id, outcome: 'sent', subject, to, receivers, seconds: secondsOf(sentAt) - secondsOf(at) };
}

/** Resolves with the delivery object's version that holds our claim. */
async function takeClaim(
  key: string,
  alert: string,
  { archive, clock, claimant }: PublishPorts,
): Promise<Written | 'sent-before' | 'held'> {
  const mine = encodeRecord(claim(alert, claimant, clock()));
  const created = await archive.create(key, mine);
  if (created !== 'exists') return created;
  const there = await readRecord(archive, key, deliverySchema);
  if (there === undefined) throw new ArchiveError(`${key} was there and is gone`, { key, retryable: true });
  const verdict = judgeClaim(there.record, claimant, clock());
  if (verdict !== 'free') return verdict === 'sent' ? 'sent-before' : 'held';
  const replaced = await archive.replace(key, mine, there.version);
  return replaced === 'conflict' ? 'held' : replaced;
}
